import { withLock, path, schema } from '../../kit';
import { define } from '../operation';
import { contactField } from './fields';
import { findContactId } from './find';

/** The service's DELETE: it deletes no one, but opts the contact out permanently (V1 API 2.5). */
export const unsubscribeContact = define.item({
	value: 'unsubscribe',
	name: 'Unsubscribe',
	action: 'Unsubscribe contact',
	description:
		'Remove a contact from all lists and mark it Do Not Mail. Only the person can resubscribe; to only remove it from lists, use Remove From List.',
	requests: 'One per contact, two by email address',
	output: schema.object({ unsubscribed: { type: 'boolean' }, id: { type: 'string' } }, [
		'unsubscribed',
	]),
	fields: { contact: contactField },
	async run({ api, params }) {
		const id = await findContactId(api, params.contact);
		const target = path`/contacts/${id}`;
		await withLock(api.uri(target), async () => await api.delete(target));
		return { unsubscribed: true, id };
	},
});
