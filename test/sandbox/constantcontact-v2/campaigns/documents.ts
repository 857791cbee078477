import type { JsonObject } from '../../json';
import type { Account } from '../state';
import { instant, wireId } from '../wire';
import {
	CAMPAIGN_FLAGS,
	CAMPAIGN_TEXTS,
	FOOTER_FLAGS,
	FOOTER_TEXTS,
	type CampaignText,
} from './fields';
import {
	nextRunTime,
	type CampaignRecord,
	type CampaignSchedule,
	type MessageFooter,
} from './record';

/** A campaign as in the collection: only these four properties (V2 API 2.4). */
export function campaignSummary(
	{ options }: Account,
	{ id, status, content, modifiedTime }: CampaignRecord,
): JsonObject {
	return {
		id: wireId(id, options),
		name: content.name ?? '',
		status,
		modified_date: instant(modifiedTime),
	};
}

function footerDocument(footer: MessageFooter): JsonObject {
	return Object.fromEntries([
		...FOOTER_TEXTS.map((name) => [name, footer[name] ?? '']),
		...FOOTER_FLAGS.map((name) => [name, footer[name] ?? false]),
	]) as JsonObject;
}

/** The account's own address, for a campaign without a footer. */
function ownFooter({ info }: Account): MessageFooter {
	const [address] = info.organization_addresses;
	return {
		organization_name: info.organization_name,
		address_line_1: address?.line1,
		address_line_2: address?.line2,
		address_line_3: address?.line3,
		city: address?.city,
		state: address?.state_code,
		postal_code: address?.postal_code,
		country: address?.country_code,
	};
}

function dates(campaign: CampaignRecord): JsonObject {
	const { createdTime, modifiedTime, lastRunTime } = campaign;
	const next = nextRunTime(campaign);
	return {
		created_date: instant(createdTime),
		modified_date: instant(modifiedTime),
		...(lastRunTime === undefined ? {} : { last_run_date: instant(lastRunTime) }),
		...(next === undefined ? {} : { next_run_date: instant(next) }),
	};
}

/** A campaign with all details; its counters are as of the last refresh of its tracking summary. */
export function campaignDocument(account: Account, campaign: CampaignRecord): JsonObject {
	const { options, tracking, clock } = account;
	const { id, status, content, lists, links } = campaign;
	const counters = tracking.campaignCounters(
		id,
		tracking.refreshes.asOf('campaign', id, clock.now()),
	);
	const words = (names: readonly CampaignText[]): JsonObject =>
		Object.fromEntries(names.map((name) => [name, content[name] ?? '']));
	return {
		id: wireId(id, options),
		...words(CAMPAIGN_TEXTS),
		...Object.fromEntries(CAMPAIGN_FLAGS.map((name) => [name, content[name] ?? false])),
		status,
		template_type: 'CUSTOM',
		...dates(campaign),
		...(status === 'SENT'
			? { permalink_url: `http://myemail.example.com/campaign.html?aid=${id}` }
			: {}),
		message_footer: footerDocument(content.message_footer ?? ownFooter(account)),
		tracking_summary: {
			...counters.recipients,
			...(options.omitSpamCount ? {} : { spam_count: counters.spam }),
		},
		sent_to_contact_lists: lists.map((list) => ({ id: wireId(list, options) })),
		click_through_details: links.map(({ uid, url }) => ({
			url,
			url_uid: wireId(uid, options),
			click_count: counters.clicks.get(uid) ?? 0,
		})),
		is_visible_in_ui: true,
	};
}

/** A schedule of a campaign. */
export function scheduleDocument({ options }: Account, { id, time }: CampaignSchedule): JsonObject {
	return { id: wireId(id, options), scheduled_date: instant(time) };
}

/** What a recipient would see: the content between the greeting and the footer. */
export function previewDocument(account: Account, { content }: CampaignRecord): JsonObject {
	const { message_footer = ownFooter(account), greeting_salutations = '' } = content;
	const { organization_name, address_line_1, city, postal_code } = message_footer;
	const footer = [organization_name, address_line_1, city, postal_code].filter(Boolean).join(' | ');
	const greeting = greeting_salutations === '' ? '' : `${greeting_salutations} {First Name},`;
	return {
		subject: content.subject ?? '',
		from_email: content.from_email ?? '',
		reply_to_email: content.reply_to_email ?? '',
		preview_email_content: `<div>${greeting}</div>${content.email_content}<div>${footer}</div>`,
		preview_text_content: `${greeting}\n\n${content.text_content}\n\n${footer}`,
	};
}
