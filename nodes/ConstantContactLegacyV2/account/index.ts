import type { Resource } from '../../kit';
import type { ConstantContactV2Api } from '../api/client';
import { getAccount } from './get';
import { updateAccount } from './update';

/** The account itself. */
export const account: Resource<ConstantContactV2Api> = {
	value: 'account',
	name: 'Account',
	description: 'The account itself',
	operations: [getAccount, updateAccount],
};
