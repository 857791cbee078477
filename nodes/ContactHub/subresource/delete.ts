import { schema, type Operation } from '../../kit';
import type { ContactHubApi } from '../client';
import { customerField } from '../fields/common';
import { define } from '../operation';
import { recordField, targetOf, type Subresource } from './subresource';

/** *Delete* of a subresource. */
export function deleteOf(subresource: Subresource): Operation<ContactHubApi> {
	const { noun } = subresource;
	return define.item({
		value: 'delete',
		name: 'Delete',
		action: `Delete ${noun}`,
		description: `Remove ${noun === 'education' ? 'an' : 'a'} ${noun} from a customer`,
		requests: `One per ${noun}`,
		output: schema.object({ deleted: { type: 'boolean' }, id: { type: 'string' } }, ['deleted']),
		fields: { customer: customerField, record: recordField(subresource) },
		async run({ api, params: { customer, record } }) {
			await api.delete(targetOf(subresource, customer, record));
			return { deleted: true, id: record };
		},
	});
}
