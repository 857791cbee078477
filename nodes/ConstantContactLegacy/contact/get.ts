import { path } from '../../kit';
import { define } from '../operation';
import { contactField } from './fields';
import { findContactId } from './find';
import { contactSchema, simplifyContact } from './schema';

export const getContact = define.item({
	value: 'get',
	name: 'Get',
	action: 'Get contact',
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
