import { InputError, schema } from '../../kit';
import { define } from '../operation';
import { readExtendedSchema } from './directory';

export const getExtendedProperties = define.item({
	value: 'getExtendedProperties',
	name: 'Get Extended Properties',
	action: 'Get extended properties of workspace',
	description: "Retrieve the schema of the workspace's own customer fields",
	requests: 'One',
	output: schema.object({ schema: { type: 'object' } }, ['schema']),
	fields: {},
	async run({ api }) {
		const extended = await readExtendedSchema(api);
		if (extended !== undefined) return { schema: extended };
		throw new InputError(
			"Could not get extended properties of workspace: the token isn't allowed to read them",
			'Use a token of a user, an administrator or a trusted source.',
		);
	},
});
