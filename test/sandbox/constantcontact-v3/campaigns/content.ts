import type { JsonObject } from '../../json';
import { invalid } from '../errors';
import {
	id,
	integer,
	list,
	object,
	readOnly,
	requiredText,
	text,
	textOf,
	type Schema,
} from '../schema';
import type { Account } from '../state';
import { htmlFaults } from './html';
import type { CampaignActivity, FooterAddress, MailContent } from './record';

const FOOTER = object(
	{
		address_line1: requiredText(),
		address_line2: text(),
		address_line3: text(),
		address_optional: text(),
		city: text(),
		country_code: requiredText(2),
		country_name: readOnly,
		organization_name: requiredText(),
		postal_code: text(),
		state_code: text(),
		state_name: readOnly,
		state_non_us_name: text(),
	},
	['address_line1', 'country_code', 'organization_name'],
);

const CORE = {
	from_name: requiredText(100),
	from_email: requiredText(80),
	reply_to_email: requiredText(80),
	subject: requiredText(),
	preheader: text(200),
	html_content: { type: 'string', maxLength: 150_000 },
	physical_address_in_footer: FOOTER,
};

/** Body of POST /emails (V3 API 7). */
export const CAMPAIGN_POST = object(
	{
		name: requiredText(80),
		email_campaign_activities: list(
			object({ format_type: { type: 'integer' }, ...CORE }, [
				'format_type',
				'from_name',
				'from_email',
				'reply_to_email',
				'subject',
				'html_content',
			]),
			1,
			1,
		),
	},
	['name', 'email_campaign_activities'],
);

const PROPERTY_LENGTHS: Record<string, number | undefined> = {
	style_content: 150_000,
	letter_format: undefined,
	greeting_salutation: 50,
	greeting_name_type: undefined,
	greeting_secondary: 1500,
	subscribe_link_enabled: undefined,
	subscribe_link_name: 80,
	text_content: 150_000,
	permission_reminder_enabled: undefined,
	permission_reminder: 1500,
	view_as_webpage_enabled: undefined,
	view_as_webpage_text: 50,
	view_as_webpage_link_name: undefined,
	forward_email_link_enabled: undefined,
	forward_email_link_name: 80,
};

const PROPERTIES: Schema = object(
	Object.fromEntries(Object.entries(PROPERTY_LENGTHS).map(([name, max]) => [name, text(max)])),
);

/** Body of PUT /emails/activities/{campaign_activity_id}; read-only properties may be sent back. */
export const ACTIVITY_PUT = object(
	{
		...CORE,
		campaign_activity_id: readOnly,
		campaign_id: readOnly,
		role: readOnly,
		current_status: readOnly,
		format_type: readOnly,
		permalink_url: readOnly,
		document_id: readOnly,
		template_id: readOnly,
		contact_list_ids: list(id),
		segment_ids: list(integer(0), 1),
		document_properties: PROPERTIES,
	},
	['from_name', 'from_email', 'reply_to_email', 'subject'],
);

/** Errors of an address that isn't a confirmed address of the account. */
function senderFaults({ emails }: Account, name: string, address: string): string[] {
	const known = emails.find((email) => email.email_address === address.toLowerCase());
	if (known?.confirm_status === 'CONFIRMED') return [];
	return [`${name} ${address} is not a confirmed email address of the account`];
}

function withoutEmpty(value: JsonObject): Record<string, string> {
	return Object.fromEntries(
		Object.entries(value).flatMap(([name, text]) =>
			typeof text === 'string' && text !== '' ? [[name, text] as const] : [],
		),
	);
}

function footerOf(
	{ physicalAddress, summary }: Account,
	sent: JsonObject | undefined,
): FooterAddress | undefined {
	if (sent !== undefined) return withoutEmpty(sent);
	if (physicalAddress === undefined) return undefined;
	const { address_line1, city, state_code, postal_code, country_code } = physicalAddress;
	const { organization_name } = summary;
	return withoutEmpty({
		organization_name,
		address_line1,
		city,
		state_code,
		postal_code,
		country_code,
	});
}

/**
 * The content according to a body. Omitted parts stay unchanged (V3 API 7).
 * @throws ApiError 400
 */
export function readContent(
	account: Account,
	body: JsonObject,
	before?: CampaignActivity,
): MailContent {
	const html = textOf(body.html_content) ?? before?.content.html ?? '';
	const formatType = before?.content.formatType ?? Number(body.format_type);
	const fromEmail = String(body.from_email);
	const replyTo = String(body.reply_to_email);
	const faults = [
		...senderFaults(account, 'from_email', fromEmail),
		...senderFaults(account, 'reply_to_email', replyTo),
	];
	// Emails in the older format become custom HTML (V3 API 7)
	if (before === undefined && ![1, 5].includes(formatType)) {
		faults.push(`format_type ${formatType} is not valid, it must be 5`);
	}
	if (body.html_content !== undefined) faults.push(...htmlFaults(html));
	if (faults.length > 0) throw invalid(...faults);
	const sent = body.physical_address_in_footer as JsonObject | undefined;
	const properties = body.document_properties as JsonObject | undefined;
	const footer =
		before === undefined || sent !== undefined ? footerOf(account, sent) : before.content.footer;
	return {
		formatType: before === undefined ? 5 : formatType,
		fromName: String(body.from_name),
		fromEmail,
		replyTo,
		subject: String(body.subject),
		preheader: textOf(body.preheader) ?? '',
		html,
		...(footer === undefined ? {} : { footer }),
		properties: { ...before?.content.properties, ...withoutEmpty(properties ?? {}) },
	};
}
