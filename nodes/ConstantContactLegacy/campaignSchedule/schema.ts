import { schema, type JsonSchema } from '../../kit';

const { text } = schema;

/**
 * When a campaign is to be sent, in UTC. A campaign has one schedule at most, whose ID is 1 (API
 * notes 6.5).
 */
export const scheduleSchema: JsonSchema = schema.object(
	{ id: { type: 'string' }, scheduled_time: text, uri: text, updated: text },
	['id'],
);
