import { path } from '../../kit';
import { waitFields } from '../../constantContactShared/bulk/waiting';
import { deleteByActivity, createDeletionSchema } from '../activity/deletion';
import { listField } from '../fields/common';
import { define } from '../operation';

export const deleteList = define.item({
	value: 'delete',
	name: 'Delete',
	action: 'Delete contact list',
	description:
		'Delete a contact list; its contacts stay in the account. Its name can be reused once the deletion is complete.',
	requests: 'One per list, and one per status check',
	output: createDeletionSchema('list_id'),
	fields: { list: listField, ...waitFields },
	async run({ api, params: { list, wait, waiting }, hint }) {
		const target = path`/contact_lists/${list}`;
		return await deleteByActivity(api, target, { list_id: list }, { wait, waiting, hint });
	},
});
