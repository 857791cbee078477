import type { IDataObject } from 'n8n-workflow';

import {
	InputError,
	isRecord,
	schema,
	type JsonSchema,
	type OutputFile,
	type ReadText,
} from '../../kit';
import { toOutput, type FileParams } from '../../constantContactShared/bulk/exportFile';
import type { ConstantContactApi } from '../api/client';
import { activitySchema } from './schema';

/** A bulk activity with its file, or one of the contacts in that file. */
export const exportSchema: JsonSchema = schema.object({
	...activitySchema.properties,
	activity_id: schema.text,
	email_address: schema.text,
});

/**
 * Downloads the file of an export; the activity contains its address (V3 API 6).
 *
 * @throws InputError if it has no file
 */
export async function downloadFile(
	api: ConstantContactApi,
	activity: IDataObject,
	params: FileParams,
): Promise<IDataObject[] | OutputFile> {
	const { activity_id: id, state, _links: links } = activity;
	const results = isRecord(links) && isRecord(links.results) ? links.results.href : undefined;
	if (typeof results !== 'string' || results === '' || state !== 'completed') {
		throw new InputError(
			`Activity ${String(id)} has no file (state ${String(state)})`,
			'Only a complete export has a file. Wait until it is complete, or choose another activity.',
		);
	}
	const read: ReadText = async (consume) => await api.download(results, consume);
	return await toOutput(read, `${String(id)}.csv`, activity, params);
}
