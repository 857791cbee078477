import type { IDataObject } from 'n8n-workflow';

import {
	additionalFields,
	checkCleared,
	createClearingField,
	emptyFormError,
	withLock,
	type Operation,
} from '../../kit';
import type { ContactHubApi } from '../api/client';
import { customerField, findCustomerId } from '../customer/reference';
import { recordCollection } from '../model/recordCollection';
import { define } from '../operation';
import { recordField, buildTarget, addArticle, type Subresource } from './subresource';

/**
 * *Update* of a subresource. The API has no PATCH for them, and PUT replaces the whole record (ContactHub API 2.4), so the record
 * is read, changed and written back; fields that the user doesn't set are kept.
 */
export function defineUpdate(subresource: Subresource): Operation<ContactHubApi> {
	const { noun, fields, output } = subresource;
	return define.item({
		value: 'update',
		name: 'Update',
		action: `Update ${noun}`,
		description: `Change some fields of ${addArticle(noun)}`,
		requests: `Two per ${noun}: one to read, one to write; one more by email or external ID`,
		output,
		fields: {
			customer: customerField,
			record: recordField(subresource),
			updateFields: recordCollection({ displayName: 'Update Fields', fields }),
			additionalFields: additionalFields({
				fieldsToClear: createClearingField(
					fields.map(({ label, path }) => ({ name: label, value: path })),
				),
			}),
		},
		async run({ api, params: { customer, record, updateFields, additionalFields } }) {
			const cleared = emptyFields(subresource, additionalFields.fieldsToClear ?? [], updateFields);
			const changes = { ...updateFields, ...cleared };
			if (Object.keys(changes).length === 0) throw emptyFormError();
			const customerId = await findCustomerId(api, customer);
			const target = buildTarget(subresource, customerId, record);
			return await withLock(target, async () => {
				const current = await api.get(target);
				const wanted = { ...current, ...changes, id: record };
				return { ...wanted, ...(await api.put(target, wanted)) };
			});
		},
	});
}

/** The value that clears a field: null, or an empty list for lists (ContactHub API 2.1). */
function emptyFields({ fields }: Subresource, paths: string[], filled: IDataObject): IDataObject {
	const find = (path: string) => fields.find((known) => known.path === path);
	checkCleared(paths, {
		getLabel: (path) => find(path)?.label,
		isFilled: (path) => path in filled,
		names: fields.map(({ path }) => path),
	});
	const pairs = paths.map((path) => [path, find(path)?.kind === 'keyValuePairs' ? [] : null]);
	return Object.fromEntries(pairs) as IDataObject;
}
