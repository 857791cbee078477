import type { JsonObject } from '../../json';
import type { ApiResponse } from '../../http';
import type { Call, Endpoint } from '../api';
import type { Paging } from '../cursor';
import { readJson, readObject, text, type Shape } from '../body';
import { badRequest, conflict, notFound } from '../errors';
import { offsetPage, createPageResponse } from '../paging';
import { idOf, wireId, wordFilter } from '../wire';
import { folderDocument, infoDocument } from './documents';
import { createFilesResponse, fileUri } from './fileEndpoints';
import { FILE_FILTERS, fileOrder, wantsPayload } from './fileRequests';
import { DEFAULT_FOLDER_ORDER, FOLDER_ORDERS } from './order';
import { DEEPEST_LEVEL, statusAt, type FolderRecord } from './record';

const PAGING: Paging = { position: 'offset', defaultLimit: 50, maxLimit: 50 };
/** Represents the root in `parent_id`. */
const ROOT = 0;

/** What a client may send for a folder; all but two are read-only. */
const SHAPE: Record<string, Shape> = {
	name: text(),
	parent_id: { type: 'id' },
	id: { type: 'any' },
	level: { type: 'any' },
	children: { type: 'any' },
	item_count: { type: 'any' },
	created_date: { type: 'any' },
	modified_date: { type: 'any' },
};
const IDS: Shape = { type: 'array', items: { type: 'id' } };

function folderOf({ account, params }: Call): FolderRecord {
	const folder = account.library.folder(idOf(params.folderId!));
	if (folder === undefined) throw notFound(`Library folder not found for id ${params.folderId}`);
	return folder;
}

function shown({ account, now }: Call, folder: FolderRecord, order?: string): JsonObject {
	return folderDocument(account, folder, order ?? DEFAULT_FOLDER_ORDER, now);
}

/**
 * The properties of a folder that a client writes.
 * @throws ApiError 400 for unknown parents and too deep levels, 409 for existing names
 */
function readFolder(call: Call, id: number): Pick<FolderRecord, 'name' | 'parentId'> {
	const { library } = call.account;
	const sent = readObject(call.request, SHAPE, ['name']);
	const name = String(sent.name).trim();
	if (name === '') throw badRequest('The name of a folder is empty.');
	// Responses also write the root as an empty text, and clients send responses back
	const parentId = idOf(String(sent.parent_id ?? '') || String(ROOT));
	if (parentId !== ROOT && library.folder(parentId) === undefined) {
		throw badRequest(`Folder ${String(sent.parent_id)} does not exist.`);
	}
	if (!library.mayLieIn(id, parentId)) {
		throw badRequest(`Folders can't lie in themselves or deeper than level ${DEEPEST_LEVEL}.`);
	}
	const siblings = library.foldersIn(parentId, DEFAULT_FOLDER_ORDER);
	if (siblings.some((other) => other.id !== id && other.name === name)) {
		throw conflict('http.status.conflict', `Folder '${name}' already exists.`);
	}
	return { name, parentId };
}

/** Moves files to a folder; all are checked before the first is moved. */
function move(call: Call): ApiResponse {
	const { account, now, request } = call;
	const { id: folderId } = folderOf(call);
	const ids = readJson(request, IDS) as Array<string | number>;
	if (ids.length === 0) throw badRequest('There are no ids of files.');
	const files = ids.map((id) => {
		const file = account.library.file(idOf(String(id)));
		if (file === undefined || statusAt(file, now) === 'Deleted') {
			throw badRequest(`Library file ${id} does not exist.`);
		}
		return file;
	});
	for (const file of files) account.library.putFile({ ...file, folderId, modified: now });
	return {
		status: 200,
		body: files.map(({ id }) => ({
			id: wireId(id, account.options),
			uri: fileUri(account, id),
		})),
	};
}

const collectionEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/library/folders',
		query: ['sort_by'],
		paging: PAGING,
		run: (call) => {
			const order = wordFilter(call.filters, 'sort_by', FOLDER_ORDERS) ?? DEFAULT_FOLDER_ORDER;
			const folders = call.account.library.foldersIn(ROOT, order);
			return createPageResponse(call, (offset = 0) =>
				offsetPage(folders, call.limit, offset, (folder) => shown(call, folder, order)),
			);
		},
	},
	{
		method: 'POST',
		path: '/library/folders',
		takes: 'json',
		run: (call) => {
			const { account, now } = call;
			const id = account.library.nextFolderId();
			const folder = { ...readFolder(call, id), id, created: now, modified: now };
			account.library.putFolder(folder);
			return { status: 201, body: shown(call, folder) };
		},
	},
];

/** The trash is a folder with a fixed name; its routes come before those with ids. */
const trashEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/library/folders/trash/files',
		query: ['type', 'sort_by'],
		paging: PAGING,
		run: (call) => createFilesResponse(call, call.account.library.trash(call.now, fileOrder(call))),
	},
	{
		method: 'DELETE',
		path: '/library/folders/trash/files',
		run: ({ account, now }) => {
			account.library.emptyTrash(now);
			return { status: 204 };
		},
	},
];

const singleEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/library/folders/:folderId',
		run: (call) => ({ status: 200, body: shown(call, folderOf(call)) }),
	},
	{
		method: 'PUT',
		path: '/library/folders/:folderId',
		query: ['include_payload'],
		takes: 'json',
		run: (call) => {
			const before = folderOf(call);
			const showsResult = wantsPayload(call);
			const folder = { ...before, ...readFolder(call, before.id), modified: call.now };
			call.account.library.putFolder(folder);
			return { status: 200, body: showsResult ? shown(call, folder) : '' };
		},
	},
	{
		method: 'DELETE',
		path: '/library/folders/:folderId',
		run: (call) => {
			call.account.library.deleteFolder(folderOf(call).id, call.now);
			return { status: 204 };
		},
	},
	{
		method: 'GET',
		path: '/library/folders/:folderId/files',
		query: FILE_FILTERS,
		paging: PAGING,
		run: (call) => {
			const { id } = folderOf(call);
			return createFilesResponse(call, call.account.library.listed(call.now, id, fileOrder(call)));
		},
	},
	{
		method: 'PUT',
		path: '/library/folders/:folderId/files',
		takes: 'json',
		run: move,
	},
];

/** Folders of the library, its trash and its use of storage (V2 API 2.7). */
export const folderEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/library/info',
		run: ({ account, now }) => ({ status: 200, body: infoDocument(account, now) }),
	},
	...collectionEndpoints,
	...trashEndpoints,
	...singleEndpoints,
];
