import { listLeafPaths, path } from '../../kit';
import { findContactId } from '../contact/find';
import { contactField } from '../fields/common';
import { define } from '../operation';
import { listActivities, activitySchema, trackingFields } from '../tracking/tracking';
import { TRACKING_PER_PAGE } from '../tracking/trackingRecord';

export const getAllContactTracking = define.list({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many contact tracking activities',
	description: 'Retrieve what happened to the emails to a contact, the newest first',
	requests: `One per ${TRACKING_PER_PAGE} activities, and one to find a contact by email address`,
	records: 'contact-tracking',
	output: activitySchema,
	fields: { contact: contactField, ...trackingFields },
	columns: () => listLeafPaths(activitySchema),
	async *pages({ api, params: { contact, ...wanted }, limit }) {
		const id = await findContactId(api, contact);
		yield* listActivities(api, path`/contacts/${id}`, { contact_id: id }, wanted, limit);
	},
});
