import { schema, type JsonSchema } from '../../kit';

const { text } = schema;

/** When a campaign is sent, in UTC. A campaign has at most one schedule, whose ID is 1 (V1 API 6.5). */
export const scheduleSchema: JsonSchema = schema.object(
	{ id: { type: 'string' }, scheduled_time: text, uri: text, updated: text },
	['id'],
);
