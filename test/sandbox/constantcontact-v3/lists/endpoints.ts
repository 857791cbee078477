import type { ApiResponse } from '../../http';
import type { JsonObject } from '../../json';
import { deletionDocument } from '../activities/document';
import { deleteListsOrder } from '../activities/deletions';
import type { Call, Endpoint } from '../api';
import { crossReferences } from '../contacts/endpoints';
import { conflict, invalid, notFound } from '../errors';
import { offsetPage, readPage } from '../paging';
import { boolean, object, readBody, readOnly, requiredText, text, textOf } from '../schema';
import type { Account } from '../state';
import { flagFilter, isUuid, seconds, withEmpty, wordFilter } from '../wire';
import type { ListRecord } from './store';

/** The maximum number of lists in an account (V3 API 5). */
const MAX_LISTS = 1000;
const MAX_XREFS = 500;

const LIST = object(
	{
		list_id: readOnly,
		name: requiredText(255),
		favorite: boolean,
		description: text(),
		created_at: readOnly,
		updated_at: readOnly,
		deleted_at: readOnly,
		membership_count: readOnly,
	},
	['name'],
);

const COUNTS = ['all', 'active'] as const;

function listDocument(
	account: Account,
	list: ListRecord,
	counted?: (typeof COUNTS)[number],
): JsonObject {
	const { deletedTime } = list;
	const { listMembers } = account;
	return withEmpty(account, ['description', 'deleted_at'], {
		list_id: list.id,
		name: list.name,
		...(list.description === '' && account.options.emptyProperties === 'null'
			? {}
			: { description: list.description }),
		favorite: list.favorite,
		created_at: seconds(list.createdTime),
		updated_at: seconds(list.updatedTime),
		...(deletedTime === undefined ? {} : { deleted_at: seconds(deletedTime) }),
		...(counted === undefined ? {} : { membership_count: listMembers.of(list.id)[counted] }),
	});
}

function countOf({ query }: Call): (typeof COUNTS)[number] | undefined {
	return wordFilter(query, 'include_membership_count', COUNTS);
}

function listOf({ account, params }: Call): ListRecord {
	const id = params.listId!;
	if (!isUuid(id)) throw notFound('list_id is in an invalid format');
	const list = account.lists.get(id.toLowerCase());
	if (list === undefined || list.deletedTime !== undefined) {
		throw notFound(`The list ${id} was not found`);
	}
	return list;
}

function readLists(call: Call): ApiResponse {
	const { account, limit, query } = call;
	const counted = countOf(call);
	const status = wordFilter(query, 'status', ['active', 'deleted', 'all']) ?? 'active';
	const channel = wordFilter(query, 'channel_type', ['email', 'sms']);
	const withSms = flagFilter(query, 'include_sms_membership_count');
	const name = query.get('name');
	const found = account.lists
		.all()
		.filter(
			({ deletedTime }) =>
				status === 'all' || (deletedTime !== undefined) === (status === 'deleted'),
		)
		.filter((list) => name === null || list.name === name)
		// There are no lists only for text messages here
		.filter(() => channel !== 'sms');
	const { items, links } = readPage(call, (position) =>
		offsetPage(found, limit, position, (list) => ({
			...listDocument(account, list, counted),
			...(withSms ? { sms_membership_count: 0 } : {}),
		})),
	);
	const count = flagFilter(query, 'include_count') ? { lists_count: found.length } : {};
	return { status: 200, body: { lists: items, ...count, ...links } };
}

function readList(
	{ account, request }: Call,
	except?: string,
): Pick<ListRecord, 'name' | 'description' | 'favorite'> {
	const body = readBody(request, LIST, account.options);
	const name = String(body.name);
	if (account.lists.hasName(name, except)) {
		throw conflict(`A contact list with the name '${name}' already exists.`);
	}
	return { name, description: textOf(body.description) ?? '', favorite: body.favorite === true };
}

function createList(call: Call): ApiResponse {
	const { account, now } = call;
	const draft = readList(call);
	if (account.lists.count >= MAX_LISTS) throw invalid(`There may be ${MAX_LISTS} lists at most`);
	const list = { ...account.lists.next(), ...draft, createdTime: now, updatedTime: now };
	account.lists.put(list);
	return { status: 201, body: listDocument(account, list) };
}

function updateList(call: Call): ApiResponse {
	const { account, now } = call;
	const before = listOf(call);
	const list = { ...before, ...readList(call, before.id), updatedTime: now };
	account.lists.put(list);
	return { status: 200, body: listDocument(account, list) };
}

function deleteList(call: Call): ApiResponse {
	const { account, now } = call;
	const order = deleteListsOrder(account, [listOf(call).id]);
	return { status: 202, body: deletionDocument(account.activities.add(order, now), now, false) };
}

function listXrefs(call: Call): ApiResponse {
	const { lists } = call.account;
	const found = crossReferences(call, 'sequence_ids', MAX_XREFS, (n) => lists.withNumber(n)?.id);
	const xrefs = found.map(({ sequence, id }) => ({ sequence_id: sequence, list_id: id }));
	return { status: 200, body: { xrefs } };
}

const READ = { service: 'contacts', scope: 'contact_data', privilege: 'contacts:read' } as const;
const WRITE = { service: 'contacts', scope: 'contact_data', privilege: 'contacts:write' } as const;

/** Lists of contacts (V3 API 5). */
export const listEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/contact_lists',
		...READ,
		query: [
			'include_count',
			'include_membership_count',
			'name',
			'status',
			'channel_type',
			'include_sms_membership_count',
		],
		paging: { defaultLimit: 50, maxLimit: 1000 },
		run: readLists,
	},
	{ method: 'POST', path: '/contact_lists', ...WRITE, takes: 'json', run: createList },
	{
		method: 'GET',
		path: '/contact_lists/list_id_xrefs',
		...READ,
		query: ['sequence_ids'],
		run: listXrefs,
	},
	{
		method: 'GET',
		path: '/contact_lists/:listId',
		...READ,
		query: ['include_membership_count'],
		run: (call) => ({
			status: 200,
			body: listDocument(call.account, listOf(call), countOf(call)),
		}),
	},
	{ method: 'PUT', path: '/contact_lists/:listId', ...WRITE, takes: 'json', run: updateList },
	{ method: 'DELETE', path: '/contact_lists/:listId', ...WRITE, run: deleteList },
];
