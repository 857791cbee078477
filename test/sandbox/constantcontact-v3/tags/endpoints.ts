import type { ApiResponse } from '../../http';
import { isObject, type JsonObject } from '../../json';
import { deletionDocument } from '../activities/document';
import { deleteTagsOrder } from '../activities/deletions';
import type { Call, Endpoint } from '../api';
import { conflict, invalid, notFound } from '../errors';
import { offsetPage, readPage } from '../paging';
import { object, readBody, requiredText, text, textOf } from '../schema';
import type { Account } from '../state';
import { flagFilter, isUuid, seconds } from '../wire';
import type { TagRecord } from './store';

const TAG_POST = object({ name: requiredText(255), tag_source: text() }, ['name']);
const TAG_PUT = object({ name: requiredText(255) }, ['name']);

function tagDocument({ tagMembers }: Account, tag: TagRecord, counted: boolean): JsonObject {
	return {
		tag_id: tag.id,
		name: tag.name,
		...(counted ? { contacts_count: tagMembers.of(tag.id).all } : {}),
		created_at: seconds(tag.createdTime),
		updated_at: seconds(tag.updatedTime),
		tag_source: tag.source,
	};
}

function tagOf({ account, params }: Call): TagRecord {
	const id = params.tagId!;
	if (!isUuid(id)) throw notFound('tag_id is in an invalid format');
	const tag = account.tags.get(id.toLowerCase());
	if (tag === undefined) throw notFound(`The tag ${id} was not found`);
	return tag;
}

/** The next link in the second variant of the specification (V3 API 3). */
function nested(links: JsonObject): JsonObject {
	const { _links: link } = links;
	if (!isObject(link) || !isObject(link.next)) return links;
	return { _links: { next: { next: link.next } } };
}

function readTags(call: Call): ApiResponse {
	const { account, limit, query } = call;
	const counted = flagFilter(query, 'include_count');
	const { items, links } = readPage(call, (position) =>
		offsetPage(account.tags.all(), limit, position, (tag) => tagDocument(account, tag, counted)),
	);
	const { tagLinks } = account.options;
	return { status: 200, body: { tags: items, ...(tagLinks === 'nested' ? nested(links) : links) } };
}

function checkName({ tags }: Account, name: string, except?: string): string {
	if (tags.hasName(name, except)) throw conflict(`A tag with the name '${name}' already exists.`);
	return name;
}

function createTag({ account, request, now }: Call): ApiResponse {
	const body = readBody(request, TAG_POST, account.options);
	const name = checkName(account, String(body.name));
	const { maxTags } = account.options;
	if (account.tags.count >= maxTags) throw invalid(`There may be ${maxTags} tags at most`);
	const tag: TagRecord = {
		id: account.tags.nextId(),
		name,
		source: textOf(body.tag_source) ?? 'Contact',
		createdTime: now,
		updatedTime: now,
	};
	account.tags.put(tag);
	return { status: 201, body: tagDocument(account, tag, false) };
}

function updateTag(call: Call): ApiResponse {
	const { account, request, now } = call;
	const before = tagOf(call);
	const body = readBody(request, TAG_PUT, account.options);
	const name = checkName(account, String(body.name), before.id);
	const tag = { ...before, name, updatedTime: now };
	account.tags.put(tag);
	return { status: 200, body: tagDocument(account, tag, false) };
}

function deleteTag(call: Call): ApiResponse {
	const { account, now } = call;
	const order = deleteTagsOrder(account, [tagOf(call).id]);
	return { status: 202, body: deletionDocument(account.activities.add(order, now), now, true) };
}

const READ = { service: 'contacts', scope: 'contact_data', privilege: 'contacts:read' } as const;
const WRITE = { service: 'contacts', scope: 'contact_data', privilege: 'contacts:write' } as const;

/** Tags (V3 API 5). */
export const tagEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/contact_tags',
		...READ,
		query: ['include_count'],
		paging: { defaultLimit: 50, maxLimit: 500 },
		run: readTags,
	},
	{ method: 'POST', path: '/contact_tags', ...WRITE, takes: 'json', run: createTag },
	{
		method: 'GET',
		path: '/contact_tags/:tagId',
		...READ,
		query: ['include_count'],
		run: (call) => ({
			status: 200,
			body: tagDocument(call.account, tagOf(call), flagFilter(call.query, 'include_count')),
		}),
	},
	{ method: 'PUT', path: '/contact_tags/:tagId', ...WRITE, takes: 'json', run: updateTag },
	{ method: 'DELETE', path: '/contact_tags/:tagId', ...WRITE, run: deleteTag },
];
