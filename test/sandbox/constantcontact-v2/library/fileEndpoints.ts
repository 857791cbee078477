import type { ApiResponse } from '../../http';
import { PREFIX, type Call, type Endpoint } from '../api';
import type { Paging } from '../cursor';
import { readObject } from '../body';
import { badRequest } from '../errors';
import { offsetPage, createPageResponse } from '../paging';
import { idOf, wireId } from '../wire';
import { fileDocument } from './documents';
import {
	FILE_FILTERS,
	FILE_SHAPE,
	fileOrder,
	filteredFiles,
	folderFor,
	keptFile,
	knownFile,
	wantsPayload,
} from './fileRequests';
import { putFile } from './input';
import { statusAt, type FileRecord } from './record';
import { readUpload } from './uploadForm';

const PAGING: Paging = { position: 'offset', defaultLimit: 50, maxLimit: 1000 };

/** A page of files, as returned by all file collections. */
export function createFilesResponse(call: Call, files: FileRecord[]): ApiResponse {
	const chosen = filteredFiles(call, files);
	return createPageResponse(call, (offset = 0) =>
		offsetPage(chosen, call.limit, offset, (file) => fileDocument(call.account, file, call.now)),
	);
}

/** URL of a file's resource. */
export function fileUri({ origin, options }: Call['account'], id: number): string {
	return `${origin}${PREFIX}/library/files/${wireId(id, options)}`;
}

/** The status of uploads; unknown files are omitted (V2 API 2.7). */
function uploadStatuses({ account, params, now }: Call): object[] {
	return params.fileIds!.split(',').flatMap((id) => {
		const file = account.library.file(idOf(id));
		if (file === undefined) return [];
		const status = statusAt(file, now);
		return [{ file_id: wireId(file.id, account.options), status, description: status }];
	});
}

async function upload(call: Call): Promise<ApiResponse> {
	const { account, request } = call;
	const { folderId, ...sent } = await readUpload(request);
	const virus = /virus/i.test(sent.name);
	const file = putFile(account, {
		...sent,
		folderId: folderFor(call, folderId),
		size: sent.content.length,
		status: virus ? 'VirusFound' : 'Active',
		processedAt: call.now + account.options.uploadMs,
	});
	// The body is empty: only the header has the id (V2 API 2.7)
	return { status: 202, headers: { location: fileUri(account, file.id) } };
}

function update(call: Call): ApiResponse {
	const { account, now, params, request } = call;
	const file = keptFile(call, params.fileId!);
	const sent = readObject(request, FILE_SHAPE, ['name']);
	const name = String(sent.name).trim();
	if (name === '') throw badRequest('The name of a file is empty.');
	const showsResult = wantsPayload(call);
	const { description = null, folder_id: folderId } = sent;
	const isPlaced = typeof folderId === 'string' || typeof folderId === 'number';
	const changed: FileRecord = {
		...file,
		name,
		// PUT replaces: what is omitted becomes null (V2 API 0.5)
		description: description as string | null,
		folderId: isPlaced ? folderFor(call, folderId) : null,
		modified: now,
	};
	account.library.putFile(changed);
	return { status: 200, body: showsResult ? fileDocument(account, changed, now) : '' };
}

/** Files of the library (V2 API 2.7). */
export const fileEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/library/files',
		query: FILE_FILTERS,
		paging: PAGING,
		run: (call) =>
			createFilesResponse(call, call.account.library.listed(call.now, undefined, fileOrder(call))),
	},
	{
		method: 'POST',
		path: '/library/files',
		takes: 'multipart',
		run: upload,
	},
	{
		method: 'GET',
		path: '/library/files/uploadstatus/:fileIds',
		run: (call) => ({ status: 200, body: uploadStatuses(call) }),
	},
	{
		method: 'GET',
		path: '/library/files/:fileId',
		run: (call) => {
			const file = knownFile(call, call.params.fileId!);
			return { status: 200, body: fileDocument(call.account, file, call.now) };
		},
	},
	{
		method: 'PUT',
		path: '/library/files/:fileId',
		query: ['include_payload'],
		takes: 'json',
		run: update,
	},
	{
		method: 'DELETE',
		path: '/library/files/:fileId',
		run: (call) => {
			// A comma-separated list of ids; all are checked before the first is deleted
			const files = call.params.fileId!.split(',').map((id) => keptFile(call, id));
			for (const file of files) call.account.library.trashFile(file, call.now);
			return { status: 204 };
		},
	},
];
