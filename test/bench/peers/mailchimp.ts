import type { PeerContact } from './contacts';
import type { PeerApi } from './server';

/** Mailchimp's Marketing API version 3, reduced to listing and creating members of a list. */
export const mailchimp: PeerApi = {
	prefix: '/3.0',
	respond({ method, query, contacts }) {
		if (method !== 'GET') return toMember(contacts.create());
		const count = Number(query.get('count') ?? 10);
		const offset = Number(query.get('offset') ?? 0);
		const members = contacts.slice(offset, count).map(toMember);
		return { members, list_id: 'list', total_items: contacts.total };
	},
};

function toMember({ id, email, firstName, lastName, createdAt, updatedAt }: PeerContact) {
	return {
		id: String(id),
		email_address: email,
		unique_email_id: `u${id}`,
		web_id: id,
		email_type: 'html',
		status: 'subscribed',
		merge_fields: { FNAME: firstName, LNAME: lastName },
		interests: {},
		stats: { avg_open_rate: 0, avg_click_rate: 0 },
		timestamp_opt: createdAt,
		member_rating: 2,
		last_changed: updatedAt,
		language: '',
		vip: false,
		location: { latitude: 0, longitude: 0, country_code: '', timezone: '' },
		tags_count: 0,
		tags: [],
		list_id: 'list',
	};
}
