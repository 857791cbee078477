import { path, schema } from '../../kit';
import { define } from '../operation';
import { findContactId } from './contacts';
import { contactField } from './fields';

export const deleteContact = define.item({
	value: 'delete',
	name: 'Delete',
	action: 'Delete contact',
	description:
		'Delete a contact: it leaves all lists and loses its tags. The service keeps it, and its address remains taken.',
	requests: 'One per contact; two by email address',
	output: schema.object({ deleted: { type: 'boolean' }, contact_id: { type: 'string' } }, [
		'deleted',
		'contact_id',
	]),
	fields: { contact: contactField },
	async run({ api, params: { contact } }) {
		const id = await findContactId(api, contact);
		await api.delete(path`/contacts/${id}`);
		return { deleted: true, contact_id: id };
	},
});
