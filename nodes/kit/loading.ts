import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { explain, type ErrorPlace } from './explain';
import { valueAt } from './json';
import { settle } from './settle';

/**
 * Waits for what fills a list or a form of the editor; its errors say what to do, as those of a run do.
 *
 * @throws NodeApiError or NodeOperationError
 */
export async function explainLoading<Value>(
	functions: ILoadOptionsFunctions,
	place: Pick<ErrorPlace, 'action' | 'product' | 'knownErrors'>,
	loading: Promise<Value>,
): Promise<Value> {
	const outcome = await settle(loading);
	if (outcome.ok) return outcome.value;
	throw explain(outcome.error, { node: functions.getNode(), ...place });
}

/**
 * The value of a locator as it stands in the editor; undefined while nothing is chosen.
 *
 * The editor resolves expressions before it asks; what still is one has no value here, and n8n would fail to evaluate it.
 *
 * @param parameter its dotted path, e.g. `filters.node`
 */
export function chosenValue(
	functions: ILoadOptionsFunctions,
	parameter: string,
): string | undefined {
	const value = valueAt(functions.getNode().parameters, `${parameter}.value`);
	const usable = typeof value === 'string' && value !== '' && !value.startsWith('=');
	return usable ? value : undefined;
}
