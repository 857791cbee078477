import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { getChosenValue, runLoading, getValueAt } from '../../kit';
import { ContactHubApi } from '../api/client';
import type { CustomerReference } from '../customer/reference';
import { knownErrors } from '../api/knownErrors';

/** Loads a list for the editor; its errors tell users what to do, like those of a run. */
export async function loadFromApi<Value>(
	functions: ILoadOptionsFunctions,
	action: string,
	work: (api: ContactHubApi) => Promise<Value>,
): Promise<Value> {
	const context = { action, product: 'ContactHub', knownErrors };
	return await runLoading(functions, context, ContactHubApi.connect(functions).then(work));
}

/** The customer chosen in the editor. Undefined if there is none. */
export function getChosenCustomer(functions: ILoadOptionsFunctions): CustomerReference | undefined {
	const value = getChosenValue(functions, 'customer');
	if (value === undefined) return undefined;
	const mode = getValueAt(functions.getNode().parameters, 'customer.mode');
	return { by: mode === 'email' || mode === 'externalId' ? mode : 'id', value };
}

/** The ContactHub node chosen in the editor, from one of the collections. */
export function getChosenNode(functions: ILoadOptionsFunctions): string | undefined {
	const places = ['additionalFields.node', 'filters.node', 'listOptions.node'];
	return places.map((place) => getChosenValue(functions, place)).find(Boolean);
}

/** The event type chosen in the editor. */
export function getChosenEventType(functions: ILoadOptionsFunctions): string | undefined {
	return getChosenValue(functions, 'eventType');
}
