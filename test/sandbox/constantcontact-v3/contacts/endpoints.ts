import type { ApiResponse } from '../../http';
import type { Call, Endpoint } from '../api';
import { conflict, invalid, notFound } from '../errors';
import { readBody, textsOf } from '../schema';
import { isUuid, listFilter, seconds, wordFilter } from '../wire';
import { contactDocument, SUBRESOURCES } from './document';
import { readIds } from './parts';
import { deleted, type ContactRecord } from './record';
import { CONTACT_POST, CONTACT_PUT, RESUBSCRIBE } from './schemas';
import { includeOf, searchContacts } from './search';
import { signUp } from './signUp';
import { createContact, replaceContact } from './write';

/** New subscribers are those of the last 30 days. */
export const NEW_MS = 30 * 86_400_000;
const MAX_XREFS = 500;

/**
 * The contact named in a path, including deleted ones.
 * @throws ApiError 404
 */
export function contactOf({ account, params }: Call): ContactRecord {
	const id = params.contactId!;
	if (!isUuid(id)) throw notFound('contact_id is in an invalid format');
	const contact = account.contacts.withId(id.toLowerCase());
	if (contact === undefined) throw notFound(`The contact ${id} was not found`);
	return contact;
}

function countContacts({ account, query, now }: Call): ApiResponse {
	const { contacts } = account;
	const isNew = wordFilter(query, 'include', ['new_subscriber']) !== undefined;
	const counts = { total: 0, explicit: 0, implicit: 0, pending: 0, unsubscribed: 0 };
	let newSubscribers = 0;
	for (const number of contacts.numbers((one) => contacts.status(one) !== 'deleted')) {
		counts.total++;
		const permission = contacts.permission(number);
		if (permission === 'pending_confirmation') counts.pending++;
		if (permission === 'explicit' || permission === 'implicit' || permission === 'unsubscribed') {
			counts[permission]++;
		}
		if (contacts.createdTime(number) > now - NEW_MS) newSubscribers++;
	}
	return {
		status: 200,
		body: { ...counts, ...(isNew ? { new_subscriber: newSubscribers } : {}) },
	};
}

/** Sends the one email that asks a person to subscribe again; they stay unsubscribed until they confirm. */
function resubscribe(call: Call): ApiResponse {
	const { account, request, now } = call;
	const body = readBody(request, RESUBSCRIBE, account.options);
	const contact = contactOf(call);
	const faults: string[] = [];
	const exists = (id: string): boolean => account.lists.isActive(id);
	const lists = readIds(textsOf(body.list_ids)!, 'list_ids', exists, faults);
	if (contact.email?.permission !== 'unsubscribed') {
		faults.push('only unsubscribed contacts can be resubscribed');
	}
	if (faults.length > 0) throw invalid(...faults);
	if (contact.resubscribeSent) {
		throw conflict('A resubscribe email was already sent to this contact.');
	}
	account.contacts.put({ ...contact, resubscribeSent: true, resubscribeLists: lists });
	account.mails.send('resubscribe', contact.email!.address, now);
	return { status: 200 };
}

function smsHistory(call: Call): ApiResponse {
	const { account } = call;
	const { number } = contactOf(call);
	const contact_id = account.contacts.id(number);
	return {
		status: 200,
		body: account.smsHistoryOf(number).map((entry) => ({
			contact_id,
			sms_channel_id: entry.channelId,
			sms_channel_history_id: entry.historyId,
			insert_time: seconds(entry.time),
			history_details: {
				state: entry.permission,
				source: entry.source,
				consent_type: 'promotional_sms',
				consent_action_time: seconds(entry.time),
				consent_action_type: entry.permission === 'unsubscribed' ? 'opt_out' : 'opt_in',
				source_sms_number: entry.phone,
			},
		})),
	};
}

/** Ids of the older versions with those of this one; unknown ones are omitted (V3 API 10). */
export function crossReferences(
	{ query }: Call,
	name: string,
	max: number,
	idOf: (number: number) => string | undefined,
): Array<{ sequence: string; id: string }> {
	const given = listFilter(query, name);
	if (given.length === 0) throw invalid(`${name} is required`);
	if (given.length > max) throw invalid(`${name} has more than ${max} values`);
	const wrong = given.find((text) => !/^\d{1,15}$/.test(text));
	if (wrong !== undefined) throw invalid(`${name} '${wrong}' is in an invalid format`);
	const numbers = [...new Set(given.map(Number))].sort((a, b) => a - b);
	return numbers.flatMap((number) => {
		const id = idOf(number);
		return id === undefined ? [] : [{ sequence: String(number), id }];
	});
}

function contactXrefs(call: Call): ApiResponse {
	const { contacts } = call.account;
	const found = crossReferences(call, 'sequence_ids', MAX_XREFS, (number) =>
		contacts.has(number) ? contacts.id(number) : undefined,
	);
	const xrefs = found.map(({ sequence, id }) => ({ sequence_id: sequence, contact_id: id }));
	return { status: 200, body: { xrefs } };
}

const READ = { service: 'contacts', scope: 'contact_data', privilege: 'contacts:read' } as const;
const WRITE = { service: 'contacts', scope: 'contact_data', privilege: 'contacts:write' } as const;

/** Contacts (V3 API 4). */
export const contactEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/contacts',
		...READ,
		query: [
			'status',
			'email',
			'lists',
			'segment_id',
			'tags',
			'updated_after',
			'updated_before',
			'created_after',
			'created_before',
			'optout_after',
			'optout_before',
			'include',
			'sms_status',
			'include_count',
		],
		paging: { defaultLimit: 50, maxLimit: 500 },
		run: searchContacts,
	},
	{
		method: 'POST',
		path: '/contacts',
		...WRITE,
		takes: 'json',
		run: ({ account, request, now }) => {
			const body = readBody(request, CONTACT_POST, account.options);
			const contact = createContact(account, body, now);
			return { status: 201, body: contactDocument(account, contact, SUBRESOURCES) };
		},
	},
	{ method: 'POST', path: '/contacts/sign_up_form', ...WRITE, takes: 'json', run: signUp },
	{
		method: 'GET',
		path: '/contacts/contact_id_xrefs',
		...READ,
		query: ['sequence_ids'],
		run: contactXrefs,
	},
	{
		method: 'GET',
		path: '/contacts/counts',
		...READ,
		query: ['include'],
		run: countContacts,
	},
	{
		method: 'PUT',
		path: '/contacts/resubscribe/:contactId',
		...WRITE,
		takes: 'json',
		run: resubscribe,
	},
	{
		method: 'GET',
		path: '/contacts/sms_engagement_history/:contactId',
		...READ,
		run: smsHistory,
	},
	{
		method: 'GET',
		path: '/contacts/:contactId',
		...READ,
		query: ['include'],
		run: (call) => ({
			status: 200,
			body: contactDocument(call.account, contactOf(call), includeOf(call)),
		}),
	},
	{
		method: 'PUT',
		path: '/contacts/:contactId',
		...WRITE,
		takes: 'json',
		run: (call) => {
			const { account, request, now } = call;
			const body = readBody(request, CONTACT_PUT, account.options);
			const contact = replaceContact(account, contactOf(call), body, now);
			return { status: 200, body: contactDocument(account, contact, SUBRESOURCES) };
		},
	},
	{
		method: 'DELETE',
		path: '/contacts/:contactId',
		...WRITE,
		run: (call) => {
			call.account.contacts.put(deleted(contactOf(call), call.now));
			return { status: 204 };
		},
	},
];
