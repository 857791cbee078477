import type { ApiResponse } from '../../http';
import type { Call } from '../api';
import { invalid } from '../errors';
import { keysetPage, readPage } from '../paging';
import { flagFilter, idsFilter, timeFilter, wordsFilter } from '../wire';
import { contactDocument, SUBRESOURCES, type Subresource } from './document';

const STATUSES = [
	'all',
	'active',
	'deleted',
	'not_set',
	'pending_confirmation',
	'temp_hold',
	'unsubscribed',
] as const;
const SMS_STATUSES = [
	'all',
	'explicit',
	'unsubscribed',
	'pending_confirmation',
	'not_set',
] as const;

type Condition = (number: number) => boolean;

/** The parts of contacts that a request includes. */
export function includeOf({ query }: Call): Subresource[] {
	return [...new Set(wordsFilter(query, 'include', SUBRESOURCES))];
}

function statusCondition({ account, query }: Call): Condition {
	const { contacts } = account;
	const words = wordsFilter(query, 'status', STATUSES);
	if (words.includes('all')) return () => true;
	if (words.length === 0) return (number) => contacts.status(number) !== 'deleted';
	const wanted = new Set<string>(words);
	return (number) => wanted.has(contacts.status(number));
}

function timeCondition(
	{ account, query, now }: Call,
	name: 'created' | 'updated' | 'optout',
	timeOf: (number: number) => number | undefined,
): Condition | undefined {
	const after = timeFilter(query, `${name}_after`);
	const before = timeFilter(query, `${name}_before`);
	if (after === undefined && before === undefined) return undefined;
	const { inclusiveTimes, changeLagMs } = account.options;
	return (number) => {
		const time = timeOf(number);
		if (time === undefined || time > now - changeLagMs) return false;
		if (inclusiveTimes && (time === after || time === before)) return true;
		return time > (after ?? -Infinity) && time < (before ?? Infinity);
	};
}

function emailCondition({ account, query }: Call): Condition | undefined {
	const given = query.get('email');
	if (given === null) return undefined;
	const address = account.options.caseBlindEmail ? given.toLowerCase() : given;
	const found = account.contacts.withEmail(address)?.number;
	return (number) => number === found;
}

function memberCondition(
	ids: string[],
	idsOf: (number: number) => string[],
): Condition | undefined {
	if (ids.length === 0) return undefined;
	return (number) => idsOf(number).some((id) => ids.includes(id));
}

/** What a request searches for. */
function conditionOf(call: Call): Condition {
	const { account, query } = call;
	const { contacts } = account;
	const sms = new Set<string>(wordsFilter(query, 'sms_status', SMS_STATUSES));
	const conditions: Array<Condition | undefined> = [
		emailCondition(call),
		memberCondition(idsFilter(query, 'lists', 25), (number) => contacts.lists(number)),
		memberCondition(idsFilter(query, 'tags', 50), (number) => contacts.tags(number)),
		timeCondition(call, 'created', (number) => contacts.createdTime(number)),
		timeCondition(call, 'updated', (number) => contacts.updatedTime(number)),
		timeCondition(call, 'optout', (number) => contacts.optOutTime(number)),
		statusCondition(call),
		sms.size === 0 || sms.has('all')
			? undefined
			: (number) => sms.has(contacts.smsPermission(number) ?? ''),
	];
	const wanted = conditions.filter((condition) => condition !== undefined);
	return (number) => wanted.every((condition) => condition(number));
}

/** The only possible contact, found by its address without a scan. */
function candidates(call: Call, condition: Condition, from: number): Iterable<number> {
	const { account, query } = call;
	const given = query.get('email');
	if (given === null) return account.contacts.numbers(condition, from);
	const address = account.options.caseBlindEmail ? given.toLowerCase() : given;
	const found = account.contacts.withEmail(address)?.number;
	return found !== undefined && found >= from && condition(found) ? [found] : [];
}

/** The members of a segment: possibly 202 at first, which asks to retry later (V3 API 4). */
function segmentContacts(call: Call): ApiResponse {
	const { account, query } = call;
	const others = [...query.keys()].filter((name) => name !== 'segment_id');
	if (others.length > 0) {
		throw invalid('segment_id can only be combined with the limit query parameter');
	}
	const given = query.get('segment_id')!;
	const segment = /^\d{1,9}$/.test(given) ? account.segments.get(Number(given)) : undefined;
	if (segment === undefined) throw invalid(`segment_id ${given} does not exist`);
	if (account.segments.isWaiting(segment.segmentId)) {
		return { status: 202, body: { contacts: [], _links: {}, status: 'processing' } };
	}
	return contactsPage(call, account.segments.conditionOf(segment), []);
}

function contactsPage(call: Call, condition: Condition, include: Subresource[]): ApiResponse {
	const { account, limit, query } = call;
	const { contacts } = account;
	const { items, links } = readPage(call, (position) =>
		keysetPage(
			candidates(call, condition, position),
			limit,
			(number) => number,
			(number) => contactDocument(account, contacts.get(number)!, include),
		),
	);
	const counted = flagFilter(query, 'include_count');
	return {
		status: 200,
		body: {
			contacts: items,
			...(counted ? { contacts_count: [...candidates(call, condition, 0)].length } : {}),
			...links,
		},
	};
}

/**
 * Responds with a page of the contacts that a request searches for (V3 API 4).
 * @throws ApiError 400 for invalid filters
 */
export function searchContacts(call: Call): ApiResponse {
	if (call.query.has('segment_id')) return segmentContacts(call);
	return contactsPage(call, conditionOf(call), includeOf(call));
}
