import type { Call } from '../api';
import { text, type Shape } from '../body';
import { badRequest, notFound } from '../errors';
import { idOf, wordFilter } from '../wire';
import { FILE_KINDS, FILE_ORDERS, isOfKind } from './order';
import { DESCRIPTION_LENGTH, FILE_SOURCES, statusAt, type FileRecord } from './record';

/** Query parameters of file collections, besides paging. */
export const FILE_FILTERS = ['type', 'source', 'sort_by'] as const;

/** What a client may send for a file; all but three are read-only. */
export const FILE_SHAPE: Record<string, Shape> = {
	name: text(),
	description: text(DESCRIPTION_LENGTH),
	folder_id: { type: 'id' },
	...Object.fromEntries(
		[
			'id',
			'folder',
			'height',
			'width',
			'size',
			'url',
			'source',
			'status',
			'thumbnail',
			'created_date',
			'modified_date',
			'is_image',
			'file_type',
		].map((name): [string, Shape] => [name, { type: 'any' }]),
	),
};

/** The requested order. */
export function fileOrder({ filters }: Call): string | undefined {
	return wordFilter(filters, 'sort_by', FILE_ORDERS);
}

/** The files that match `type` and `source`. */
export function filteredFiles({ filters }: Call, files: FileRecord[]): FileRecord[] {
	const kind = wordFilter(filters, 'type', FILE_KINDS) ?? 'ALL';
	const source = wordFilter(filters, 'source', ['ALL', ...FILE_SOURCES]) ?? 'ALL';
	return files.filter(
		(file) => isOfKind(file, kind) && (source === 'ALL' || file.source === source),
	);
}

/**
 * The file with this id, also in the trash.
 * @throws ApiError 404
 */
export function knownFile({ account }: Call, id: string): FileRecord {
	const file = account.library.file(idOf(id));
	if (file === undefined) throw notFound(`Library file not found for id ${id}`);
	return file;
}

/**
 * The file with this id, if it may be changed, i.e. it isn't in the trash.
 * @throws ApiError 404
 */
export function keptFile(call: Call, id: string): FileRecord {
	const file = knownFile(call, id);
	if (statusAt(file, call.now) === 'Deleted') throw notFound(`Library file ${id} is in the trash`);
	return file;
}

/**
 * A file's folder, as clients write it; null for none, which is written as 0.
 * @throws ApiError 400 for unknown ones
 */
export function folderFor({ account }: Call, id: string | number): number | null {
	const number = idOf(String(id));
	if (number === 0) return null;
	if (account.library.folder(number) === undefined) {
		throw badRequest(`Folder ${id} does not exist.`);
	}
	return number;
}

/** Whether the client wants what it has written in the response. */
export function wantsPayload({ filters }: Call): boolean {
	const word = wordFilter(filters, 'include_payload', ['TRUE', 'FALSE', 'true', 'false']);
	return word?.toUpperCase() !== 'FALSE';
}
