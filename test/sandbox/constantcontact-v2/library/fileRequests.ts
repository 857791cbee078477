import type { Call } from '../api';
import { text, type Shape } from '../body';
import { badRequest, notFound } from '../errors';
import { idOf, wordFilter } from '../wire';
import { FILE_KINDS, FILE_ORDERS, isOfKind } from './order';
import { DESCRIPTION_LENGTH, FILE_SOURCES, statusAt, type FileRecord } from './record';

/** Query parameters of the collections of files, besides those of their pages. */
export const FILE_FILTERS = ['type', 'source', 'sort_by'] as const;

/** What a client may send of a file; all but three are read only. */
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

/** The order that a client asks for. */
export function fileOrder({ filters }: Call): string | undefined {
	return wordFilter(filters, 'sort_by', FILE_ORDERS);
}

/** The files that `type` and `source` ask for. */
export function filteredFiles({ filters }: Call, files: FileRecord[]): FileRecord[] {
	const kind = wordFilter(filters, 'type', FILE_KINDS) ?? 'ALL';
	const source = wordFilter(filters, 'source', ['ALL', ...FILE_SOURCES]) ?? 'ALL';
	return files.filter(
		(file) => isOfKind(file, kind) && (source === 'ALL' || file.source === source),
	);
}

/**
 * The file with this id, in the trash or not.
 * @throws ApiError 404
 */
export function knownFile({ account }: Call, id: string): FileRecord {
	const file = account.library.file(idOf(id));
	if (file === undefined) throw notFound(`Library file not found for id ${id}`);
	return file;
}

/**
 * The file with this id, which may be changed unless it is in the trash.
 * @throws ApiError 404
 */
export function keptFile(call: Call, id: string): FileRecord {
	const file = knownFile(call, id);
	if (statusAt(file, call.now) === 'Deleted') throw notFound(`Library file ${id} is in the trash`);
	return file;
}

/**
 * The folder for a file, as a client writes it; null for none, which is written as 0.
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

/** True unless a client doesn't want to get what it has written. */
export function wantsPayload({ filters }: Call): boolean {
	const word = wordFilter(filters, 'include_payload', ['TRUE', 'FALSE', 'true', 'false']);
	return word?.toUpperCase() !== 'FALSE';
}
