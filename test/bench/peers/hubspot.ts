import type { PeerContact } from './contacts';
import type { PeerApi } from './server';

/** HubSpot's contacts API version 1, which n8n's node uses, reduced to listing, creating and reading contacts. */
export const hubspot: PeerApi = {
	prefix: '/contacts/v1',
	respond({ method, path, query, contacts }) {
		if (method !== 'GET') return { vid: contacts.create().id, isNew: true };
		if (!path.endsWith('/contacts/all')) return toContact(contacts.create());
		const count = Number(query.get('count') ?? 20);
		const offset = Number(query.get('vidOffset') ?? 0);
		return {
			contacts: contacts.slice(offset, count).map(toContact),
			'has-more': offset + count < contacts.total,
			'vid-offset': offset + count,
		};
	},
};

function toContact({ id, email, firstName, lastName, createdAt, updatedAt }: PeerContact) {
	const property = (value: string) => ({ value, versions: [] });
	return {
		addedAt: Date.parse(createdAt),
		vid: id,
		'canonical-vid': id,
		'merged-vids': [],
		'portal-id': 1,
		'is-contact': true,
		properties: {
			firstname: property(firstName),
			lastname: property(lastName),
			lastmodifieddate: property(updatedAt),
		},
		'form-submissions': [],
		'identity-profiles': [
			{
				vid: id,
				'saved-at-timestamp': Date.parse(createdAt),
				identities: [{ type: 'EMAIL', value: email, timestamp: Date.parse(createdAt) }],
			},
		],
		'merge-audits': [],
	};
}
