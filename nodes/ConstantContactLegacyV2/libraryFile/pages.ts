import type { IDataObject } from 'n8n-workflow';

import type { Query } from '../../kit';
import type { ConstantContactV2Api } from '../api/client';
import { toFile } from './record';

/** Reads a collection of files page by page. */
export async function* listFilePages(
	api: ConstantContactV2Api,
	target: string,
	query: Query,
): AsyncGenerator<IDataObject[]> {
	for await (const page of api.pages(target, query)) yield page.map(toFile);
}
