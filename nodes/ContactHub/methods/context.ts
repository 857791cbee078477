import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { chosenValue, explainLoading, valueAt } from '../../kit';
import { ContactHubApi } from '../client';
import type { CustomerReference } from '../customer/reference';
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
export function chosenCustomer(functions: ILoadOptionsFunctions): CustomerReference | undefined {
	const value = chosenValue(functions, 'customer');
	if (value === undefined) return undefined;
	const mode = valueAt(functions.getNode().parameters, 'customer.mode');
	return { by: mode === 'email' || mode === 'externalId' ? mode : 'id', value };
}

/** The ContactHub node chosen in the editor; it stands in one of the collections. */
export function chosenNode(functions: ILoadOptionsFunctions): string | undefined {
	const places = ['additionalFields.node', 'filters.node', 'listOptions.node'];
	return places.map((place) => chosenValue(functions, place)).find(Boolean);
}

/** The event type chosen in the editor. */
export function chosenEventType(functions: ILoadOptionsFunctions): string | undefined {
	return chosenValue(functions, 'eventType');
}
