import { path } from '../../kit';
import { listField } from '../fields/common';
import { define } from '../operation';
import { memberSchema } from './schema';

export const getListMembers = define.list({
	value: 'getMembers',
	name: 'Get Members',
	action: 'Get members of contact list',
	description: 'Retrieve the contacts of a list: ID, address and name',
	requests: 'One per 50 members',
	records: 'list-members',
	length: 'long',
	output: memberSchema,
	fields: { list: listField },
	pages({ api, params, limit }) {
		return api.feed(path`/lists/${params.list}/members`, { wanted: limit });
	},
});
