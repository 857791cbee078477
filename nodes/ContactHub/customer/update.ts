import type { IDataObject } from 'n8n-workflow';

import {
	additionalFields,
	emptyFormError,
	path,
	previewField,
	toggle,
	withLock,
	type Mapping,
	type TellColumn,
	type TellHint,
	type UnusableValues,
} from '../../kit';
import { moreJsonField, sessionIdField } from '../fields/common';
import { clearFields } from '../model/clearing';
import { draftCustomer, getChangedParts, requireWholePoint } from '../model/customerDraft';
import { define } from '../operation';
import { bindSession } from '../session/bind';
import { previewCustomer, reportUnmatched } from './draft';
import { customerForm, fieldsToClear, unusableValues } from './fields';
import { customerField, findCustomerId, nodeToLookIn } from './reference';
import { customerSchema } from './schema';

export const updateCustomer = define.item({
	value: 'update',
	name: 'Update',
	action: 'Update customer',
	description: 'Change some fields of a customer; the others stay unchanged',
	requests:
		"One per customer; with 'Only Changes', one, and a second if something differs or a session ID is given; one more by email or external ID",
	output: customerSchema,
	fields: {
		customer: customerField,
		customerFields: customerForm,
		unusableValues,
		additionalFields: additionalFields({
			fieldsToClear,
			json: moreJsonField,
			node: nodeToLookIn,
			onlyChanges: toggle({
				displayName: 'Only Changes',
				default: false,
				description:
					'Whether to send only differences, so that an unchanged customer keeps its update date',
			}),
			sessionId: sessionIdField,
		}),
		preview: previewField,
	},
	preview(call) {
		const { customer: chosen, additionalFields } = call.params;
		const search = chosen.by === 'id' ? 0 : 1;
		const { onlyChanges, sessionId } = additionalFields;
		// Whether the session was bound before is read if ContactHub refuses to bind it.
		const mostWithReading = sessionId === undefined ? 2 : 3;
		const most = search + (onlyChanges === true ? mostWithReading : 1);
		return previewCustomer(readChanges(call), [search + 1, most], {
			chosen_customer: chosen.value,
		});
	},
	async run(call) {
		const { api, params, hint } = call;
		const { node, onlyChanges, sessionId } = params.additionalFields;
		const customer = readChanges(call);
		if (!onlyChanges) requireWholePoint(customer);
		const id = await findCustomerId(api, params.customer, node);
		const target = path`/customers/${id}`;
		const query = { sessionId };
		return await withLock(target, async (): Promise<IDataObject> => {
			if (!onlyChanges) return await api.patch(target, customer, { query });
			const current = await api.get(target);
			const changes = getChangedParts(customer, current);
			requireWholePoint(changes);
			if (Object.keys(changes).length > 0) return await api.patch(target, changes, { query });
			if (sessionId === undefined || (await bindSession(api, id, sessionId)).alreadyBound) {
				hint('The customer already has these values; nothing was sent');
			}
			return current;
		});
	},
});

/** The context for reading the changes: a run of the operation, or its preview. */
interface ChangesCall {
	params: {
		customerFields: Mapping;
		unusableValues: UnusableValues;
		additionalFields: { fieldsToClear?: string[]; json?: IDataObject };
	};
	hint: TellHint;
	mapped?: TellColumn;
}

/** The changes of an update. @throws InputError if there are none, or a value is invalid */
function readChanges({ params, hint, mapped }: ChangesCall): IDataObject {
	const { fieldsToClear: cleared = [], json } = params.additionalFields;
	const { customer, unmatched } = draftCustomer(params.customerFields, {
		more: json,
		hint,
		unusable: params.unusableValues,
		mapped,
	});
	reportUnmatched(unmatched, hint);
	clearFields(customer, cleared);
	if (Object.keys(customer).length > 0) return customer;
	throw emptyFormError();
}
