import { path, type Resource } from '../../kit';
import { registrantIdField } from '../../constantContactShared/fields/registrantId';
import type { ConstantContactV2Api } from '../api/client';
import { eventField } from '../event/fields';
import { plain } from '../operation';
import { registrantSchema, registrantSummarySchema } from './schema';

const getRegistrant = plain.get({
	noun: 'registrant',
	description:
		"Retrieve a registrant of an event; Constant Contact retired this API's events in June 2024",
	requests: 'One per registrant',
	output: registrantSchema,
	fields: { event: eventField, registrantId: registrantIdField },
	run: async ({ api, params: { event, registrantId } }) =>
		await api.get(path`/eventspot/events/${event}/registrants/${registrantId}`),
});

const getAllRegistrants = plain.getAll({
	noun: 'registrants',
	description:
		"Retrieve a list of registrants of an event; Constant Contact retired this API's events in June 2024",
	requests: 'One per 50 registrants',
	output: registrantSummarySchema,
	fields: { event: eventField },
	pages({ api, params, limit }) {
		const query = { limit: Math.min(50, limit) };
		return api.pages(path`/eventspot/events/${params.event}/registrants`, query, limit);
	},
});

/** People who have registered for an event of EventSpot, which has been retired (V2 API 2.8). */
export const registrant: Resource<ConstantContactV2Api> = {
	value: 'registrant',
	name: 'Registrant',
	description: 'People registered for an event',
	operations: [getRegistrant, getAllRegistrants],
};
