import { type Operation, type Resource } from '../../kit';
import type { ContactHubApi } from '../api/client';
import { customerField, findCustomerId } from '../customer/reference';
import { plain } from '../operation';
import { defineCreate } from './create';
import { readRecords } from './reading';
import { addArticle, buildTarget, recordField, capitalize, type Subresource } from './subresource';
import { defineUpdate } from './update';

/** The resource of a subresource: each has the same five operations. */
export function createSubresource(subresource: Subresource): Resource<ContactHubApi> {
	const { noun, collection } = subresource;
	return {
		value: noun,
		name: capitalize(noun),
		description: `${capitalize(collection)} of a customer`,
		operations: [
			defineCreate(subresource),
			defineDelete(subresource),
			defineGet(subresource),
			defineGetAll(subresource),
			defineUpdate(subresource),
		],
	};
}

/** *Delete* of a subresource. */
function defineDelete(subresource: Subresource): Operation<ContactHubApi> {
	const { noun } = subresource;
	return plain.delete({
		noun,
		description: `Remove ${addArticle(noun)} from a customer`,
		requests: `One per ${noun}; one more by email or external ID`,
		fields: { customer: customerField, record: recordField(subresource) },
		target: async ({ api, params: { customer, record } }) =>
			buildTarget(subresource, await findCustomerId(api, customer), record),
		ids: { id: 'record' },
	});
}

/** *Get* of a subresource. */
function defineGet(subresource: Subresource): Operation<ContactHubApi> {
	const { noun, output } = subresource;
	return plain.get({
		noun,
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

/** *Get Many* of a subresource. */
function defineGetAll(subresource: Subresource): Operation<ContactHubApi> {
	const { collection, output } = subresource;
	return plain.getAll({
		noun: collection,
		description: `Retrieve a list of ${collection}`,
		requests: `One per customer, regardless of the number of ${collection}; one more by email or external ID`,
		length: 'short',
		output,
		fields: { customer: customerField },
		async *pages({ api, params }) {
			yield await readRecords(api, subresource, await findCustomerId(api, params.customer));
		},
	});
}
