import { path } from '../../kit';
import { contactField } from '../fields/common';
import { define } from '../operation';
import { requireContactByEmail } from './find';
import { contactSchema, simplifyContact } from './schema';

export const getContact = define.item({
	value: 'get',
	name: 'Get',
	action: 'Get contact',
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
