import type { ApiResponse } from '../../http';
import type { JsonObject } from '../../json';
import type { Call, Endpoint } from '../api';
import { readIds } from '../contacts/parts';
import { invalid, notFound } from '../errors';
import { offsetPage, readPage } from '../paging';
import { id, list, object, readBody, textsOf, type Schema } from '../schema';
import { wordFilter } from '../wire';
import {
	deleteContactsOrder,
	deleteFieldsOrder,
	deleteListsOrder,
	deleteTagsOrder,
} from './deletions';
import { activityDocument } from './document';
import { exportOrder } from './exports';
import { fileImportOrder, jsonImportOrder } from './imports';
import {
	addTagsOrder,
	addToListsOrder,
	removeFromListsOrder,
	removeTagsOrder,
} from './memberships';
import { stateAt, type Order } from './record';
import { EXCLUDE, readSource, sourceSchema, type Chosen, type SourceName } from './sources';

const STATES = ['processing', 'completed', 'cancelled', 'failed', 'timed_out'] as const;

const LIST_SOURCES = [
	'list_ids',
	'contact_ids',
	'all_active_contacts',
	'tag_ids',
	'engagement_level',
] as const;
const TAG_SOURCES = [
	'contact_ids',
	'list_ids',
	'tag_ids',
	'all_active_contacts',
	'new_subscriber',
] as const;

function accepted({ account, now }: Call, order: Order): ApiResponse {
	const activity = account.activities.add(order, now);
	return { status: 201, body: activityDocument(activity, now, account.options) };
}

function listActivities(call: Call): ApiResponse {
	const { account, limit, query, now } = call;
	const state = wordFilter(query, 'state', STATES);
	const found = account.activities
		.all(now)
		.filter((activity) => state === undefined || stateAt(activity, now) === state);
	const { items, links } = readPage(call, (position) =>
		offsetPage(found, limit, position, (activity) =>
			activityDocument(activity, now, account.options),
		),
	);
	return { status: 200, body: { activities: items, ...links } };
}

/** A schema of source, exclude and the ids concerned. */
function orderSchema(sources: readonly SourceName[], ids: 'list_ids' | 'tag_ids'): Schema {
	return object({ source: sourceSchema(sources), exclude: EXCLUDE, [ids]: list(id, 50, 1) }, [
		'source',
		ids,
	]);
}

const ADD_TO_LISTS = orderSchema([...LIST_SOURCES, 'segment_id'], 'list_ids');
const REMOVE_FROM_LISTS = orderSchema(LIST_SOURCES, 'list_ids');
const TAGGINGS = orderSchema(TAG_SOURCES, 'tag_ids');

/** Parses the source of contacts, and the lists or tags. */
function readOrder(call: Call, schema: Schema, name: 'list_ids' | 'tag_ids'): [Chosen, string[]] {
	const { account, request, now } = call;
	const body = readBody(request, schema, account.options);
	const exists = (one: string): boolean =>
		name === 'list_ids' ? account.lists.isActive(one) : account.tags.has(one);
	const faults: string[] = [];
	const ids = readIds(textsOf(body[name])!, name, exists, faults);
	if (faults.length > 0) throw invalid(...faults);
	return [
		readSource(account, body.source as object as Record<string, never>, body.exclude, now),
		ids,
	];
}

/** Parses ids to delete: each is looked up when the activity runs. */
function readTargets({ account, request }: Call, name: string, max: number): string[] {
	const schema = TARGETS.get(name) ?? object({ [name]: list(id, max, 1) }, [name]);
	TARGETS.set(name, schema);
	const ids = textsOf(readBody(request, schema, account.options)[name])!;
	return [...new Set(ids.map((one) => one.toLowerCase()))];
}

const TARGETS = new Map<string, Schema>();

const CONTACT_DELETE = object({ contact_ids: list(id, 500), list_ids: list(id, 50) });

function deleteContacts(call: Call): ApiResponse {
	const { account, request, now } = call;
	const body = readBody(request, CONTACT_DELETE, account.options);
	const { numbers, faults } = readSource(account, body, undefined, now);
	const lists = textsOf(body.list_ids)?.length;
	return accepted(call, deleteContactsOrder(account, numbers, faults, lists));
}

const WRITE = {
	service: 'contacts',
	scope: 'contact_data',
	privilege: 'contacts:write',
} as const;

/** Bulk activities (V3 API 6). */
export const activityEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/activities',
		...WRITE,
		query: ['state'],
		paging: { defaultLimit: 50, maxLimit: 500 },
		run: listActivities,
	},
	{
		method: 'GET',
		path: '/activities/:activityId',
		...WRITE,
		run: ({ account, params, now }) => {
			const activity = account.activities.get(params.activityId!.toLowerCase());
			if (activity === undefined) throw notFound(`The activity ${params.activityId} was not found`);
			return { status: 200, body: activityDocument(activity, now, account.options) };
		},
	},
	{
		method: 'POST',
		path: '/activities/contact_exports',
		...WRITE,
		takes: 'json',
		run: (call) => accepted(call, exportOrder(call)),
	},
	{
		method: 'GET',
		path: '/contact_exports/:exportId',
		...WRITE,
		run: ({ account, params }) => {
			const file = account.activities.get(params.exportId!.toLowerCase())?.result?.file;
			if (file === undefined) throw notFound(`The file ${params.exportId} was not found`);
			return { status: 200, headers: { 'content-type': 'text/csv;charset=UTF-8' }, body: file };
		},
	},
	{
		method: 'POST',
		path: '/activities/contact_delete',
		...WRITE,
		takes: 'json',
		run: deleteContacts,
	},
	{
		method: 'POST',
		path: '/activities/contacts_file_import',
		...WRITE,
		takes: 'multipart',
		run: async (call) => accepted(call, await fileImportOrder(call)),
	},
	{
		method: 'POST',
		path: '/activities/contacts_json_import',
		...WRITE,
		takes: 'json',
		run: (call) => accepted(call, jsonImportOrder(call)),
	},
	{
		method: 'POST',
		path: '/activities/add_list_memberships',
		...WRITE,
		takes: 'json',
		run: (call) =>
			accepted(call, addToListsOrder(call.account, ...readOrder(call, ADD_TO_LISTS, 'list_ids'))),
	},
	{
		method: 'POST',
		path: '/activities/remove_list_memberships',
		...WRITE,
		takes: 'json',
		run: (call) =>
			accepted(
				call,
				removeFromListsOrder(call.account, ...readOrder(call, REMOVE_FROM_LISTS, 'list_ids')),
			),
	},
	{
		method: 'POST',
		path: '/activities/list_delete',
		...WRITE,
		takes: 'json',
		run: (call) =>
			accepted(call, deleteListsOrder(call.account, readTargets(call, 'list_ids', 100))),
	},
	{
		method: 'POST',
		path: '/activities/contacts_taggings_add',
		...WRITE,
		takes: 'json',
		run: (call) =>
			accepted(call, addTagsOrder(call.account, ...readOrder(call, TAGGINGS, 'tag_ids'))),
	},
	{
		method: 'POST',
		path: '/activities/contacts_taggings_remove',
		...WRITE,
		takes: 'json',
		run: (call) =>
			accepted(call, removeTagsOrder(call.account, ...readOrder(call, TAGGINGS, 'tag_ids'))),
	},
	{
		method: 'POST',
		path: '/activities/contacts_tags_delete',
		...WRITE,
		takes: 'json',
		run: (call) => accepted(call, deleteTagsOrder(call.account, readTargets(call, 'tag_ids', 500))),
	},
	{
		method: 'POST',
		path: '/activities/custom_fields_delete',
		...WRITE,
		takes: 'json',
		run: (call) => {
			const ids = readTargets(call, 'custom_field_ids', 100);
			const { status, body } = accepted(call, deleteFieldsOrder(call.account, ids));
			// Only this one comes without its counters (V3 API appendix B)
			const { status: _counters, ...document } = body as JsonObject;
			return { status, body: document };
		},
	},
];
