import type { Resource } from '../../kit';
import type { ConstantContactApi } from '../api/client';
import { getContactActivities, getContactRates, getContactSummary } from './reading';

/** What a contact did with campaigns. */
export const contactReport: Resource<ConstantContactApi> = {
	value: 'contactReport',
	name: 'Contact Report',
	description: 'What a contact did with campaigns',
	operations: [getContactActivities, getContactRates, getContactSummary],
};
