import type { Resource } from '../../kit';
import type { ConstantContactV2Api } from '../api/client';
import { getAllContactTracking } from './getAll';
import { getContactTrackingSummary } from './getSummary';
import { getContactTrackingByCampaign } from './getSummaryByCampaign';

/** What happened to the emails to a contact. */
export const contactTracking: Resource<ConstantContactV2Api> = {
	value: 'contactTracking',
	name: 'Contact Tracking',
	description: 'What a contact did',
	operations: [getAllContactTracking, getContactTrackingSummary, getContactTrackingByCampaign],
};
