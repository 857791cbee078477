import { path, schema } from '../../kit';
import { define } from '../operation';
import { eventIdField } from './fields';

export const deleteEvent = define.item({
	value: 'delete',
	name: 'Delete',
	action: 'Delete event',
	description: 'Delete an event',
	requests: 'One per event',
	output: schema.object({ deleted: { type: 'boolean' }, id: { type: 'string' } }, ['deleted']),
	fields: { eventId: eventIdField },
	async run({ api, params }) {
		await api.delete(path`/events/${params.eventId}`);
		return { deleted: true, id: params.eventId };
	},
});
