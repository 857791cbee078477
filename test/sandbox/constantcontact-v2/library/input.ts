import type { Account } from '../state';
import { isImage, statusAt, type FileRecord } from './record';

/** A file to create, or changes to the one with this id; times are milliseconds since 1970. */
export type FileInput = Partial<FileRecord>;

/** Writes a file without the API's checks; `modified` is the current time unless given. */
export function putFile({ clock, library }: Account, input: FileInput): FileRecord {
	const now = clock.now();
	const id = input.id ?? library.nextFileId();
	// Nothing is measured: every image has the same size
	const [width, height] = isImage({ type: 'JPG', ...input }) ? [800, 600] : [0, 0];
	const fresh: FileRecord = {
		id,
		name: `File ${id}.JPG`,
		description: '',
		folderId: null,
		type: 'JPG',
		source: 'MyComputer',
		width,
		height,
		size: 68_825,
		created: now,
		modified: now,
		status: 'Active',
		processedAt: now,
	};
	const file = { ...(library.file(id) ?? fresh), modified: now, ...input, id };
	library.putFile(file);
	return file;
}

/** All files by id, including those in the trash, with their current status. */
export function currentFiles({ clock, library }: Account): FileRecord[] {
	const now = clock.now();
	return library
		.allFiles()
		.map((file) => ({ ...file, status: statusAt(file, now) }))
		.sort((left, right) => left.id - right.id);
}

/** Moves a file to the trash without the API's checks; does nothing if there is none. */
export function trashFile({ clock, library }: Account, id: number): void {
	const file = library.file(id);
	if (file !== undefined) library.trashFile(file, clock.now());
}
