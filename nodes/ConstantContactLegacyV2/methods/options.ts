import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { createColumnsLoader } from '../../constantContactShared/replication/chosenColumns';
import { tables } from '../tables/all';
import { searchLists } from './search';

/** Contact lists by name, for choosing several. */
export async function getLists(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const { results } = await searchLists.call(this);
	return results.map(({ name, value }) => ({ name, value }));
}

/** Columns of the tables to replicate, for choosing some. */
export const getColumns = createColumnsLoader(tables);
