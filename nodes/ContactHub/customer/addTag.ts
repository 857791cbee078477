import { customerField } from '../fields/common';
import { define } from '../operation';
import { changeTags, tagField, tagsSchema } from './tags';

export const addTag = define.item({
	value: 'addTag',
	name: 'Add Tag',
	action: 'Add tag to customer',
	description: 'Add a manual tag to a customer; tags that ContactHub sets itself are left alone',
	requests: 'Two per customer, one where the tag is there already',
	output: tagsSchema,
	fields: { customer: customerField, tag: tagField },
	async run({ api, params: { customer, tag }, mayHaveWritten }) {
		return await changeTags({ api, mayHaveWritten }, customer, tag, (manual) =>
			manual.includes(tag) ? manual : [...manual, tag],
		);
	},
});
