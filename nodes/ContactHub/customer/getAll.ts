import { choice, collection, filters, text } from '../../kit';
import { nodeField } from '../fields/common';
import { define } from '../operation';
import { queryFields, readQuery } from '../query/queryFields';
import { externalIdField } from './fields';
import { listCustomers } from './listing';
import { customerColumns, customerSchema, simplifyCustomer } from './schema';

export const getAllCustomers = define.list({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many customers',
	description: 'Retrieve a list of customers',
	requests: 'One per 50 customers, and one more where there are over 50',
	records: 'customers',
	output: customerSchema,
	fields: {
		...queryFields,
		filters: filters({
			fields: {
				externalId: externalIdField,
				node: nodeField,
				fields: text({
					displayName: 'Fields',
					placeholder: 'e.g. base.firstName,base.contacts.email',
					description:
						'Comma-separated list of the fields to return. ID and registration date always come with them; Simplify has no effect then.',
				}),
			},
		}),
		sort: collection({
			displayName: 'Sort',
			placeholder: 'Add Sorting',
			description:
				'Another order than by registration. Then ContactHub may refuse to list more than 10,000 customers.',
			fields: {
				attribute: text({
					displayName: 'Sort By',
					default: 'updatedAt',
					placeholder: 'e.g. base.lastName',
					description: 'Field by which the customers are sorted',
				}),
				direction: choice({
					displayName: 'Direction',
					default: 'asc',
					description: 'Which end comes first',
					options: [
						{ name: 'Ascending', value: 'asc' },
						{ name: 'Descending', value: 'desc' },
					],
				}),
			},
		}),
	},
	pages({ api, params, limit }) {
		const { filters, sort } = params;
		const request = {
			nodeId: api.nodeId(filters.node),
			query: readQuery(params),
			externalId: filters.externalId,
			fields: splitFields(filters.fields),
			sort: {
				attribute: sort.attribute ?? 'registeredAt',
				direction: sort.direction ?? 'asc',
			},
		};
		return listCustomers(api, request, limit);
	},
	simplify: (customer, { filters }) =>
		filters.fields === undefined ? simplifyCustomer(customer) : customer,
	columns: ({ filters }) => columnsOf(splitFields(filters.fields)),
});

/** Columns of a file, as far as they are known: those of a part of the customer show with the first record that has it. */
function columnsOf(fields: string[] | undefined): string[] {
	if (fields === undefined) return customerColumns;
	const known = fields.filter((field) => customerColumns.includes(field));
	return [...new Set(['id', 'registeredAt', ...known])];
}

function splitFields(fields: string | undefined): string[] | undefined {
	return fields
		?.split(',')
		.map((field) => field.trim())
		.filter((field) => field !== '');
}
