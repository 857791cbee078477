import type { IDataObject } from 'n8n-workflow';

import type { ConstantContactApi, V3Query } from '../api/client';
import { AUTOMATIONS } from './fields';

/** Automations. The list isn't paged, and comes with status 209 (V3 API appendix A). */
export async function* listAutomations(
	api: ConstantContactApi,
	query: V3Query = {},
): AsyncGenerator<IDataObject[]> {
	yield await api.list(AUTOMATIONS, query, 'flow_summaries');
}
