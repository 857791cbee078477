import type { Resource } from '../../kit';
import type { ConstantContactV1Api } from '../api/client';
import { getEmailAddress } from './get';
import { getAllEmailAddresses } from './getAll';

/** The account's own email addresses. */
export const emailAddress: Resource<ConstantContactV1Api> = {
	value: 'emailAddress',
	name: 'Email Address',
	description: 'Addresses to send from',
	operations: [getEmailAddress, getAllEmailAddresses],
};
