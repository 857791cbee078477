import { schema, type JsonSchema } from '../../kit';

/** When a campaign is sent, in UTC. The ID is unique only within the campaign (V2 API 2.4). */
export const scheduleSchema: JsonSchema = schema.object(
	{ id: { type: 'string' }, campaign_id: { type: 'string' }, scheduled_date: schema.text },
	['id', 'campaign_id'],
);
