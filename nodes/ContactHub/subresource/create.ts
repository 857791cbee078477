import { randomUUID } from 'node:crypto';

import type { IDataObject } from 'n8n-workflow';

import { isRecord, refuseEmptyExpression, type Field, type Operation } from '../../kit';
import type { ContactHubApi } from '../api/client';
import { customerField, findCustomerId } from '../customer/reference';
import { recordCollection } from '../model/recordCollection';
import { define } from '../operation';
import { idField, buildTarget, addArticle, type Subresource } from './subresource';

/** *Create* of a subresource. */
export function defineCreate(subresource: Subresource): Operation<ContactHubApi> {
	const { noun, fields, output } = subresource;
	return define.item({
		value: 'create',
		name: 'Create',
		action: `Create ${noun}`,
		description: `Add ${addArticle(noun)} to a customer`,
		requests: `One per ${noun}; one more by email or external ID`,
		output,
		fields: {
			customer: customerField,
			additionalFields: refuseBlankRow(
				recordCollection({
					displayName: 'Additional Fields',
					fields: [idField(subresource), ...fields],
				}),
			),
		},
		async run({ api, params: { customer, additionalFields } }) {
			const record = { id: randomUUID(), ...additionalFields };
			const customerId = await findCustomerId(api, customer);
			return { ...record, ...(await api.post(buildTarget(subresource, customerId), record)) };
		},
	});
}

/** The same fields, but it is an error if all expressions besides the ID's are empty: a blank row must not become a record without data. */
function refuseBlankRow(field: Field<IDataObject>): Field<IDataObject> {
	return {
		...field,
		read(raw, context) {
			const record = field.read(raw, context);
			if (Object.keys(record).every((name) => name === 'id')) {
				const { id: _id, ...written } = isRecord(context.written) ? context.written : {};
				refuseEmptyExpression(
					{ ...context, written },
					'Remove the items without data, e.g. with a Filter node.',
				);
			}
			return record;
		},
	};
}
