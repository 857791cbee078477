import { path, schema } from '../../kit';
import { listField } from '../fields/common';
import { define } from '../operation';

export const deleteList = define.item({
	value: 'delete',
	name: 'Delete',
	action: 'Delete contact list',
	description: 'Delete a contact list; its contacts stay in the account',
	requests: 'One per list',
	output: schema.object({ deleted: { type: 'boolean' }, id: { type: 'string' } }, ['deleted']),
	fields: { list: listField },
	async run({ api, params }) {
		await api.delete(path`/lists/${params.list}`);
		return { deleted: true, id: params.list };
	},
});
