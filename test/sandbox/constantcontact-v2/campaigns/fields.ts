import { text, type Shape } from '../body';

/** Writable texts of a campaign, with their limits (V2 API 2.4). */
const TEXTS = {
	name: text(80),
	subject: text(200),
	from_name: text(100),
	from_email: text(80),
	reply_to_email: text(80),
	permission_reminder_text: text(1500),
	view_as_web_page_text: text(100),
	view_as_web_page_link_text: text(50),
	greeting_salutations: text(50),
	greeting_name: {
		type: 'string',
		values: ['FIRST_NAME', 'LAST_NAME', 'FIRST_AND_LAST_NAME', 'NONE'],
	},
	greeting_string: text(1500),
	email_content: text(),
	text_content: text(),
	email_content_format: { type: 'string', values: ['HTML', 'XHTML'] },
	style_sheet: text(),
} as const satisfies Record<string, Shape>;

const FLAGS = ['is_permission_reminder_enabled', 'is_view_as_webpage_enabled'] as const;

const FOOTER = {
	organization_name: text(100),
	address_line_1: text(50),
	address_line_2: text(50),
	address_line_3: text(50),
	city: text(50),
	state: text(2),
	international_state: text(50),
	postal_code: text(25),
	country: text(2),
	forward_email_link_text: text(80),
	subscribe_link_text: text(80),
} as const satisfies Record<string, Shape>;

const FOOTER_SWITCHES = ['include_forward_email', 'include_subscribe_link'] as const;

export type CampaignText = keyof typeof TEXTS;
export type CampaignFlag = (typeof FLAGS)[number];
export type FooterText = keyof typeof FOOTER;
export type FooterFlag = (typeof FOOTER_SWITCHES)[number];

export const CAMPAIGN_TEXTS = Object.keys(TEXTS) as CampaignText[];
export const CAMPAIGN_FLAGS: readonly CampaignFlag[] = FLAGS;
export const FOOTER_TEXTS = Object.keys(FOOTER) as FooterText[];
export const FOOTER_FLAGS: readonly FooterFlag[] = FOOTER_SWITCHES;

/** Required properties of a campaign. */
export const REQUIRED_TEXTS: readonly CampaignText[] = [
	'name',
	'subject',
	'from_name',
	'from_email',
	'reply_to_email',
	'email_content',
	'text_content',
];

/** Texts required once a flag is set. */
export const TEXTS_OF_FLAGS: Record<CampaignFlag, readonly CampaignText[]> = {
	is_permission_reminder_enabled: ['permission_reminder_text'],
	is_view_as_webpage_enabled: ['view_as_web_page_text', 'view_as_web_page_link_text'],
};

/** Set by the API; clients that write a response back also send them, without effect. */
const READ_ONLY = [
	'status',
	'template_type',
	'created_date',
	'modified_date',
	'last_edit_date',
	'last_run_date',
	'next_run_date',
	'permalink_url',
	'click_through_details',
	'tracking_summary',
	'is_visible_in_ui',
] as const;

const each = <T extends string>(names: readonly T[], shape: Shape): Record<string, Shape> =>
	Object.fromEntries(names.map((name) => [name, shape]));

/** The body of a campaign. */
export const CAMPAIGN_SHAPE: Record<string, Shape> = {
	id: { type: 'id' },
	...TEXTS,
	...each(FLAGS, { type: 'boolean' }),
	...each(READ_ONLY, { type: 'any' }),
	message_footer: {
		type: 'object',
		properties: { ...FOOTER, ...each(FOOTER_SWITCHES, { type: 'boolean' }) },
	},
	sent_to_contact_lists: {
		type: 'array',
		items: { type: 'object', properties: { id: { type: 'id' } }, required: ['id'] },
	},
};
