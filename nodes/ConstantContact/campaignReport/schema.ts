import { schema, type JsonSchema } from '../../kit';

const { text, number, object, optional } = schema;

/** Numbers of people, each counted once (V3 API appendix B). */
export const summarySchema: JsonSchema = object(
	{
		campaign_id: { type: 'string' },
		campaign_type: text,
		last_sent_date: text,
		unique_counts: optional({
			sends: number,
			opens: number,
			clicks: number,
			forwards: number,
			optouts: number,
			abuse: number,
			bounces: number,
			not_opened: number,
		}),
	},
	['campaign_id'],
);

const devices = (name: string) =>
	Object.fromEntries(
		['', '_computer', '_mobile', '_tablet', '_other', '_none'].map((device) => [
			`em_${name}_all${device}`,
			number,
		]),
	);

/** Counters of a campaign or an activity; if it isn't found, `found` is false and there is a reason. */
export const statsSchema: JsonSchema = object(
	{
		campaign_id: text,
		campaign_activity_id: text,
		found: { type: 'boolean' },
		stats: optional({
			em_sends: number,
			em_opens: number,
			...devices('opens'),
			em_clicks: number,
			...devices('clicks'),
			em_forwards: number,
			em_optouts: number,
			em_not_opened: number,
			em_abuse: number,
			em_bounces: number,
			em_bounces_blocked: number,
			em_bounces_mailbox_full: number,
			em_bounces_nonexistent_address: number,
			em_bounces_other: number,
			em_bounces_suspended: number,
			em_bounces_undeliverable: number,
			em_bounces_vacation: number,
		}),
		percents: optional({
			bounce: number,
			click: number,
			desktop_click: number,
			desktop_open: number,
			did_not_open: number,
			mobile_click: number,
			mobile_open: number,
			open: number,
			unsubscribe: number,
		}),
		last_refresh_time: text,
		error_key: text,
		error_message: text,
	},
	['found'],
);

export const linkSchema: JsonSchema = object({
	campaign_activity_id: { type: 'string' },
	link_url: text,
	url_id: text,
	unique_clicks: number,
	list_action: text,
	list_id: text,
	link_tag: text,
});

/** Something that happened to an email; its properties depend on its kind. */
export const trackingSchema: JsonSchema = object(
	{
		contact_id: { type: 'string' },
		campaign_activity_id: text,
		tracking_activity_type: text,
		created_time: text,
		email_address: text,
		first_name: text,
		last_name: text,
		device_type: text,
		url_id: text,
		link_url: text,
		opt_out_reason: text,
		bounce_code: text,
		current_email_address: text,
		deleted_at: text,
	},
	['contact_id'],
);
