import type { IDataObject } from 'n8n-workflow';

import type { Query } from '../../kit';
import type { ConstantContactV2Api } from '../api/client';
import { toFile } from './record';

/** Reads a collection of files page by page. @param wanted how many will be read */
export async function* listFilePages(
	api: ConstantContactV2Api,
	target: string,
	query: Query,
	wanted: number,
): AsyncGenerator<IDataObject[]> {
	for await (const page of api.pages(target, query, wanted)) yield page.map(toFile);
}
