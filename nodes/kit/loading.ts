import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { explain, type ErrorPlace } from './explain';
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
