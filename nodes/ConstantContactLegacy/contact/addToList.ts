import { define } from '../operation';
import { contactForm } from './draft';
import { contactField, listsField } from './fields';
import { findContactId } from './find';
import { getMemberships, buildMemberships } from './membership';
import { optInSourceField } from './optIn';
import { rewriteContact } from './rewrite';
import { contactSchema } from './schema';

export const addContactToList = define.item({
	value: 'addToList',
	name: 'Add to List',
	action: 'Add contact to list',
	description: 'Add a contact to one or more lists; it stays in its other lists',
	requests: 'Two per contact, only one if it is already in the lists; one more by email address',
	output: contactSchema,
	fields: { contact: contactField, lists: listsField, optInSource: optInSourceField },
	async run({ api, params, hint }) {
		const { optInSource } = params;
		const id = await findContactId(api, params.contact);
		return await rewriteContact(api, id, (current) => {
			const memberships = getMemberships(current);
			const added = buildMemberships(api, params.lists, memberships);
			if (added.length > 0) {
				const lists = [...memberships, ...added];
				return { values: contactForm.merge(current, {}), lists, optInSource };
			}
			hint('The contact is already in these lists; nothing was sent');
			return undefined;
		});
	},
});
