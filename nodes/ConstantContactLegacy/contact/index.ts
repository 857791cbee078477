import { path, type Resource } from '../../kit';
import type { ConstantContactV1Api } from '../api/client';
import { plain } from '../operation';
import { addContactToList } from './addToList';
import { createContact } from './create';
import { contactField } from './fields';
import { findContactId } from './find';
import { getAllContacts } from './getAll';
import { removeContactFromList } from './removeFromList';
import { contactSchema, simplifyContact } from './schema';
import { unsubscribeContact } from './unsubscribe';
import { updateContact } from './update';
import { upsertContact } from './upsert';

const getContact = plain.get({
	noun: 'contact',
	description: 'Retrieve a contact with all its data and lists, by ID or email address',
	requests: 'One per contact, two by email address',
	output: contactSchema,
	simplify: simplifyContact,
	fields: { contact: contactField },
	async run({ api, params }) {
		const id = await findContactId(api, params.contact);
		return await api.get(path`/contacts/${id}`);
	},
});

/** Contacts and the lists they belong to. */
export const contact: Resource<ConstantContactV1Api> = {
	value: 'contact',
	name: 'Contact',
	description: 'People and their subscriptions',
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
