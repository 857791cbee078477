import type { Call } from '../api';
import { pageAfter, pageOf, type Page } from '../atom/feed';
import type { Cursor } from '../atom/pageTokens';
import { badRequest, ServiceError } from '../errors';
import type { ContactRecord, ContactStatus } from './record';

/** Query parameters of the contacts collection. */
export const SEARCH_PARAMETERS = ['email', 'updatedsince', 'listtype', 'listid'];

const LIST_TYPES: Record<string, readonly ContactStatus[]> = {
	active: ['Active', 'Unconfirmed'],
	removed: ['Removed'],
	'do-not-mail': ['Do Not Mail'],
};
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|\+00:00)$/;

function single(filters: URLSearchParams, name: string): string | undefined {
	const values = filters.getAll(name);
	if (values.length > 1) throw badRequest(`${name} may be given once`);
	return values[0];
}

/** The contacts with these addresses, in the order of the request; unknown ones are skipped. */
function byEmail({ account, filters }: Call): ContactRecord[] {
	if (filters.size > filters.getAll('email').length) {
		throw badRequest('email must not be combined with other parameters');
	}
	const emails = new Set(filters.getAll('email'));
	// Exact: an upper-case address finds nothing, because addresses are stored in lower case
	const found = [...emails].flatMap((email) =>
		email === email.toLowerCase() ? (account.contacts.withEmail(email) ?? []) : [],
	);
	if (found.length === 0 && account.options.unknownEmail === 'error') {
		throw new ServiceError(500, 'java.lang.NullPointerException');
	}
	return found;
}

function readTime(text: string): number {
	const time = TIME.test(text) ? Date.parse(text) : NaN;
	if (Number.isNaN(time)) throw badRequest(`updatedsince '${text}' is not a time in UTC`);
	return time;
}

/** The query's condition for a contact, by its id. */
function condition({ account, filters }: Call): (id: number) => boolean {
	if (filters.size === 0) return () => true;
	const since = single(filters, 'updatedsince');
	const listType = single(filters, 'listtype');
	const listId = single(filters, 'listid');
	if (since === undefined || (listType === undefined) === (listId === undefined)) {
		throw badRequest('updatedsince must be combined with either listtype or listid');
	}
	const time = readTime(since);
	const { contacts, lists } = account;
	const isRecent = (id: number): boolean => contacts.updateTime(id) >= time;
	if (listId !== undefined) {
		const list = /^\d+$/.test(listId) ? lists.get(Number(listId)) : undefined;
		if (list === undefined) throw badRequest(`Unknown listid '${listId}'`);
		return (id) => contacts.isMember(id, list.id) && isRecent(id);
	}
	const statuses = Object.hasOwn(LIST_TYPES, listType!) ? LIST_TYPES[listType!] : undefined;
	if (statuses === undefined) throw badRequest(`Unknown listtype '${listType}'`);
	return (id) => statuses.includes(contacts.status(id)) && isRecent(id);
}

/**
 * Finds the contacts that a request searches for (V1 API 2.1).
 * @returns the pages, newest contacts first
 * @throws ServiceError 400 for parameters that can't be combined
 */
export function searchContacts(call: Call): (cursor?: Cursor) => Page<ContactRecord> {
	const { contacts } = call.account;
	if (call.filters.has('email')) {
		const found = byEmail(call);
		return (cursor) => pageOf(found, cursor);
	}
	const chosen = condition(call);
	return (cursor) => {
		const page = pageAfter(contacts.ids(chosen, cursor), (id) => id);
		return { ...page, items: page.items.map((id) => contacts.get(id)!) };
	};
}
