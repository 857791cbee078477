import { carryContactForm, carryFieldsToClear } from '../contactForm';
import { carryLists, carryLocator } from '../ids';
import { aboutOne, becomes, OTHER_RECORDS, type Mapping } from '../mapping';
import { group, KeepNodeError, mentionLost, pick, translate } from '../parameters';

/** Who added a contact, in the terms of versions 1 and 2. In version 1, the customer is the account's owner. */
const SOURCES = {
	ACTION_BY_OWNER: 'Account',
	ACTION_BY_CUSTOMER: 'Account',
	ACTION_BY_VISITOR: 'Contact',
	ACTION_BY_CONTACT: 'Contact',
};

/** Creates and upserts of contacts; `who` is the name of the parameter for who added the person. */
export function writesContact(operation: 'create' | 'upsert', who: string): Mapping {
	return becomes(
		'contact',
		operation,
		(conversion) => {
			const { from, note } = conversion;
			const { form, text } = carryContactForm(conversion);
			const lists = carryLists(conversion, from.lists);
			const createSource =
				from[who] === undefined ? 'Account' : translate(from[who], SOURCES, 'Action By');
			if (createSource !== 'Account') {
				note("If people fill in a form themselves, use 'Contact: Sign Up' instead.");
			}
			if (text !== undefined && operation === 'upsert')
				note(`V3 writes a note only where a contact is created: ${String(text)}`);
			return {
				...pick(from, ['unusableValues', 'preview', 'simplify']),
				contactFields: form,
				additionalFields: {
					createSource,
					...(lists !== undefined && { lists }),
					...(text !== undefined && operation === 'create' && { note: text }),
				},
			};
		},
		'Custom fields are chosen by their labels. A street has one line, and there are no fields for prefix, middle name and fax.',
		OTHER_RECORDS,
	);
}

/** Contacts and lists, which both legacy nodes have. */
export const CONTACT_SUCCESSORS: Record<string, Mapping> = {
	'contact.get': becomes(
		'contact',
		'get',
		(conversion) => ({
			...pick(conversion.from, ['simplify']),
			contact: carryLocator(conversion, 'contact', 'contact'),
		}),
		OTHER_RECORDS,
	),
	'contact.update': becomes(
		'contact',
		'update',
		(conversion) => {
			const { from } = conversion;
			const { form, text } = carryContactForm(conversion);
			if (text !== undefined)
				conversion.note(`V3 writes a note only where a contact is created: ${String(text)}`);
			const updateFields = group(from, 'updateFields');
			const fieldsToClear = carryFieldsToClear(conversion, updateFields.fieldsToClear);
			mentionLost(conversion, updateFields, ['fieldsToClear']);
			return {
				...pick(from, ['unusableValues', 'preview']),
				contact: carryLocator(conversion, 'contact', 'contact'),
				contactFields: form,
				...(fieldsToClear !== undefined && { updateFields: { fieldsToClear } }),
			};
		},
		'Custom fields are chosen by their labels. The node no longer asks who made the change.',
		OTHER_RECORDS,
	),
	'contact.unsubscribe': becomes(
		'contact',
		'unsubscribe',
		(conversion) => ({
			contact: carryLocator(conversion, 'contact', 'contact'),
			requestedBy: 'Contact',
		}),
		"'Requested By' is set to Contact, the safer choice: only the person can subscribe again. Choose Account if the decision was yours.",
	),
	'contact.addToList': becomes(
		'contact',
		'addToList',
		(conversion) => ({
			contact: carryLocator(conversion, 'contact', 'contact'),
			lists: carryLists(conversion, conversion.from.lists),
		}),
		'The node no longer asks who made the change.',
	),
	'contact.removeFromList': becomes(
		'contact',
		'removeFromList',
		(conversion) => {
			if (conversion.from.removeFrom !== undefined && conversion.from.removeFrom !== 'some') {
				throw new KeepNodeError(
					"V3 can't remove a contact from all lists at once: name the lists.",
				);
			}
			return {
				contact: carryLocator(conversion, 'contact', 'contact'),
				lists: carryLists(conversion, conversion.from.lists),
			};
		},
		"A contact can't be removed from all lists at once: name the lists.",
	),
	'contactList.create': becomes(
		'contactList',
		'create',
		(conversion) => {
			mentionLost(conversion, group(conversion.from, 'additionalFields'), []);
			return pick(conversion.from, ['name']);
		},
		'Status, sort order and the opt-in default have no successor.',
	),
	'contactList.get': aboutOne('contactList', 'get', 'list', 'list', OTHER_RECORDS),
	'contactList.update': becomes(
		'contactList',
		'update',
		(conversion) => {
			const fields = group(conversion.from, 'updateFields');
			if (fields.name === undefined)
				throw new KeepNodeError('V3 has none of the fields that it changes.');
			mentionLost(conversion, fields, ['name']);
			return {
				list: carryLocator(conversion, 'list', 'list'),
				updateFields: pick(fields, ['name']),
			};
		},
		'Status, sort order and the opt-in default have no successor.',
	),
	'contactList.delete': aboutOne(
		'contactList',
		'delete',
		'list',
		'list',
		'V3 deletes a list in a bulk activity; the node waits for it.',
	),
};
