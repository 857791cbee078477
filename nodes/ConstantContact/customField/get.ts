import { path } from '../../kit';
import { customFieldField } from '../fields/common';
import { define } from '../operation';
import { customFieldSchema } from './schema';

export const getCustomField = define.item({
	value: 'get',
	name: 'Get',
	action: 'Get custom field',
	description: 'Retrieve a custom field',
	requests: 'One per field',
	output: customFieldSchema,
	fields: { customField: customFieldField },
	async run({ api, params }) {
		return await api.get(path`/contact_custom_fields/${params.customField}`);
	},
});
