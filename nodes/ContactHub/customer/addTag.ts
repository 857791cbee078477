import { define } from '../operation';
import { customerField, findCustomerId } from './reference';
import { changeTags, isSameTag, tagField, tagsSchema } from './tags';

export const addTag = define.item({
	value: 'addTag',
	name: 'Add Tag',
	action: 'Add tag to customer',
	description: 'Add a manual tag to a customer; tags that ContactHub sets itself are left alone',
	requests:
		'Two per customer, only one if it already has the tag; one more by email or external ID',
	output: tagsSchema,
	fields: { customer: customerField, tag: tagField },
	async run({ api, params: { customer, tag }, mayHaveWritten }) {
		const id = await findCustomerId(api, customer);
		return await changeTags({ api, mayHaveWritten }, id, tag, (manual) =>
			manual.some((entry) => isSameTag(entry, tag)) ? manual : [...manual, tag],
		);
	},
});
