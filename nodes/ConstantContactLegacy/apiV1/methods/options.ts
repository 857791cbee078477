import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { searchListsV1 } from './search';

/** Contact lists that the user made, by name, where several may be chosen. */
export async function getListsV1(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const { results } = await searchListsV1.call(this);
	return results.map(({ name, value }) => ({ name, value }));
}
