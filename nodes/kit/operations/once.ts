import type { INodeExecutionData } from 'n8n-workflow';

import type { Execution } from './execution';
import { dependsOnItem } from '../values/expressions';

/**
 * The input items that an operation runs for which needs only one: the first while its parameters mean the same for
 * all of them, otherwise all.
 */
export function getItemsToRun<Api>({ functions, hints }: Execution<Api>): INodeExecutionData[] {
	const all = functions.getInputData();
	if (all.length < 2 || dependsOnItem(functions.getNode().parameters)) return all;
	hints.add(`Ran once for all ${all.length} input items, because no parameter depends on the item`);
	return all.slice(0, 1);
}
