import { path, schema } from '../../kit';
import { findChosenIds, LIST_KIND } from '../fields/chosenRecords';
import { define } from '../operation';
import { findContactId } from './contacts';
import { contactField, someLists } from './fields';

export const resubscribeContact = define.item({
	value: 'resubscribe',
	name: 'Resubscribe',
	action: 'Ask contact to subscribe again',
	description:
		'Send an unsubscribed person the one email that asks them to subscribe again. They stay unsubscribed until they confirm; a second email is rejected.',
	requests: 'One per contact; two by email address',
	output: schema.object({ sent: { type: 'boolean' }, contact_id: { type: 'string' } }, [
		'sent',
		'contact_id',
	]),
	fields: { contact: contactField, lists: someLists },
	async run({ api, params: { contact, lists } }) {
		const listIds = await findChosenIds(api, lists, LIST_KIND);
		const id = await findContactId(api, contact);
		await api.sendOnce(path`/contacts/resubscribe/${id}`, { list_ids: listIds });
		return { sent: true, contact_id: id };
	},
});
