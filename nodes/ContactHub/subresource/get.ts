import type { Operation } from '../../kit';
import type { ContactHubApi } from '../api/client';
import { customerField, findCustomerId } from '../customer/reference';
import { define } from '../operation';
import { recordField, buildTarget, type Subresource } from './subresource';

/** *Get* of a subresource. */
export function defineGet(subresource: Subresource): Operation<ContactHubApi> {
	const { noun, output } = subresource;
	return define.item({
		value: 'get',
		name: 'Get',
		action: `Get ${noun}`,
		description: `Retrieve one ${noun} of a customer`,
		requests: `One per ${noun}; one more by email or external ID`,
		output,
		fields: { customer: customerField, record: recordField(subresource) },
		async run({ api, params: { customer, record } }) {
			const customerId = await findCustomerId(api, customer);
			return await api.get(buildTarget(subresource, customerId, record));
		},
	});
}
