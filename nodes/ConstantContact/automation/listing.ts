import type { IDataObject } from 'n8n-workflow';

import type { ConstantContactApi } from '../api/client';
import type { V3Query } from '../api/query';
import { AUTOMATIONS } from './fields';

/** Automations. The list isn't paged, and comes with status 209 (V3 API appendix A). */
export async function* listAutomations(
	api: ConstantContactApi,
	query: V3Query = {},
): AsyncGenerator<IDataObject[]> {
	yield await api.list(AUTOMATIONS, query, 'flow_summaries');
}
