import { path } from '../../kit';
import { eventField } from '../event/fields';
import { define } from '../operation';
import { registrantSummarySchema } from './schema';

export const getAllRegistrants = define.list({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many registrants',
	description: 'Retrieve a list of registrants of an event',
	requests: 'One per page; Constant Contact sets its size',
	records: 'registrants',
	output: registrantSummarySchema,
	fields: { event: eventField },
	pages({ api, params }) {
		return api.feed(path`/events/${params.event}/registrants`, {}, { eventMarketing: true });
	},
});
