import { schema, type JsonSchema } from '../../kit';
import { getKey } from '../api/payload';
import { CAMPAIGN_ELEMENTS } from './elements';

const { text, number } = schema;

/** A campaign as returned in lists (V1 API 6.2). */
export const campaignSummarySchema: JsonSchema = schema.object(
	{ id: { type: 'string' }, name: text, status: text, date: text, uri: text, updated: text },
	['id'],
);

const sender = schema.optional({
	email: schema.optional({ id: text, uri: text }),
	email_address: text,
});

/** A whole campaign; properties that don't apply are absent (V1 API 6.3). */
export const campaignSchema: JsonSchema = schema.object(
	{
		...campaignSummarySchema.properties,
		last_edit_date: text,
		last_run_date: text,
		next_run_date: text,
		sent: number,
		opens: number,
		clicks: number,
		bounces: number,
		forwards: number,
		opt_outs: number,
		spam_reports: number,
		share_page_url: text,
		archive_status: text,
		archive_url: text,
		...Object.fromEntries(CAMPAIGN_ELEMENTS.map((element) => [getKey(element), text])),
		urls: schema.list(schema.object({ id: text, value: text, clicks: number, uri: text })),
		contact_lists: schema.list(schema.object({ id: text, uri: text })),
		from_email: sender,
		reply_to_email: sender,
	},
	['id'],
);
