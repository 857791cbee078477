import { choice, InputError } from '../../kit';
import { customerField } from '../fields/common';
import { define } from '../operation';
import { changeTags, tagField, tagsSchema } from './tags';

export const removeTag = define.item({
	value: 'removeTag',
	name: 'Remove Tag',
	action: 'Remove tag from customer',
	description: 'Remove a manual tag from a customer',
	requests: 'Two per customer, one where the tag is not there',
	output: tagsSchema,
	fields: {
		customer: customerField,
		tag: tagField,
		ifMissing: choice({
			displayName: 'If the Tag Is Missing',
			default: 'report',
			description: 'What to do when the customer does not have the tag',
			options: [
				{ name: 'Go On', value: 'goOn', description: 'Return the tags as they are' },
				{ name: 'Report', value: 'report', description: 'End the item with an error' },
			],
		}),
	},
	async run({ api, params: { customer, tag, ifMissing }, mayHaveWritten }) {
		return await changeTags({ api, mayHaveWritten }, customer, tag, (manual) => {
			if (manual.includes(tag)) return manual.filter((entry) => entry !== tag);
			if (ifMissing === 'goOn' || mayHaveWritten) return manual;
			throw new InputError(
				`The customer ${customer} does not have the tag '${tag}'`,
				"Check the tag's spelling, or set 'If the Tag Is Missing' to Go On.",
			);
		});
	},
});
