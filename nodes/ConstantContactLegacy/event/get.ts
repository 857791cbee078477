import { path } from '../../kit';
import { define } from '../operation';
import { eventField } from './fields';
import { eventSchema } from './schema';

export const getEvent = define.item({
	value: 'get',
	name: 'Get',
	action: 'Get event',
	description: 'Retrieve an event with its fees, payment options and registration types',
	requests: 'One per event',
	output: eventSchema,
	fields: { event: eventField },
	async run({ api, params }) {
		return await api.get(path`/events/${params.event}`, { eventMarketing: true });
	},
});
