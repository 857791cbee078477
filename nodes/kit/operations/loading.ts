import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { toNodeError, type ErrorContext } from '../errors/nodeError';
import { getValueAt } from '../values/json';
import { toResult } from '../async/result';

/**
 * Waits for the entries of a list or form in the editor; its errors say what to do, as those of a run do.
 *
 * @throws NodeApiError or NodeOperationError
 */
export async function runLoading<Value>(
	functions: ILoadOptionsFunctions,
	context: Pick<ErrorContext, 'action' | 'product' | 'knownErrors'>,
	loading: Promise<Value>,
): Promise<Value> {
	const result = await toResult(loading);
	if (result.ok) return result.value;
	throw toNodeError(result.error, { node: functions.getNode(), ...context });
}

/**
 * The value of a resource locator in the editor; undefined if nothing is chosen.
 *
 * The editor resolves expressions before it calls; an expression that remains has no value here, and n8n couldn't evaluate it.
 *
 * @param parameter dotted path, e.g. `filters.node`
 */
export function getChosenValue(
	functions: ILoadOptionsFunctions,
	parameter: string,
): string | undefined {
	const value = getValueAt(functions.getNode().parameters, `${parameter}.value`);
	const usable = typeof value === 'string' && value !== '' && !value.startsWith('=');
	return usable ? value : undefined;
}
