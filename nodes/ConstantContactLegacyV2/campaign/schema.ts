import { schema, type JsonSchema } from '../../kit';
import { counters } from '../tracking/tracking';
import { CONTENT, FOOTER } from './names';

const { text, number, flag } = schema;

/** A campaign as returned in lists (V2 API 2.4). */
export const campaignSummarySchema: JsonSchema = schema.object(
	{ id: { type: 'string' }, name: text, status: text, modified_date: text },
	['id'],
);

/** A whole campaign; properties that don't apply are absent (V2 API 2.4). */
export const campaignSchema: JsonSchema = schema.object(
	{
		...campaignSummarySchema.properties,
		created_date: text,
		last_run_date: text,
		next_run_date: text,
		template_type: text,
		permalink_url: text,
		...toTypes(CONTENT),
		message_footer: schema.optional(toTypes(FOOTER)),
		sent_to_contact_lists: schema.list(schema.object({ id: text })),
		click_through_details: schema.list(
			schema.object({ url: text, url_uid: text, click_count: number }),
		),
		tracking_summary: schema.optional({ ...counters, spam_count: number }),
		is_visible_in_ui: flag,
	},
	['id'],
);

/** Switches have names like `include_forward_email`; everything else is text. */
function toTypes(names: Record<string, string>): Record<string, JsonSchema> {
	const types = Object.values(names).map((name) => [
		name,
		/^(is|include)_/.test(name) ? flag : text,
	]);
	return Object.fromEntries(types) as Record<string, JsonSchema>;
}
