import { withLock, path, schema, when } from '../../kit';
import { removeFromField } from '../../constantContactShared/contactForm/parameters';
import { contactField } from '../fields/common';
import { define } from '../operation';
import { listsField } from './fields';
import { findContactId } from './find';

export const removeContactFromList = define.item({
	value: 'removeFromList',
	name: 'Remove From List',
	action: 'Remove contact from list',
	description: 'Remove a contact from some or all lists; it can be added again at any time',
	requests: 'One per list, one for all lists together; one more by email address',
	output: schema.object(
		{
			removed: { type: 'boolean' },
			id: { type: 'string' },
			lists: { type: 'array', items: { type: 'string' } },
		},
		['removed', 'id'],
	),
	fields: {
		contact: contactField,
		removeFrom: removeFromField,
		lists: when({ removeFrom: ['some'] }, listsField),
	},
	async run({ api, params: { contact, removeFrom, lists = [] } }) {
		const id = await findContactId(api, contact);
		return await withLock(api.getKey(path`/contacts/${id}`), async () => {
			if (removeFrom === 'all') {
				await api.delete(path`/contacts/${id}/lists`);
				return { removed: true, id };
			}
			for (const list of lists) await api.delete(path`/contacts/${id}/lists/${list}`);
			return { removed: true, id, lists };
		});
	},
});
