import type { Call, Endpoint } from '../api';
import { Parts, readEntry, type EntryShape } from '../atom/entry';
import { createCreationResponse, createEntryResponse, entryElement } from '../atom/entryDocument';
import { createFeedResponse, pageAfter } from '../atom/feed';
import type { XmlElement } from '../atom/parse';
import { checkSameId } from '../contacts/endpoints';
import type { ContactRecord } from '../contacts/record';
import { badRequest, conflict, notFound, ServiceError } from '../errors';
import { createdListEntry, listEntry, listFeed, memberEntry, systemListEntry } from './documents';
import { SYSTEM_LISTS, type ListRecord, type SystemList } from './store';

const SHAPE: EntryShape = {
	payload: 'ContactList',
	requires: ['id', 'title', 'author', 'updated'],
};
const CHILDREN = [
	'OptInDefault',
	'Name',
	'ShortName',
	'DisplayOnSignup',
	'SortOrder',
	'Members',
	'ContactCount',
];
const NAME_LENGTH = 255;

function systemListOf({ params }: Call): SystemList | undefined {
	return SYSTEM_LISTS.find(({ id }) => id === params.listId);
}

function listOf({ account, params, request }: Call): ListRecord {
	const list = /^\d+$/.test(params.listId!) ? account.lists.get(Number(params.listId)) : undefined;
	if (list === undefined) throw notFound(request.path);
	return list;
}

/** A list that may be changed; the error status for system lists isn't documented. */
function ownListOf(call: Call): ListRecord {
	const system = systemListOf(call);
	if (system !== undefined) throw new ServiceError(403, `List ${system.name} can't be changed`);
	return listOf(call);
}

/** What a client may set; absent properties have the service's defaults (V1 API 3). */
function readList(payload: XmlElement): Pick<ListRecord, 'name' | 'optInDefault' | 'sortOrder'> {
	const parts = new Parts(payload, CHILDREN);
	const name = parts.text('Name')?.trim() ?? '';
	if (name === '') throw badRequest('Name is missing');
	if (name.length > NAME_LENGTH) {
		throw badRequest(`Value of Name is longer than ${NAME_LENGTH} characters`);
	}
	const optIn = parts.text('OptInDefault') ?? 'false';
	if (optIn !== 'true' && optIn !== 'false') {
		throw badRequest(`OptInDefault '${optIn}' must be true or false`);
	}
	const order = parts.text('SortOrder') ?? '-1';
	if (!/^-?\d{1,9}$/.test(order)) throw badRequest(`SortOrder '${order}' is not a number`);
	return { name, optInDefault: optIn === 'true', sortOrder: Number(order) };
}

type AnyList = ListRecord | SystemList;

/** Positions of the system lists in the feed, before all others. */
function getPosition(list: AnyList): number {
	return typeof list.id === 'number' ? list.id : SYSTEM_LISTS.indexOf(list as SystemList) - 3;
}

function entryOf(call: Call, list: AnyList): string {
	return entryElement(
		call,
		typeof list.id === 'number'
			? listEntry(call, list as ListRecord)
			: systemListEntry(call, list as SystemList),
	);
}

export const listEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/lists',
		paging: 'next',
		run: (call) => {
			const entry = (list: AnyList): string => entryOf(call, list);
			return createFeedResponse(call, { ...listFeed(call), entry }, (cursor = -Infinity) => {
				const all: AnyList[] = [...SYSTEM_LISTS, ...call.account.lists.all()];
				return pageAfter(
					all.filter((list) => getPosition(list) > cursor),
					getPosition,
				);
			});
		},
	},
	{
		method: 'POST',
		path: '/lists',
		takes: 'atom',
		run: (call) => {
			const { lists } = call.account;
			const draft = readList(readEntry(call.request.body, SHAPE).payload);
			if (lists.hasName(draft.name)) throw conflict(`List ${draft.name} already exists`);
			const id = lists.nextId();
			const list = { ...draft, id, displayOnSignup: false, updateTime: call.now };
			lists.put(list);
			return createCreationResponse(call, createdListEntry(call, list));
		},
	},
	{
		method: 'GET',
		path: '/lists/:listId',
		run: (call) => {
			const system = systemListOf(call);
			if (system !== undefined) return createEntryResponse(call, systemListEntry(call, system));
			return createEntryResponse(call, listEntry(call, listOf(call)));
		},
	},
	{
		method: 'PUT',
		path: '/lists/:listId',
		takes: 'atom',
		run: (call) => {
			const { lists } = call.account;
			const before = ownListOf(call);
			const entry = readEntry(call.request.body, SHAPE);
			checkSameId(call, entry);
			const draft = readList(entry.payload);
			if (lists.hasName(draft.name, before.id)) {
				throw conflict(`List ${draft.name} already exists`);
			}
			lists.put({ ...before, ...draft, updateTime: call.now });
			return { status: 204 };
		},
	},
	{
		method: 'DELETE',
		path: '/lists/:listId',
		run: (call) => {
			const { id } = ownListOf(call);
			call.account.contacts.dropList(id, call.now);
			call.account.lists.delete(id);
			return { status: 204 };
		},
	},
	{
		method: 'GET',
		path: '/lists/:listId/members',
		paging: 'next',
		run: (call) => {
			const list = listOf(call);
			const { contacts } = call.account;
			const shape = {
				title: `Contact List Members for List: ${list.name}`,
				self: 'members',
				links: ['next', 'first', 'current'] as const,
				entry: (contact: ContactRecord) => entryElement(call, memberEntry(call, list.id, contact)),
			};
			return createFeedResponse(call, shape, (cursor) => {
				const isMember = (id: number): boolean => contacts.isMember(id, list.id);
				const page = pageAfter(contacts.ids(isMember, cursor), (id) => id);
				return { ...page, items: page.items.map((id) => contacts.get(id)!) };
			});
		},
	},
];
