import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { searchLists } from './search';

/** The user's own contact lists by name, for choosing several. */
export async function getLists(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const { results } = await searchLists.call(this);
	return results.map(({ name, value }) => ({ name, value }));
}
