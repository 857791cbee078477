import { when } from '../../kit';
import { removeFromField } from '../../constantContactShared/contactForm/parameters';
import { define } from '../operation';
import { contactForm } from './draft';
import { contactField, listsField } from './fields';
import { findContactId } from './find';
import { getMemberships } from './membership';
import { rewriteContact } from './rewrite';
import { contactSchema } from './schema';

export const removeContactFromList = define.item({
	value: 'removeFromList',
	name: 'Remove From List',
	action: 'Remove contact from list',
	description: 'Remove a contact from some or all lists; it can be added again at any time',
	requests: "Two per contact, only one if it isn't in any of the lists; one more by email address",
	output: contactSchema,
	fields: {
		contact: contactField,
		removeFrom: removeFromField,
		lists: when({ removeFrom: ['some'] }, listsField),
	},
	async run({ api, params: { contact, removeFrom, lists = [] }, hint }) {
		const id = await findContactId(api, contact);
		return await rewriteContact(api, id, (current) => {
			const memberships = getMemberships(current);
			const kept = removeFrom === 'all' ? [] : memberships.filter(({ id }) => !lists.includes(id));
			if (kept.length < memberships.length) {
				// The service refuses removals by the contact's own action (V1 API 2.5).
				const optInSource = 'ACTION_BY_CUSTOMER';
				return { values: contactForm.merge(current, {}), lists: kept, optInSource };
			}
			hint("The contact isn't in any of these lists; nothing was sent");
			return undefined;
		});
	},
});
