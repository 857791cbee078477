import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { searchLists } from './search';

/** Contact lists by name, where several may be chosen. */
export async function getLists(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const { results } = await searchLists.call(this);
	return results.map(({ name, value }) => ({ name, value }));
}
