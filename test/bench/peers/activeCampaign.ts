import type { PeerContact } from './contacts';
import type { PeerApi } from './server';

/** ActiveCampaign's API version 3, reduced to listing and creating contacts. */
export const activeCampaign: PeerApi = {
	prefix: '/api/3',
	respond({ method, query, contacts }) {
		if (method !== 'GET') return { contact: toContact(contacts.create()) };
		const limit = Number(query.get('limit') ?? 20);
		const offset = Number(query.get('offset') ?? 0);
		const page = contacts.slice(offset, limit).map(toContact);
		return { scoreValues: [], contacts: page, meta: { total: String(contacts.total) } };
	},
};

function toContact(contact: PeerContact) {
	const id = String(contact.id);
	return {
		cdate: contact.createdAt,
		email: contact.email,
		phone: '',
		firstName: contact.firstName,
		lastName: contact.lastName,
		orgid: '0',
		segmentio_id: '',
		bounced_hard: '0',
		bounced_soft: '0',
		ip: '0',
		hash: id,
		sentcnt: '0',
		deleted: '0',
		anonymized: '0',
		adate: contact.updatedAt,
		udate: contact.updatedAt,
		scoreValues: [],
		accountContacts: [],
		links: {
			contactLists: `/api/3/contacts/${id}/contactLists`,
			fieldValues: `/api/3/contacts/${id}/fieldValues`,
			contactTags: `/api/3/contacts/${id}/contactTags`,
		},
		id,
		organization: null,
	};
}
