import { choice, InputError } from '../../kit';
import { define } from '../operation';
import { customerField, findCustomerId } from './reference';
import { changeTags, isSameTag, tagField, tagsSchema } from './tags';

export const removeTag = define.item({
	value: 'removeTag',
	name: 'Remove Tag',
	action: 'Remove tag from customer',
	description: 'Remove a manual tag from a customer',
	requests:
		"Two per customer, only one if it doesn't have the tag; one more by email or external ID",
	output: tagsSchema,
	fields: {
		customer: customerField,
		tag: tagField,
		ifMissing: choice({
			displayName: 'If the Tag Is Missing',
			default: 'fail',
			options: [
				{ name: 'Fail', value: 'fail', description: 'Fail the item with an error' },
				{ name: 'Ignore', value: 'ignore', description: 'Return the existing tags' },
			],
		}),
	},
	async run({ api, params: { customer, tag, ifMissing }, mayHaveWritten }) {
		const id = await findCustomerId(api, customer);
		return await changeTags({ api, mayHaveWritten }, id, tag, (manual) => {
			const left = manual.filter((entry) => !isSameTag(entry, tag));
			if (left.length < manual.length) return left;
			if (ifMissing === 'ignore' || mayHaveWritten) return manual;
			throw new InputError(
				`The customer ${id} does not have the tag '${tag}'`,
				"Check the tag's spelling, or set 'If the Tag Is Missing' to Ignore.",
			);
		});
	},
});
