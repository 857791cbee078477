import { leafPaths, path } from '../../kit';
import { contactIdOf } from '../contact/find';
import { contactField } from '../fields/common';
import { define } from '../operation';
import { activities, activitySchema, trackingFields } from '../tracking';
import { TRACKING_PER_PAGE } from '../trackingRecord';

export const getAllContactTracking = define.list({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many contact tracking activities',
	description: 'Retrieve what happened to the e-mails to a contact, the newest first',
	requests: `One per ${TRACKING_PER_PAGE} activities, and one to find a contact by email address`,
	records: 'contact-tracking',
	output: activitySchema,
	fields: { contact: contactField, ...trackingFields },
	columns: () => leafPaths(activitySchema),
	async *pages({ api, params: { contact, ...wanted }, limit }) {
		const id = await contactIdOf(api, contact);
		yield* activities(api, path`/contacts/${id}`, { contact_id: id }, wanted, limit);
	},
});
