import type { IDataObject } from 'n8n-workflow';

import type { OutputFile, ReadText } from '../../kit';
import {
	missingFileError,
	toOutput,
	type FileParams,
} from '../../constantContactShared/bulk/exportFile';
import type { ConstantContactV2Api } from '../api/client';

/**
 * Downloads the file of an export; the activity contains its URL (V2 API 2.9).
 *
 * @param activity as returned by the server
 * @throws InputError if it has no file, or the file is on another host
 */
export async function downloadFile(
	api: ConstantContactV2Api,
	activity: IDataObject,
	params: FileParams,
): Promise<IDataObject[] | OutputFile> {
	const { type = 'EXPORT_CONTACTS', file_name: link } = activity;
	// An import names its source file, which can't be read.
	if (type !== 'EXPORT_CONTACTS' || typeof link !== 'string' || link === '')
		throw missingFileError(activity);
	const read: ReadText = async (consume) => await api.download(link, consume);
	return await toOutput(read, getFileName(link, activity), activity, params);
}

function getFileName(link: string, { id }: IDataObject): string {
	const [path = ''] = link.split(/[?#]/, 1);
	const name = path.slice(path.lastIndexOf('/') + 1);
	return /.\.(?:csv|txt)$/i.test(name) ? name : `${String(id)}.csv`;
}
