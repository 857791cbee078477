import type { IDataObject } from 'n8n-workflow';

/** A file as it is handed on: an older trash called its type `type` (V2 API 2.7). */
export function toFile(record: IDataObject): IDataObject {
	const { type, ...file } = record;
	if (type === undefined) return record;
	return { ...file, file_type: file.file_type ?? type };
}
