/** File types that may be uploaded (V2 API 2.7). */
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

/** Sources of files. */
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

/** Maximum length of a file's description, in characters (V2 API 2.7). */
export const DESCRIPTION_LENGTH = 100;

/** The deepest level of folders (V2 API 2.7). */
export const DEEPEST_LEVEL = 3;

/** A file in the library; times are milliseconds since 1970. */
export interface FileRecord {
	id: number;
	name: string;
	description: string | null;
	/** Its folder; null outside of all folders. */
	folderId: number | null;
	type: FileType;
	source: FileSource;
	width: number;
	height: number;
	/** Size in bytes. */
	size: number;
	created: number;
	modified: number;
	/** Its status after processing. */
	status: FileStatus;
	/** Until then, it is being processed. */
	processedAt: number;
	/** Content of an uploaded file. */
	content?: Buffer;
}

/** A folder in the library; times are milliseconds since 1970. */
export interface FolderRecord {
	id: number;
	name: string;
	/** Its parent folder, or one of the two ways in which the root is written: 0 and ''. */
	parentId: number | '';
	/** The folder that every library has; its level is 0. */
	system?: boolean;
	/** Omitted if unknown. */
	created?: number;
	modified?: number;
}

/** Whether a file has a width and a height. */
export function isImage({ type }: Pick<FileRecord, 'type'>): boolean {
	return IMAGE_TYPES.includes(type);
}

/** The current status of a file. */
export function statusAt(file: FileRecord, now: number): FileStatus {
	return now < file.processedAt ? 'Processing' : file.status;
}
