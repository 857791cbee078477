import type { JsonObject } from '../../json';
import type { ApiRequest } from '../../http';
import type { Call, Endpoint } from '../api';
import { readObject, text, type Shape } from '../body';
import { v3Id } from '../contacts/document';
import { contactPage, CONTACT_PAGING } from '../contacts/search';
import { badRequest, conflict, notFound } from '../errors';
import type { Account } from '../state';
import { flagFilter, idOf, instant, timeFilter, wireId } from '../wire';
import type { ListRecord } from './store';

/** The maximum number of lists in an account (V2 API 1.4). */
const MAX_LISTS = 1000;

/** What a client may send; this includes read-only properties, because it may send a response back. */
const LIST: Record<string, Shape> = {
	id: { type: 'id' },
	list_id: text(),
	name: { type: 'string', min: 1, max: 255 },
	status: { type: 'string', values: ['ACTIVE', 'HIDDEN'], min: 1 },
	created_date: text(),
	modified_date: text(),
	contact_count: { type: 'integer' },
};

function listDocument(account: Account, list: ListRecord, includeListId = false): JsonObject {
	return {
		id: wireId(list.id, account.options),
		name: list.name,
		status: list.status,
		created_date: instant(list.createdTime),
		modified_date: instant(list.modifiedTime),
		contact_count: account.contacts.memberCount(list.id),
		...(includeListId ? { list_id: v3Id(account, list.id, 'list') } : {}),
	};
}

function listOf({ account, params }: Call): ListRecord {
	const list = account.lists.get(idOf(params.listId!));
	if (list === undefined) throw notFound(`No contact list ${params.listId} found.`);
	return list;
}

function readList(
	{ lists }: Account,
	request: ApiRequest,
	except?: number,
): Pick<ListRecord, 'name' | 'status'> {
	const sent = readObject(request, LIST, ['name', 'status']);
	const { name, status } = sent as Pick<ListRecord, 'name' | 'status'>;
	if (lists.hasName(name, except)) {
		throw conflict('http.status.conflict', `A contact list named '${name}' already exists.`);
	}
	return { name, status };
}

/** Lists of contacts: the collection is an array without pages (V2 API 2.3). */
export const listEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/lists',
		query: ['modified_since', 'include_list_id'],
		run: ({ account, filters }) => {
			const since = timeFilter(filters, 'modified_since') ?? -Infinity;
			const withId = flagFilter(filters, 'include_list_id');
			const found = account.lists.all().filter(({ modifiedTime }) => modifiedTime >= since);
			return { status: 200, body: found.map((list) => listDocument(account, list, withId)) };
		},
	},
	{
		method: 'POST',
		path: '/lists',
		takes: 'json',
		run: ({ account, request, now }) => {
			const { lists } = account;
			const draft = readList(account, request);
			if (lists.count >= MAX_LISTS) throw badRequest(`There may be ${MAX_LISTS} lists at most.`);
			const list = { id: lists.nextId(), ...draft, createdTime: now, modifiedTime: now };
			lists.put(list);
			return { status: 201, body: listDocument(account, list) };
		},
	},
	{
		method: 'GET',
		path: '/lists/:listId',
		run: (call) => ({ status: 200, body: listDocument(call.account, listOf(call)) }),
	},
	{
		method: 'PUT',
		path: '/lists/:listId',
		takes: 'json',
		run: (call) => {
			const { account, request, now } = call;
			const before = listOf(call);
			const list = { ...before, ...readList(account, request, before.id), modifiedTime: now };
			account.lists.put(list);
			return { status: 200, body: listDocument(account, list) };
		},
	},
	{
		method: 'DELETE',
		path: '/lists/:listId',
		run: (call) => {
			const { account, now } = call;
			const { id } = listOf(call);
			account.contacts.dropList(id, now);
			account.lists.delete(id);
			return { status: 204 };
		},
	},
	{
		method: 'GET',
		path: '/lists/:listId/contacts',
		query: ['modified_since'],
		paging: CONTACT_PAGING,
		run: (call) => {
			const { account, filters } = call;
			const { id: listId } = listOf(call);
			// A date without a time resulted in 400 here, unlike elsewhere (V2 API 1.6)
			const since =
				timeFilter(filters, 'modified_since', account.options.listDateOnly) ?? -Infinity;
			const { contacts } = account;
			return contactPage(
				call,
				(id) => contacts.isMember(id, listId) && contacts.modifiedTime(id) >= since,
			);
		},
	},
];
