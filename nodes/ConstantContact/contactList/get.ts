import { collection, path } from '../../kit';
import { listField, membershipCount } from '../fields/common';
import { define } from '../operation';
import { listSchema } from './schema';

export const getList = define.item({
	value: 'get',
	name: 'Get',
	action: 'Get contact list',
	description: 'Retrieve a contact list',
	requests: 'One per list',
	output: listSchema,
	fields: {
		list: listField,
		options: collection({ displayName: 'Options', fields: { membershipCount } }),
	},
	async run({ api, params: { list, options } }) {
		const { membershipCount: counted = 'all' } = options;
		return await api.get(path`/contact_lists/${list}`, { include_membership_count: counted });
	},
});
