import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { createChoice, pickFrom } from '../../constantContactShared/pickList';
import { listAutomations } from '../automation/listing';
import { loadFromApi } from './loadFromApi';

/** Automations by name, with their status. */
export async function searchAutomations(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await loadFromApi(
		this,
		'list automations',
		async (api) =>
			await pickFrom(listAutomations(api), filter, ({ id, name, status }) =>
				createChoice({ id }, `${String(name)} (${String(status).toLowerCase()})`),
			),
	);
}
