import type { IDataObject } from 'n8n-workflow';

import { hasStatus, path, toResult } from '../../kit';
import type { ConstantContactApi } from '../api/client';

export const ADDRESS = path`/account/summary/physical_address`;

/** The postal address of the account; undefined if it has none. */
export async function readAddress(api: ConstantContactApi): Promise<IDataObject | undefined> {
	const read = await toResult(api.get(ADDRESS));
	if (!read.ok) {
		if (hasStatus(read.error, 404)) return undefined;
		throw read.error;
	}
	return Object.keys(read.value).length === 0 ? undefined : read.value;
}
