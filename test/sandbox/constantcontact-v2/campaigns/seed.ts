import { mix } from '../../random';
import { linksIn } from './links';
import type { CampaignContent, CampaignRecord, CampaignStatus } from './record';

const DAY_MS = 86_400_000;
const FIRST_ID = 1_100_394_000_000;
/** Maximum distance between ids; those of links lie between. */
const ID_STEP = 7919;
/** Days between seeded campaigns, or fewer if they wouldn't fit in ten years. */
const INTERVAL_DAYS = 12;
const SPAN_DAYS = 3650;

const SUBJECTS = ['News', 'Spring Sale', 'Open House', 'Roses & Tulips', 'Grüße'] as const;

function statusOf(fromNewest: number): CampaignStatus {
	if (fromNewest === 0) return 'DRAFT';
	if (fromNewest === 1) return 'SCHEDULED';
	if (fromNewest === 2) return 'RUNNING';
	return fromNewest % 7 === 6 ? 'DELETED' : 'SENT';
}

function seededContent(index: number): CampaignContent {
	const subject = SUBJECTS[index % SUBJECTS.length]!;
	const offer = `http://www.example.com/offer?campaign=${index + 1}&amp;source=mail`;
	return {
		name: `${subject} ${index + 1}`,
		subject: `${subject} from Joe's Flowers`,
		from_name: "Joe's Flowers",
		from_email: 'joe@flowers.example.com',
		reply_to_email: 'news@flowers.example.com',
		is_permission_reminder_enabled: index % 3 === 0,
		permission_reminder_text: 'You get this mail because you left us your address.',
		is_view_as_webpage_enabled: true,
		view_as_web_page_text: 'Having trouble viewing this email?',
		view_as_web_page_link_text: 'Click here',
		greeting_salutations: 'Dear',
		greeting_name: 'FIRST_NAME',
		greeting_string: 'Greetings!',
		email_content:
			`<html><body><p>${subject}: <a href="${offer}">our offer</a>, ` +
			'<a href="http://www.example.com/">our shop</a></p></body></html>',
		text_content: `${subject}: see our offer`,
		email_content_format: 'HTML',
		message_footer: {
			organization_name: "Joe's Flowers & Gifts",
			address_line_1: '12 Elm Avenue',
			city: 'Waltham',
			state: 'MA',
			postal_code: '02451',
			country: 'US',
			include_forward_email: true,
			forward_email_link_text: 'Forward this email',
			include_subscribe_link: false,
		},
	};
}

/**
 * The campaigns of a new sandbox, oldest first; the newest ones were sent shortly before the start.
 * @param today start of the sandbox, in milliseconds since 1970
 */
export function seededCampaigns(
	count: number,
	seed: number,
	today: number,
	lists: number,
): CampaignRecord[] {
	const interval = Math.floor(DAY_MS * Math.min(INTERVAL_DAYS, SPAN_DAYS / Math.max(1, count)));
	return Array.from({ length: count }, (_, index): CampaignRecord => {
		const fromNewest = count - 1 - index;
		const id = FIRST_ID + index * ID_STEP + (mix(seed, index, 40) % (ID_STEP - 10));
		const status = statusOf(fromNewest);
		const content = seededContent(index);
		const createdTime = today - (fromNewest + 1) * interval + (mix(seed, index, 41) % 3_600_000);
		const wasSent = status !== 'DRAFT' && status !== 'SCHEDULED';
		const edited = createdTime + Math.floor(interval / 12);
		const lastRunTime = createdTime + Math.floor(interval / 6);
		return {
			id,
			status,
			content,
			lists: lists === 0 ? [] : [1 + (index % lists)],
			links: wasSent ? linksIn(content.email_content!, id) : [],
			schedules: status === 'SCHEDULED' ? [{ id: 1, time: today + 7 * DAY_MS }] : [],
			createdTime,
			modifiedTime: wasSent ? lastRunTime : edited,
			...(wasSent ? { lastRunTime } : {}),
		};
	});
}

/** Id for a campaign after the one with the highest id. */
export function idAfter(lastId: number): number {
	return Math.max(lastId, FIRST_ID) + ID_STEP;
}
