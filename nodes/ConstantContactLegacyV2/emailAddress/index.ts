import type { Resource } from '../../kit';
import type { ConstantContactV2Api } from '../api/client';
import { createEmailAddress } from './create';
import { getAllEmailAddresses } from './getAll';

/** The account's own email addresses. */
export const emailAddress: Resource<ConstantContactV2Api> = {
	value: 'emailAddress',
	name: 'Email Address',
	description: 'Addresses to send from',
	operations: [createEmailAddress, getAllEmailAddresses],
};
