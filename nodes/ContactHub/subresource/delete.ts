import { schema, type Operation } from '../../kit';
import type { ContactHubApi } from '../api/client';
import { customerField, findCustomerId } from '../customer/reference';
import { define } from '../operation';
import { recordField, buildTarget, type Subresource } from './subresource';

/** *Delete* of a subresource. */
export function defineDelete(subresource: Subresource): Operation<ContactHubApi> {
	const { noun } = subresource;
	return define.item({
		value: 'delete',
		name: 'Delete',
		action: `Delete ${noun}`,
		description: `Remove ${noun === 'education' ? 'an' : 'a'} ${noun} from a customer`,
		requests: `One per ${noun}; one more by email or external ID`,
		output: schema.object({ deleted: { type: 'boolean' }, id: { type: 'string' } }, ['deleted']),
		fields: { customer: customerField, record: recordField(subresource) },
		async run({ api, params: { customer, record } }) {
			const customerId = await findCustomerId(api, customer);
			await api.delete(buildTarget(subresource, customerId, record));
			return { deleted: true, id: record };
		},
	});
}
