import { locator } from '../../kit';

/** A session record: its `id` is made by ContactHub and is not the session ID (API notes 2.5). */
export const sessionField = locator({
	displayName: 'Session',
	description: 'The session of the customer, by the ID of its record (not the session ID itself)',
	searchListMethod: 'searchSessions',
});
