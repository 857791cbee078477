import type { IDataObject } from 'n8n-workflow';

/** A file as it is output: in older responses from the trash, the type is called `type` (V2 API 2.7). */
export function toFile(record: IDataObject): IDataObject {
	const { type, ...file } = record;
	if (type === undefined) return record;
	return { ...file, file_type: file.file_type ?? type };
}
