import { randomUUID } from 'node:crypto';

import { schema } from '../../kit';
import { define } from '../operation';

export const generateSessionId = define.item({
	value: 'generateId',
	name: 'Generate ID',
	action: 'Generate session ID',
	description: 'Generate a session ID (a UUID) to use in events',
	requests: 'None',
	output: schema.object({ sessionId: { type: 'string' } }, ['sessionId']),
	fields: {},
	async run() {
		return { sessionId: randomUUID() };
	},
});
