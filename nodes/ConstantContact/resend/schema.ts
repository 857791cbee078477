import { schema, type JsonSchema } from '../../kit';

const { text, number } = schema;

/** When to send a campaign again to those who didn't open it (V3 API 7). */
export const resendSchema: JsonSchema = schema.object({
	campaign_activity_id: text,
	resend_request_id: text,
	resend_subject: text,
	resend_status: text,
	resend_date: text,
	delay_days: number,
	delay_minutes: number,
});
