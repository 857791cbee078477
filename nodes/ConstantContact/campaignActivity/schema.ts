import { schema, type JsonSchema } from '../../kit';

const { text, number, list, object, optional } = schema;

const integer: JsonSchema = { type: ['integer', 'null'] };

/** An activity of a campaign: an email, with its recipients (V3 API appendix B). */
export const campaignActivitySchema: JsonSchema = object(
	{
		campaign_activity_id: { type: 'string' },
		campaign_id: text,
		role: text,
		current_status: text,
		contact_list_ids: list(text),
		segment_ids: list(integer),
		format_type: integer,
		from_email: text,
		from_name: text,
		reply_to_email: text,
		subject: text,
		preheader: text,
		html_content: text,
		permalink_url: text,
		physical_address_in_footer: optional({}),
		document_properties: optional({}),
	},
	['campaign_activity_id'],
);

export const previewSchema: JsonSchema = object({
	campaign_activity_id: text,
	from_email: text,
	from_name: text,
	reply_to_email: text,
	subject: text,
	preheader: text,
	preview_html_content: text,
	preview_text_content: text,
});

export const testSchema: JsonSchema = object({
	campaign_activity_id: text,
	email_addresses: list({ type: 'string' }),
});

export const scheduleSchema: JsonSchema = object(
	{
		campaign_activity_id: { type: 'string' },
		scheduled_date: text,
		sent_now: { type: 'boolean' },
	},
	['campaign_activity_id'],
);

export const sendHistorySchema: JsonSchema = object({
	campaign_activity_id: { type: 'string' },
	send_id: number,
	send_status: text,
	reason_code: number,
	count: number,
	run_date: text,
	contact_list_ids: list(text),
	segment_ids: list(integer),
});
