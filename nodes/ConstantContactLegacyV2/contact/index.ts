import { path, type Resource } from '../../kit';
import type { ConstantContactV2Api } from '../api/client';
import { contactField } from '../fields/common';
import { plain } from '../operation';
import { addContactToList } from './addToList';
import { createContact } from './create';
import { requireContactByEmail } from './find';
import { getAllContacts } from './getAll';
import { removeContactFromList } from './removeFromList';
import { contactSchema, simplifyContact } from './schema';
import { unsubscribeContact } from './unsubscribe';
import { updateContact } from './update';
import { upsertContact } from './upsert';

const getContact = plain.get({
	noun: 'contact',
	description: 'Retrieve a contact with all its data and lists, by ID or email address',
	requests: 'One per contact',
	output: contactSchema,
	simplify: simplifyContact,
	fields: { contact: contactField },
	async run({ api, params: { contact } }) {
		if (contact.includes('@')) return await requireContactByEmail(api, contact);
		return await api.get(path`/contacts/${contact}`);
	},
});

/** Contacts and the lists they belong to. */
export const contact: Resource<ConstantContactV2Api> = {
	value: 'contact',
	name: 'Contact',
	description: 'People',
	operations: [
		addContactToList,
		createContact,
		upsertContact,
		getContact,
		getAllContacts,
		removeContactFromList,
		unsubscribeContact,
		updateContact,
	],
};
