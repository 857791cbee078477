import { contactField } from '../fields/common';
import { define } from '../operation';
import { actionByField } from './actionBy';
import { getListIds, toContactValues } from './document';
import { listsField } from './fields';
import { findContactId } from './find';
import { rewriteContact } from './rewrite';
import { contactSchema } from './schema';

export const addContactToList = define.item({
	value: 'addToList',
	name: 'Add to List',
	action: 'Add contact to list',
	description: 'Add a contact to one or more lists; it stays in its other lists',
	requests: 'Two per contact, only one if it is already in the lists; one more by email address',
	output: contactSchema,
	fields: { contact: contactField, lists: listsField, actionBy: actionByField },
	async run({ api, params: { contact, lists, actionBy }, hint }) {
		const id = await findContactId(api, contact);
		return await rewriteContact(api, id, (current) => {
			const memberships = getListIds(current);
			const wanted = [...new Set([...memberships, ...lists])];
			if (wanted.length > memberships.length) {
				return { values: toContactValues(current), lists: wanted, actionBy };
			}
			hint('The contact is already in these lists; nothing was sent');
			return undefined;
		});
	},
});
