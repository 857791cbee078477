import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { toNodeError } from '../errors/nodeError';
import { getValueAt } from '../values/json';
import { toResult } from '../async/result';
import type { Product } from './product';

/**
 * Loads a list or a form for the editor.
 *
 * @param action the action named in messages, e.g. `list tags`
 */
type Loader<Api> = <Value>(
	functions: ILoadOptionsFunctions,
	action: string,
	work: (api: Api) => Promise<Value>,
) => Promise<Value>;

/**
 * Creates the function with which a product loads lists and forms for the editor. Its errors say what to do, as those of a run
 * do: NodeApiError or NodeOperationError.
 */
export function createLoader<Api>(definition: Product<Api>): Loader<Api> {
	const { product, knownErrors } = definition;
	return async (functions, action, work) => {
		const result = await toResult(definition.connect(functions).then(work));
		if (result.ok) return result.value;
		throw toNodeError(result.error, { node: functions.getNode(), action, product, knownErrors });
	};
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
