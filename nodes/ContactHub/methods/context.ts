import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { createLoader, getChosenValue, getValueAt } from '../../kit';
import { contactHub } from '../api/product';
import type { CustomerReference } from '../customer/reference';

/** Loads a list or a form for the editor. */
export const loadFromApi = createLoader(contactHub);

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
