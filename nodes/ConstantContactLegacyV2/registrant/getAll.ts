import { path } from '../../kit';
import { eventField } from '../event/fields';
import { define } from '../operation';
import { registrantSummarySchema } from './schema';

export const getAllRegistrants = define.list({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many registrants',
	description:
		'Retrieve a list of registrants of an event; Constant Contact retired events of this API in June 2024',
	requests: 'One per 50 registrants',
	records: 'registrants',
	output: registrantSummarySchema,
	fields: { event: eventField },
	pages({ api, params, limit }) {
		const query = { limit: Math.min(50, limit) };
		return api.pages(path`/eventspot/events/${params.event}/registrants`, query);
	},
});
