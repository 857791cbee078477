import { mix } from '../../random';
import type { CampaignActivity, CampaignRecord, MailContent } from './record';
import type { CampaignStore } from './store';

const DAY_MS = 86_400_000;
/** Days between seeded campaigns, or fewer if they wouldn't fit in five years. */
const INTERVAL_DAYS = 12;
const SPAN_DAYS = 1800;

const SUBJECTS = ['News', 'Spring Sale', 'Open House', 'Roses & Tulips', 'Grüße'] as const;

function seededContent(index: number): MailContent {
	const subject = SUBJECTS[index % SUBJECTS.length]!;
	const offer = `https://www.example.com/offer?campaign=${index + 1}&amp;source=mail`;
	return {
		formatType: index % 4 === 3 ? 3 : 5,
		fromName: 'Elm & Sons',
		fromEmail: 'news@example.com',
		replyTo: 'owner@example.com',
		subject: `${subject} from Elm & Sons`,
		preheader: 'See what is new',
		html:
			`<html><body>[[trackingImage]]<p>${subject}: <a href="${offer}">our offer</a>, ` +
			'<a href="https://www.example.com/">our shop</a></p></body></html>',
		footer: {
			organization_name: 'Elm & Sons',
			address_line1: '12 Main Street',
			city: 'Waltham',
			state_code: 'MA',
			postal_code: '02451',
			country_code: 'US',
		},
		properties: {},
	};
}

/** A seeded campaign that was sent, with its email and the time of its run. */
export interface SeededRun {
	campaign: CampaignRecord;
	activity: CampaignActivity;
	time: number;
}

/**
 * Fills a store with campaigns, oldest first: the newest is a draft, the one before is scheduled, one in seven is removed, the
 * others have been sent.
 * @param today start of the sandbox, in milliseconds since 1970
 * @returns those that were sent, and the one that is scheduled
 */
export function seedCampaigns(
	store: CampaignStore,
	count: number,
	seed: number,
	today: number,
	listIds: readonly string[],
): { sent: SeededRun[]; scheduled: CampaignActivity[] } {
	const interval = Math.floor(DAY_MS * Math.min(INTERVAL_DAYS, SPAN_DAYS / Math.max(1, count)));
	const sent: SeededRun[] = [];
	const scheduled: CampaignActivity[] = [];
	for (let index = 0; index < count; index++) {
		const fromNewest = count - 1 - index;
		const content = seededContent(index);
		const created = today - (fromNewest + 1) * interval + (mix(seed, index, 41) % 3_600_000);
		const name = `${SUBJECTS[index % SUBJECTS.length]!} ${index + 1}`;
		const campaign = store.create(name, content, created);
		const activity = store.primary(campaign);
		if (listIds.length > 0) activity.listIds = [listIds[index % listIds.length]!];
		if (fromNewest === 0) continue;
		if (fromNewest === 1) {
			activity.status = 'SCHEDULED';
			activity.statusBefore = 'DRAFT';
			activity.scheduledTime = today + 7 * DAY_MS;
			scheduled.push(activity);
			continue;
		}
		const time = created + Math.floor(interval / 6);
		sent.push({ campaign, activity, time });
		store.put({ ...campaign, updatedTime: time, isRemoved: fromNewest % 7 === 6 });
	}
	return { sent, scheduled };
}
