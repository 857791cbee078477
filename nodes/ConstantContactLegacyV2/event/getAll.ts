import { path } from '../../kit';
import { define } from '../operation';
import { eventSummarySchema } from './schema';

export const getAllEvents = define.list({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many events',
	description:
		'Retrieve a list of events; Constant Contact retired events of this API in June 2024',
	requests: 'One per 50 events',
	records: 'events',
	output: eventSummarySchema,
	fields: {},
	pages({ api, limit }) {
		return api.pages(path`/eventspot/events`, { limit: Math.min(50, limit) });
	},
});
