import { DateTime } from 'luxon';
import type { JsonObject } from '../../json';
import type { Account } from '../state';
import { instant, wireId } from '../wire';
import { isImage, statusAt, type FileRecord, type FolderRecord } from './record';

/** Host of the files themselves. */
const FILES = 'https://origin.ih.constantcontact.com';
/** Number of the account in the URLs of its files. */
const ACCOUNT = 'fs101/1100000000017';
const DOCUMENT_ICON = 'https://imgssl.constantcontact.com/ui/images1/mlui/mlui_document.png';
const THUMBNAIL = 200;
/** Maximum size of an uploaded file in bytes (V2 API 2.7). */
export const MAX_UPLOAD_SIZE = 5_242_880;
const SPACE = 262_144_000;

/** Dates in the library have the offset of the account's time zone (V2 API 1.6). */
function localTime(time: number): string {
	return DateTime.fromMillis(time, { zone: 'America/New_York' }).toISO()!;
}

function thumbnail(file: FileRecord, url: string): JsonObject {
	if (!isImage(file)) return { url: DOCUMENT_ICON, height: THUMBNAIL, width: 178 };
	const scale = Math.min(THUMBNAIL / Math.max(file.width, file.height), 1);
	return {
		url,
		height: Math.round(file.height * scale),
		width: Math.round(file.width * scale),
	};
}

/** A file, with its current status. */
export function fileDocument({ library, options }: Account, file: FileRecord, now: number): object {
	const { id, name, description, folderId, type, height, width, size } = file;
	const folder = folderId === null ? undefined : library.folder(folderId);
	const image = isImage(file);
	const extension = type.toLowerCase();
	const url = `${FILES}/${ACCOUNT}/${image ? 'img' : 'doc'}/${id}.${extension}`;
	const status = statusAt(file, now);
	// An older recording of the trash has `type` (V2 API 2.7)
	const typeName = status === 'Deleted' ? options.trashFileType : 'file_type';
	return {
		name,
		id: wireId(id, options),
		description,
		folder: folder?.name ?? (image ? 'Images' : 'Documents'),
		height,
		width,
		size,
		url,
		source: file.source,
		status,
		thumbnail: thumbnail(file, url),
		created_date: localTime(file.created),
		modified_date: localTime(file.modified),
		folder_id: folderId === null ? null : wireId(folderId, options),
		is_image: image,
		[typeName]: type,
	};
}

function folderTime(time: number | undefined): string {
	return time === undefined ? instant(0) : localTime(time);
}

/** A folder with everything below it, sorted. */
export function folderDocument(
	account: Account,
	folder: FolderRecord,
	order: string,
	now: number,
): JsonObject {
	const { library, options } = account;
	const { id, name, parentId, system } = folder;
	const children = library.foldersIn(id, order);
	return {
		id: wireId(id, options),
		name,
		level: system ? 0 : library.depth(id),
		children: children.map((child) => folderDocument(account, child, order, now)),
		item_count: library.listed(now, id).length,
		parent_id: parentId === '' ? '' : wireId(parentId, options),
		modified_date: folderTime(folder.modified),
		created_date: folderTime(folder.created),
	};
}

/** The account's use of storage. */
export function infoDocument({ library, options }: Account, now: number): object {
	const files = library.listed(now);
	const bytes = (some: readonly FileRecord[]): number =>
		some.reduce((sum, { size }) => sum + size, 0);
	const images = files.filter(isImage);
	const used = bytes(files);
	const info = {
		max_free_file_num: 0,
		max_premium_space_limit: SPACE,
		image_root: FILES,
		usage_summary: {
			folder_count: library.allFolders().length,
			file_count: files.length,
			image_count: images.length,
			document_count: files.length - images.length,
			total_bytes_used: used,
			image_bytes_used: bytes(images),
			document_bytes_used: used - bytes(images),
			total_bytes_remaining: Math.max(0, SPACE - used),
			free_files_remaining: 0,
		},
		max_upload_size_limit: MAX_UPLOAD_SIZE,
	};
	return options.libraryInfo === 'array' ? [info] : info;
}
