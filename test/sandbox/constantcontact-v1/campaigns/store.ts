import { mix } from '../../random';
import type { CampaignField } from './fields';
import type { CampaignRecord, CampaignStatus } from './record';

const DAY_MS = 86_400_000;
const FIRST_ID = 1_100_540_000_000;
/** Days between seeded campaigns, the newest of which were sent just before the start. */
const INTERVAL_DAYS = 12;

const SUBJECTS = ['News', 'Spring Sale', 'Open House', 'Roses & Tulips', 'Thank You'] as const;

function statusOf(fromNewest: number): CampaignStatus {
	if (fromNewest === 0) return 'Draft';
	if (fromNewest === 1) return 'Scheduled';
	if (fromNewest === 2) return 'Running';
	return fromNewest % 6 === 5 ? 'Archived' : 'Sent';
}

function seededFields(index: number, isCustom: boolean): Partial<Record<CampaignField, string>> {
	const subject = SUBJECTS[index % SUBJECTS.length]!;
	return {
		Name: `${subject} ${index + 1}`,
		Subject: `${subject} from Joe's Flowers`,
		FromName: "Joe's Flowers",
		CampaignType: isCustom ? 'CUSTOM' : 'TEMPLATE_V2',
		ViewAsWebpage: 'YES',
		ViewAsWebpageLinkText: 'Click here',
		ViewAsWebpageText: 'Having trouble viewing this email?',
		PermissionReminder: 'NO',
		GreetingSalutation: 'Dear',
		GreetingName: 'FirstName',
		GreetingString: 'Greetings!',
		OrganizationName: "Joe's Flowers",
		OrganizationAddress1: '123 Main Street',
		OrganizationCity: 'Waltham',
		OrganizationState: 'MA',
		OrganizationCountry: 'us',
		OrganizationPostalCode: '02451',
		IncludeForwardEmail: 'NO',
		IncludeSubscribeLink: 'NO',
		...(isCustom
			? {
					EmailContentFormat: 'HTML',
					EmailContent: `<html><body><OpenTracking/><p>${subject} &amp; more</p></body></html>`,
					EmailTextContent: `<Text>${subject}</Text>`,
				}
			: {}),
	};
}

function seededCampaign(
	index: number,
	count: number,
	seed: number,
	today: number,
	lists: number,
): CampaignRecord {
	const fromNewest = count - 1 - index;
	const status = statusOf(fromNewest);
	const createTime = today - (fromNewest + 1) * INTERVAL_DAYS * DAY_MS;
	const wasSent = status !== 'Draft' && status !== 'Scheduled';
	const isDraft = status === 'Draft';
	return {
		id: FIRST_ID + index * 7919 + (mix(seed, index, 40) % 7919),
		status,
		fields: seededFields(index, isDraft || index % 2 === 0),
		listIds: lists === 0 ? [] : [1 + (index % lists)],
		fromEmail: 1,
		replyToEmail: 2,
		urls: wasSent
			? [
					{ id: 1, value: `http://www.example.com/offer?campaign=${index + 1}&source=mail` },
					{ id: 2, value: 'http://www.example.com/' },
				]
			: [],
		createTime,
		editTime: createTime + DAY_MS,
		...(wasSent ? { runTime: createTime + 2 * DAY_MS } : {}),
		...(status === 'Scheduled' ? { scheduledTime: today + 7 * DAY_MS } : {}),
	};
}

/** The campaigns of the account. */
export class CampaignStore {
	private readonly stored = new Map<number, CampaignRecord>();
	private lastId = FIRST_ID;

	/** @param today start of the sandbox, by which seeded campaigns are dated */
	constructor(count: number, seed: number, today: number, lists: number) {
		for (let index = 0; index < count; index++) {
			this.put(seededCampaign(index, count, seed, today, lists));
		}
	}

	nextId(): number {
		return this.lastId + 7919;
	}

	get(id: number): CampaignRecord | undefined {
		return this.stored.get(id);
	}

	/** All campaigns, newest first. */
	all(): CampaignRecord[] {
		return [...this.stored.values()].sort((a, b) => b.id - a.id);
	}

	hasName(name: string, except?: number): boolean {
		return this.all().some(({ id, fields }) => fields.Name === name && id !== except);
	}

	put(campaign: CampaignRecord): void {
		this.stored.set(campaign.id, campaign);
		this.lastId = Math.max(this.lastId, campaign.id);
	}

	delete(id: number): void {
		this.stored.delete(id);
	}
}
