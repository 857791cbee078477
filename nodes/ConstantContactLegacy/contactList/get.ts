import { path } from '../../kit';
import { listField } from '../fields/common';
import { define } from '../operation';
import { listSchema } from './schema';

export const getList = define.item({
	value: 'get',
	name: 'Get',
	action: 'Get contact list',
	description: 'Retrieve a contact list',
	requests: 'One per list',
	output: listSchema,
	fields: { list: listField },
	async run({ api, params }) {
		return await api.get(path`/lists/${params.list}`);
	},
});
