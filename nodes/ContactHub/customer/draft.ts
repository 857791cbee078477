import type { IDataObject } from 'n8n-workflow';

import type { Mapping } from '../../kit';
import { draftCustomer, requireData } from '../model/customerDraft';

/** What the user filled in, ready to be sent. Columns that match no field are reported in a hint. */
export function readDraft(
	mapping: Mapping,
	json: IDataObject | undefined,
	hint: (text: string) => void,
): IDataObject {
	const draft = draftCustomer(mapping, json);
	const customer = requireData(draft);
	for (const column of draft.unmatched) {
		hint(`The column '${column}' matches no customer field and was left out`);
	}
	return customer;
}
