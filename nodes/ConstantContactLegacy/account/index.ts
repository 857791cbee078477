import type { Resource } from '../../kit';
import type { ConstantContactV1Api } from '../api/client';
import { verifyAccount } from './verify';

/** The account itself. */
export const account: Resource<ConstantContactV1Api> = {
	value: 'account',
	name: 'Account',
	description: 'The profile of the account',
	operations: [verifyAccount],
};
