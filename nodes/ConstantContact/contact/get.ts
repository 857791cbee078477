import { readEmail, unknownEmailError } from '../../constantContactShared/contactForm/values';
import { plain } from '../operation';
import { findByEmail, readContact } from './contacts';
import { contactField } from './fields';
import { addLabels } from './labels';
import { contactSchema, simplifyContact } from './schema';

export const getContact = plain.get({
	noun: 'contact',
	description: 'Retrieve a contact by ID or email address, even a deleted one',
	requests: 'One per contact, and one per run if there are custom fields',
	output: contactSchema,
	simplify: simplifyContact,
	fields: { contact: contactField },
	async run({ api, params: { contact } }) {
		if (!contact.includes('@')) return await addLabels(api, await readContact(api, contact));
		const email = readEmail(contact, 'Contact');
		const found = await findByEmail(api, email);
		if (found === undefined) throw unknownEmailError(email);
		return await addLabels(api, found);
	},
});
