import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { explainLoading, valueAt } from '../../kit';
import { ContactHubApi } from '../client';
import { knownErrors } from '../knownErrors';

/** Runs what fills a list of the editor; its errors say what to do, as those of a run do. */
export async function explained<Value>(
	functions: ILoadOptionsFunctions,
	action: string,
	work: (api: ContactHubApi) => Promise<Value>,
): Promise<Value> {
	const place = { action, product: 'ContactHub', knownErrors };
	return await explainLoading(functions, place, ContactHubApi.connect(functions).then(work));
}

/** The customer chosen in the editor. Undefined while none is. */
export function chosenCustomer(functions: ILoadOptionsFunctions): string | undefined {
	return chosen(functions, 'customer');
}

/** The ContactHub node chosen in the editor; it stands in one of the collections. */
export function chosenNode(functions: ILoadOptionsFunctions): string | undefined {
	return chosen(functions, 'additionalFields.node') ?? chosen(functions, 'filters.node');
}

/** The event type chosen in the editor. */
export function chosenEventType(functions: ILoadOptionsFunctions): string | undefined {
	return chosen(functions, 'eventType');
}

/**
 * The value of a locator. The editor resolves expressions before it asks; what still is one has no value here, and n8n would
 * fail to evaluate it.
 */
function chosen(functions: ILoadOptionsFunctions, parameter: string): string | undefined {
	const value = valueAt(functions.getNode().parameters, `${parameter}.value`);
	const usable = typeof value === 'string' && value !== '' && !value.startsWith('=');
	return usable ? value : undefined;
}
