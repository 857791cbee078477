import { randomUUID } from 'node:crypto';

import type { Operation } from '../../kit';
import type { ContactHubApi } from '../client';
import { customerField } from '../fields/common';
import { recordCollection } from '../model/recordCollection';
import { define } from '../operation';
import { idField, targetOf, type Subresource } from './subresource';

/** *Create* of a subresource. */
export function createOf(subresource: Subresource): Operation<ContactHubApi> {
	const { noun, fields, output } = subresource;
	return define.item({
		value: 'create',
		name: 'Create',
		action: `Create ${noun}`,
		description: `Add ${noun === 'education' ? 'an' : 'a'} ${noun} to a customer`,
		requests: `One per ${noun}`,
		output,
		fields: {
			customer: customerField,
			additionalFields: recordCollection({
				displayName: 'Additional Fields',
				fields: [idField(subresource), ...fields],
			}),
		},
		async run({ api, params: { customer, additionalFields } }) {
			const record = { id: randomUUID(), ...additionalFields };
			return { ...record, ...(await api.post(targetOf(subresource, customer), record)) };
		},
	});
}
