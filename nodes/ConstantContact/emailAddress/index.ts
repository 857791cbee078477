import type { Resource } from '../../kit';
import type { ConstantContactApi } from '../api/client';
import { createEmailAddress } from './create';
import { getAllEmailAddresses } from './getAll';

/** The account's own email addresses. */
export const emailAddress: Resource<ConstantContactApi> = {
	value: 'emailAddress',
	name: 'Email Address',
	description: 'Addresses to send from',
	operations: [createEmailAddress, getAllEmailAddresses],
};
