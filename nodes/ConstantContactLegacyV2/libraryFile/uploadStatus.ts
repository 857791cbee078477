import type { IDataObject } from 'n8n-workflow';

import { path } from '../../kit';
import type { ConstantContactV2Api } from '../api/client';

/**
 * The status of uploads (V2 API 2.7).
 *
 * @returns a record with `file_id`, `status` and `description` for each known file; others are left out
 */
export async function fetchUploadStatuses(
	api: ConstantContactV2Api,
	ids: string[],
): Promise<IDataObject[]> {
	const list = ids.map((id) => path`${id}`).join(',');
	return await api.records(`${path`/library/files/uploadstatus`}/${list}`);
}
