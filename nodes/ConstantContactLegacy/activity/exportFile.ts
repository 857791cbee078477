import type { IDataObject } from 'n8n-workflow';

import { path, type OutputFile, type ReadText } from '../../kit';
import {
	missingFileError,
	toOutput,
	type FileParams,
} from '../../constantContactShared/bulk/exportFile';
import { shortenId } from '../api/atom';
import type { ConstantContactV1Api } from '../api/client';

/**
 * Downloads the file of an export. Its name may be a link, of which only the last segment is used (V1 API 4.3), so nothing is
 * read from elsewhere.
 *
 * @param activity as returned by the server
 * @throws InputError if it has no file
 */
export async function downloadFile(
	api: ConstantContactV1Api,
	activity: IDataObject,
	params: FileParams,
): Promise<IDataObject[] | OutputFile> {
	const fileName = shortenId(String(activity.file_name ?? ''));
	if (fileName === '') throw missingFileError(activity);
	const target = path`/activities/${fileName}`;
	const read: ReadText = async (consume) => await api.download(target, consume);
	return await toOutput(read, fileName, activity, params);
}
