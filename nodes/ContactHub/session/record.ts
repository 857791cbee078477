import { resourceLocator } from '../../kit';

/** A session record: ContactHub generates its `id`, which is not the session ID (ContactHub API 2.5). */
export const sessionField = resourceLocator({
	displayName: 'Session',
	description: "By the ID of its record, which isn't the session ID",
	searchListMethod: 'searchSessions',
	typed: { displayName: 'By Record ID', placeholder: 'e.g. 2f0f5c9e-1c55-4b4c-8a39-0b8d6c7a3e51' },
});
