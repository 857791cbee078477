import type { IDataObject } from 'n8n-workflow';

import { collection, NothingToWriteError, path, toggle, withLock } from '../../kit';
import { moreJsonField, sessionIdField } from '../fields/common';
import { getChangedParts, clearFields, draftCustomer } from '../model/customerDraft';
import { define } from '../operation';
import { reportUnmatched } from './draft';
import { customerForm, fieldsToClear, unusableValues } from './fields';
import { customerField, findCustomerId, nodeToLookIn } from './reference';
import { customerSchema } from './schema';

export const updateCustomer = define.item({
	value: 'update',
	name: 'Update',
	action: 'Update customer',
	description: 'Change some fields of a customer; the others stay as they are',
	requests:
		"One per customer; with 'Only Changes' one, and a second where something differs; one more by email or external ID",
	output: customerSchema,
	fields: {
		customer: customerField,
		customerFields: customerForm,
		unusableValues,
		additionalFields: collection({
			displayName: 'Additional Fields',
			placeholder: 'Add Field',
			fields: {
				fieldsToClear,
				json: moreJsonField,
				node: nodeToLookIn,
				onlyChanges: toggle({
					displayName: 'Only Changes',
					default: false,
					description:
						'Whether to send only what differs, so that an unchanged customer keeps its update date',
				}),
				sessionId: sessionIdField,
			},
		}),
	},
	async run({ api, params, hint }) {
		const {
			fieldsToClear: cleared = [],
			json,
			node,
			onlyChanges,
			sessionId,
		} = params.additionalFields;
		const { customer, unmatched } = draftCustomer(params.customerFields, {
			more: json,
			hint,
			unusable: params.unusableValues,
		});
		reportUnmatched(unmatched, hint);
		clearFields(customer, cleared);
		if (Object.keys(customer).length === 0) {
			throw new NothingToWriteError(
				'There is nothing to update',
				"Fill in at least one field, or name one under 'Fields to Clear'.",
			);
		}
		const id = await findCustomerId(api, params.customer, node);
		const target = path`/customers/${id}`;
		const query = { sessionId };
		return await withLock(target, async (): Promise<IDataObject> => {
			if (!onlyChanges) return await api.patch(target, customer, { query });
			const current = await api.get(target);
			const changes = getChangedParts(customer, current);
			if (Object.keys(changes).length > 0) return await api.patch(target, changes, { query });
			hint('The customer has these values already; nothing was sent');
			return current;
		});
	},
});
