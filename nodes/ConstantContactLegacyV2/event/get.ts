import { path } from '../../kit';
import { define } from '../operation';
import { eventField } from './fields';
import { eventSchema } from './schema';

export const getEvent = define.item({
	value: 'get',
	name: 'Get',
	action: 'Get event',
	description: 'Retrieve an event; Constant Contact retired events of this API in June 2024',
	requests: 'One per event',
	output: eventSchema,
	fields: { event: eventField },
	async run({ api, params }) {
		return await api.get(path`/eventspot/events/${params.event}`);
	},
});
