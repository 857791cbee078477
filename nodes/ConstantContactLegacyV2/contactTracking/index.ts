import { path, type Resource } from '../../kit';
import type { ConstantContactV2Api } from '../api/client';
import { findContactId } from '../contact/find';
import { contactField } from '../fields/common';
import { plain } from '../operation';
import { listActivities, activitySchema, trackingFields } from '../tracking/tracking';
import { TRACKING_PER_PAGE } from '../tracking/trackingRecord';
import { getContactTrackingSummary } from './getSummary';
import { getContactTrackingByCampaign } from './getSummaryByCampaign';

const getAllContactTracking = plain.getAll({
	noun: 'contact tracking activities',
	description: 'Retrieve what happened to the emails sent to a contact, newest first',
	requests: `One per ${TRACKING_PER_PAGE} activities, and one to find a contact by email address`,
	records: 'contact-tracking',
	output: activitySchema,
	fields: { contact: contactField, ...trackingFields },
	async *pages({ api, params: { contact, ...wanted }, limit }) {
		const id = await findContactId(api, contact);
		yield* listActivities(api, path`/contacts/${id}`, { contact_id: id }, wanted, limit);
	},
});

/** What happened to the emails sent to a contact. */
export const contactTracking: Resource<ConstantContactV2Api> = {
	value: 'contactTracking',
	name: 'Contact Tracking',
	description: 'Activities of a contact',
	operations: [getAllContactTracking, getContactTrackingSummary, getContactTrackingByCampaign],
};
