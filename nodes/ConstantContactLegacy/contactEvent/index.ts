import type { Resource } from '../../kit';
import type { ConstantContactV1Api } from '../api/client';
import { getAllContactEvents } from './getAll';
import { getContactEventSummary } from './getSummary';

/** What happened to the emails sent to a contact. */
export const contactEvent: Resource<ConstantContactV1Api> = {
	value: 'contactEvent',
	name: 'Contact Event',
	description: 'Activities of a contact',
	operations: [getAllContactEvents, getContactEventSummary],
};
