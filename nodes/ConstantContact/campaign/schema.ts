import { schema, type JsonSchema } from '../../kit';

const { text, number, list, object } = schema;

const properties: Record<string, JsonSchema> = {
	campaign_id: { type: 'string' },
	name: text,
	current_status: text,
	type: text,
	type_code: number,
	created_at: text,
	updated_at: text,
};

/** A campaign as returned in lists (V3 API appendix B). */
export const campaignSummarySchema: JsonSchema = object(properties, ['campaign_id']);

/** A campaign with its activities: the email itself, its web page, and resends. */
export const campaignSchema: JsonSchema = object(
	{
		...properties,
		campaign_activities: list(object({ campaign_activity_id: text, role: text })),
	},
	['campaign_id'],
);
