import { schema } from '../../kit';
import { define } from '../operation';
import { readNodes } from './directory';

export const getNodes = define.item({
	value: 'getNodes',
	name: 'Get Nodes',
	action: 'Get nodes of workspace',
	description:
		'Retrieve the nodes of the workspace; names only where the token may read the configuration',
	requests: 'Three',
	output: schema.object({ id: { type: 'string' }, name: schema.text, permission: schema.text }, [
		'id',
	]),
	fields: {},
	run: async ({ api }) => (await readNodes(api)).map((node) => ({ ...node })),
});
