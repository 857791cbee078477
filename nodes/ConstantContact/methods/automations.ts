import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { choiceOf, pickFrom } from '../../constantContactShared/pickList';
import { listAutomations } from '../automation/listing';
import { explained } from './explained';

/** Automations by name, with their status. */
export async function searchAutomations(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await explained(
		this,
		'list automations',
		async (api) =>
			await pickFrom(listAutomations(api), filter, ({ id, name, status }) =>
				choiceOf({ id }, `${String(name)} (${String(status).toLowerCase()})`),
			),
	);
}
