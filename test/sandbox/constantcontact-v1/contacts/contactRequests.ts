import type { Sandbox } from '../../index';
import { entry, tag, type V1Client } from '../testClient';

/** `<OptInSource>` of a contact. */
export function source(by: 'CUSTOMER' | 'CONTACT' = 'CUSTOMER'): string {
	return tag('OptInSource', `ACTION_BY_${by}`);
}

/** Builds contacts as clients send them, and sends them. */
export function contactRequests(sandbox: Sandbox, client: V1Client) {
	const { constantContactV1: v1 } = sandbox;
	const lists = (...ids: number[]) => {
		const children = ids.map((id) => `<ContactList id="${v1.listUri(id)}"/>`);
		return `<ContactLists>${children.join('')}</ContactLists>`;
	};
	const contactUri = (id: number) => v1.listUri('').replace(/lists\/$/, `contacts/${id}`);
	return {
		lists,
		contactUri,
		/** The minimum for a new contact. */
		minimal: (email: string) => tag('EmailAddress', email) + source() + lists(1),
		create: async (inner: string) => await client.post('/contacts', entry('Contact', inner)),
		put: async (id: number, inner: string) => {
			const uri = contactUri(id);
			return await client.put(`/contacts/${id}`, entry('Contact', inner, uri, uri));
		},
	};
}
