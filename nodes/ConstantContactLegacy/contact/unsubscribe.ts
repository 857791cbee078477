import { inTurn, path, schema } from '../../kit';
import { define } from '../operation';
import { contactField } from './fields';
import { contactIdOf } from './find';

/** The service's DELETE: it deletes nobody, but opts the contact out for good (V1 API 2.5). */
export const unsubscribeContact = define.item({
	value: 'unsubscribe',
	name: 'Unsubscribe',
	action: 'Unsubscribe contact',
	description:
		'Take a contact out of all lists and mark it Do Not Mail. Only the person can come back; to empty the lists alone, use Remove From List.',
	requests: 'One per contact, two by email address',
	output: schema.object({ unsubscribed: { type: 'boolean' }, id: { type: 'string' } }, [
		'unsubscribed',
	]),
	fields: { contact: contactField },
	async run({ api, params }) {
		const id = await contactIdOf(api, params.contact);
		const target = path`/contacts/${id}`;
		await inTurn(api.uri(target), async () => await api.delete(target));
		return { unsubscribed: true, id };
	},
});
