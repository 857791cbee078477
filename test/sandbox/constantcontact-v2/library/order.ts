import { isImage, type FileRecord, type FolderRecord } from './record';

/** Sort orders of files; each also with _DESC (V2 API 2.7). */
const FILE_KEYS: Record<string, (file: FileRecord) => number | string> = {
	CREATED_DATE: ({ created }) => created,
	ADDED_DATE: ({ created }) => created,
	MODIFIED_DATE: ({ modified }) => modified,
	NAME: ({ name }) => name.toLowerCase(),
	SIZE: ({ size }) => size,
	DIMENSION: ({ width, height }) => width * height,
};

/** Sort orders of folders; each also with _DESC (V2 API 2.7). */
const FOLDER_KEYS: Record<string, (folder: FolderRecord) => number | string> = {
	CREATED_DATE: ({ created = 0 }) => created,
	MODIFIED_DATE: ({ modified = 0 }) => modified,
	NAME: ({ name }) => name.toLowerCase(),
};

const both = (keys: object): string[] =>
	Object.keys(keys).flatMap((name) => [name, `${name}_DESC`]);

export const FILE_ORDERS: readonly string[] = both(FILE_KEYS);
export const FOLDER_ORDERS: readonly string[] = both(FOLDER_KEYS);
export const DEFAULT_FILE_ORDER = 'CREATED_DATE_DESC';
/** Not documented; the recorded collection has this order. */
export const DEFAULT_FOLDER_ORDER = 'NAME';

function compare(left: number | string, right: number | string): number {
	if (left === right) return 0;
	return left < right ? -1 : 1;
}

/** Sorts by one key; equal ones are sorted by id. */
function sorted<T extends { id: number }>(
	items: Iterable<T>,
	keys: Record<string, (item: T) => number | string>,
	order: string,
): T[] {
	const descending = order.endsWith('_DESC');
	const key = keys[descending ? order.slice(0, -'_DESC'.length) : order]!;
	const ascending = (left: T, right: T): number =>
		compare(key(left), key(right)) || left.id - right.id;
	return [...items].sort(descending ? (left, right) => -ascending(left, right) : ascending);
}

/** The files in one of the `FILE_ORDERS`. */
export function sortedFiles(files: Iterable<FileRecord>, order: string): FileRecord[] {
	return sorted(files, FILE_KEYS, order);
}

/** The folders in one of the `FOLDER_ORDERS`. */
export function sortedFolders(folders: Iterable<FolderRecord>, order: string): FolderRecord[] {
	return sorted(folders, FOLDER_KEYS, order);
}

export const FILE_KINDS = ['ALL', 'IMAGES', 'DOCUMENTS'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** Whether a file matches `type`. */
export function isOfKind(file: FileRecord, kind: FileKind): boolean {
	return kind === 'ALL' || (kind === 'IMAGES') === isImage(file);
}
