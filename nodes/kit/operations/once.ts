import type { INodeExecutionData } from 'n8n-workflow';

import type { Execution } from './execution';
import { dependsOnItem } from '../values/expressions';

/**
 * The input items for which to run an operation that needs to run only once: the first if its parameters are the same for all,
 * otherwise all.
 */
export function getItemsToRun<Api>({ functions, hints }: Execution<Api>): INodeExecutionData[] {
	const all = functions.getInputData();
	if (all.length < 2 || dependsOnItem(functions.getNode().parameters)) return all;
	hints.add(`Ran once for all ${all.length} input items, because no parameter depends on the item`);
	return all.slice(0, 1);
}
