import { schema } from '../../kit';
import { define } from '../operation';

export const getMe = define.item({
	value: 'getMe',
	name: 'Get Me',
	action: 'Get owner of token',
	description: 'Retrieve who the token belongs to, and the workspaces and nodes it reaches',
	requests: 'One',
	output: schema.object({
		id: schema.text,
		name: schema.text,
		surname: schema.text,
		groups: schema.list(schema.anything),
	}),
	fields: {},
	run: async ({ api }) => await api.getMe(),
});
