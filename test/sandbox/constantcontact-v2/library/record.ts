/** Types of file that may be uploaded (V2 API 2.7). */
export const FILE_TYPES = [
	'JPEG',
	'JPG',
	'GIF',
	'PNG',
	'PDF',
	'DOC',
	'DOCX',
	'XLS',
	'XLSX',
	'PPT',
	'PPTX',
] as const;

/** Where files come from. */
export const FILE_SOURCES = [
	'MyComputer',
	'StockImage',
	'Facebook',
	'Instagram',
	'Shutterstock',
	'Mobile',
] as const;

export type FileType = (typeof FILE_TYPES)[number];
export type FileSource = (typeof FILE_SOURCES)[number];
export type FileStatus = 'Active' | 'Uploaded' | 'Processing' | 'VirusFound' | 'Failed' | 'Deleted';

const IMAGE_TYPES: readonly FileType[] = ['JPEG', 'JPG', 'GIF', 'PNG'];

/** The longest description of a file, in characters (V2 API 2.7). */
export const DESCRIPTION_LENGTH = 100;

/** The deepest level that folders may have (V2 API 2.7). */
export const DEEPEST_LEVEL = 3;

/** A file of the library; times are milliseconds since 1970. */
export interface FileRecord {
	id: number;
	name: string;
	description: string | null;
	/** Folder that it is in; null outside all folders. */
	folderId: number | null;
	type: FileType;
	source: FileSource;
	width: number;
	height: number;
	/** In bytes. */
	size: number;
	created: number;
	modified: number;
	/** What it becomes once it is processed. */
	status: FileStatus;
	/** Processing until then. */
	processedAt: number;
	/** Bytes of an uploaded file. */
	content?: Buffer;
}

/** A folder of the library; times are milliseconds since 1970. */
export interface FolderRecord {
	id: number;
	name: string;
	/** Folder that it is in, or one of the two ways in which the root is written: 0 and ''. */
	parentId: number | '';
	/** The folder that every library has; its level is 0. */
	system?: boolean;
	/** Left out when unknown. */
	created?: number;
	modified?: number;
}

/** True for files that have a width and a height. */
export function isImage({ type }: Pick<FileRecord, 'type'>): boolean {
	return IMAGE_TYPES.includes(type);
}

/** The status of a file by the time. */
export function statusAt(file: FileRecord, now: number): FileStatus {
	return now < file.processedAt ? 'Processing' : file.status;
}
