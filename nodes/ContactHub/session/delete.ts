import { path, schema } from '../../kit';
import { customerField } from '../fields/common';
import { define } from '../operation';
import { sessionField } from './record';

export const deleteSession = define.item({
	value: 'delete',
	name: 'Delete',
	action: 'Delete session',
	description: 'Unbind a session from its customer',
	requests: 'One per session',
	output: schema.object({ deleted: { type: 'boolean' }, id: { type: 'string' } }, ['deleted']),
	fields: { customer: customerField, session: sessionField },
	async run({ api, params: { customer, session } }) {
		await api.delete(path`/customers/${customer}/sessions/${session}`);
		return { deleted: true, id: session };
	},
});
