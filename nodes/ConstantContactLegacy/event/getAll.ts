import { path } from '../../kit';
import { define } from '../operation';
import { eventSummarySchema } from './schema';

export const getAllEvents = define.list({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many events',
	description: 'Retrieve a list of events',
	requests: 'One per page; Constant Contact sets its size',
	records: 'events',
	output: eventSummarySchema,
	fields: {},
	pages({ api }) {
		return api.feed(path`/events`, {}, { eventMarketing: true });
	},
});
