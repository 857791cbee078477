import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { searchListsV2 } from './search';

/** Contact lists by name, where several may be chosen. */
export async function getListsV2(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const { results } = await searchListsV2.call(this);
	return results.map(({ name, value }) => ({ name, value }));
}
