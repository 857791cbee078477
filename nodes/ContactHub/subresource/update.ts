import { choices, collection, inTurn, type Operation } from '../../kit';
import type { ContactHubApi } from '../client';
import { customerField } from '../fields/common';
import { recordCollection } from '../model/recordCollection';
import { define } from '../operation';
import { recordField, targetOf, type Subresource } from './subresource';

/**
 * *Update* of a subresource. The API has no PATCH for them, and PUT replaces the whole record (API notes
 * 2.4), so the record is read, changed and put back; what the user doesn't name stays.
 */
export function updateOf(subresource: Subresource): Operation<ContactHubApi> {
	const { noun, fields, output } = subresource;
	return define.item({
		value: 'update',
		name: 'Update',
		action: `Update ${noun}`,
		description: `Change some fields of ${noun === 'education' ? 'an' : 'a'} ${noun}`,
		requests: `Two per ${noun}: one reads, one writes`,
		output,
		fields: {
			customer: customerField,
			record: recordField(subresource),
			updateFields: recordCollection({ displayName: 'Update Fields', fields }),
			additionalFields: collection({
				displayName: 'Additional Fields',
				placeholder: 'Add Field',
				fields: {
					fieldsToClear: choices({
						displayName: 'Fields to Clear',
						description: 'Fields that are emptied',
						options: fields
							.map(({ label, path }) => ({ name: label, value: path }))
							.sort((left, right) => left.name.localeCompare(right.name)),
					}),
				},
			}),
		},
		async run({ api, params: { customer, record, updateFields, additionalFields } }) {
			const target = targetOf(subresource, customer, record);
			const cleared = Object.fromEntries(
				(additionalFields.fieldsToClear ?? []).map((field) => [field, null]),
			);
			return await inTurn(target, async () => {
				const current = await api.get(target);
				const wanted = { ...current, ...cleared, ...updateFields, id: record };
				return { ...wanted, ...(await api.put(target, wanted)) };
			});
		},
	});
}
