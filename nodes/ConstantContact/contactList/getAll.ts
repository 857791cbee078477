import { choice, filters, text, collection } from '../../kit';
import { LISTS, membershipCount } from '../fields/common';
import { plain } from '../operation';
import { listSchema } from './schema';

/** Lists per page: the specification has two limits, 1,000 and 500 (V3 API 3). */
const MOST_PER_PAGE = 500;

export const getAllLists = plain.getAll({
	noun: 'contact lists',
	description: 'Retrieve a list of contact lists',
	requests: 'One per 500 lists',
	length: 'short',
	output: listSchema,
	fields: {
		filters: filters({
			fields: {
				name: text({
					displayName: 'Name',
					description: 'Exact name',
				}),
				status: choice({
					displayName: 'Status',
					default: 'active',
					options: [
						{ name: 'Active', value: 'active' },
						{ name: 'All', value: 'all' },
						{ name: 'Deleted', value: 'deleted' },
					],
				}),
			},
		}),
		options: collection({ displayName: 'Options', fields: { membershipCount } }),
	},
	pages({ api, params: { filters, options } }) {
		const { name, status } = filters;
		const query = {
			limit: MOST_PER_PAGE,
			name,
			status,
			include_membership_count: options.membershipCount ?? 'all',
		};
		return api.pages(LISTS, 'lists', query, Infinity);
	},
});
