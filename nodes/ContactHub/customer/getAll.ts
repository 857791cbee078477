import { choice, filters, listOptions, guardEmptyExpression, text } from '../../kit';
import { createFieldNames, nodeField } from '../fields/common';
import { plain } from '../operation';
import { queryFields, readQuery } from '../query/queryFields';
import { externalIdField } from './fields';
import { listCustomers } from './listing';
import { customerColumns, customerSchema, simplifyCustomer } from './schema';

export const getAllCustomers = plain.getAll({
	noun: 'customers',
	description: 'Retrieve a list of customers',
	requests: 'One per 50 customers, and up to two more',
	length: 'long',
	output: customerSchema,
	fields: {
		...queryFields,
		filters: filters({ fields: { externalId: externalIdField } }),
		listOptions: listOptions({
			fields: createFieldNames(
				'Comma-separated fields to return, in addition to ID and registration date; without Simplify',
			),
			node: guardEmptyExpression(nodeField),
			sortBy: text({
				displayName: 'Sort By',
				default: 'updatedAt',
				placeholder: 'e.g. base.lastName',
				description:
					'Instead of the registration date; ContactHub may then refuse to list more than 10,000 customers',
			}),
			sortDirection: choice({
				displayName: 'Sort Direction',
				default: 'asc',
				options: [
					{ name: 'Ascending', value: 'asc' },
					{ name: 'Descending', value: 'desc' },
				],
			}),
		}),
	},
	pages({ api, params, limit }) {
		const { filters, listOptions: options } = params;
		const request = {
			nodeId: api.nodeId(options.node),
			query: readQuery(params),
			externalId: filters.externalId,
			fields: options.fields,
			sort: {
				attribute: options.sortBy ?? 'registeredAt',
				direction: options.sortDirection ?? 'asc',
			},
		};
		return listCustomers(api, request, limit);
	},
	simplify: (customer, { listOptions: { fields } }) =>
		fields === undefined ? simplifyCustomer(customer) : customer,
	columns: ({ listOptions: { fields } }) => getColumns(fields),
});

/** Columns of a file, as far as they are known: columns for part of a customer are added with the first record that has it. */
function getColumns(fields: string[] | undefined): string[] {
	if (fields === undefined) return customerColumns;
	const known = fields.filter((field) => customerColumns.includes(field));
	return [...new Set(['id', 'registeredAt', ...known])];
}
