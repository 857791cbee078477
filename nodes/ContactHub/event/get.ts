import { path } from '../../kit';
import { define } from '../operation';
import { eventIdField } from './fields';
import { eventSchema, simplifyEvent } from './schema';

export const getEvent = define.item({
	value: 'get',
	name: 'Get',
	action: 'Get event',
	description: 'Retrieve an event by ID',
	requests: 'One per event',
	output: eventSchema,
	simplify: simplifyEvent,
	fields: { eventId: eventIdField },
	async run({ api, params }) {
		return await api.get(path`/events/${params.eventId}`);
	},
});
