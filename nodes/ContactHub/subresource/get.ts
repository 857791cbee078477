import type { Operation } from '../../kit';
import type { ContactHubApi } from '../client';
import { customerField } from '../fields/common';
import { define } from '../operation';
import { recordField, targetOf, type Subresource } from './subresource';

/** *Get* of a subresource. */
export function getOf(subresource: Subresource): Operation<ContactHubApi> {
	const { noun, output } = subresource;
	return define.item({
		value: 'get',
		name: 'Get',
		action: `Get ${noun}`,
		description: `Retrieve one ${noun} of a customer`,
		requests: `One per ${noun}`,
		output,
		fields: { customer: customerField, record: recordField(subresource) },
		async run({ api, params: { customer, record } }) {
			return await api.get(targetOf(subresource, customer, record));
		},
	});
}
