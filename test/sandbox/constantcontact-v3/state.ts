import type { Clock } from '../clock';
import { createRandom, type Random } from '../random';
import { RateLimiter } from '../rateLimit';
import { Schedule } from '../schedule';
import type { JsonObject } from '../json';
import { Access } from './access';
import {
	ACCOUNT_EMAILS,
	ACCOUNT_SUMMARY,
	PHYSICAL_ADDRESS,
	type AccountEmail,
	type AccountSummary,
	type PhysicalAddress,
} from './account/record';
import { ActivityStore } from './activities/store';
import { Mailing } from '../constantcontact-v2/tracking/mailing';
import { seedCampaigns } from './campaigns/seed';
import { planSend, seededRecipients } from './campaigns/send';
import { CampaignStore } from './campaigns/store';
import { MemberCounts } from './contacts/counts';
import type { ContactRecord } from './contacts/record';
import { SeededContacts } from './contacts/seed';
import { SignUps } from './contacts/signUp';
import type { SmsHistoryEntry } from './contacts/sms';
import { ContactStore } from './contacts/store';
import { AutomationStore } from './automations/store';
import { EventStore } from './events/store';
import { FieldStore } from './customFields/store';
import { idsOf, type IdSpace, type Kind } from './ids';
import { ListStore } from './lists/store';
import { Mails } from './mails';
import { Grants } from './oauth/grants';
import type { ConstantContactV3Options } from './options';
import { TrackingStore } from './reports/store';
import { SegmentStore } from './segments/store';
import { TagStore } from './tags/store';

const DAY_MS = 86_400_000;

/** The whole state of the emulated account. */
export class Account {
	/** Base URL of the sandbox without a trailing slash; known once it listens. */
	origin = '';
	readonly access: Access;
	readonly grants: Grants;
	readonly tokenLimiter = new RateLimiter();
	readonly schedule = new Schedule();
	readonly random: Random;
	/** Position of the page before the one with a path and cursor. */
	readonly earlierPages = new Map<string, number>();
	readonly mails = new Mails();
	readonly signUps = new SignUps();
	summary: AccountSummary = structuredClone(ACCOUNT_SUMMARY);
	/** Undefined if the account has none. */
	physicalAddress: PhysicalAddress | undefined = structuredClone(PHYSICAL_ADDRESS);
	readonly emails: AccountEmail[] = structuredClone([...ACCOUNT_EMAILS]);
	readonly lists: ListStore;
	readonly tags: TagStore;
	readonly fields: FieldStore;
	readonly contacts: ContactStore;
	readonly listMembers: MemberCounts;
	readonly tagMembers: MemberCounts;
	readonly segments: SegmentStore;
	readonly activities: ActivityStore;
	readonly campaigns: CampaignStore;
	readonly tracking = new TrackingStore();
	readonly landingPages: IdSpace;
	readonly events: EventStore;
	readonly automations: AutomationStore;
	/** Social posts as in responses. */
	readonly socialPosts: JsonObject[] = [];
	readonly smsCampaignIds: IdSpace;
	private readonly smsHistory: SmsHistoryEntry[] = [];

	constructor(
		readonly options: ConstantContactV3Options,
		readonly clock: Clock,
		readonly seed: number,
	) {
		const ids = (kind: Kind): IdSpace => idsOf(kind, seed);
		this.random = createRandom(seed);
		// Separate random texts, so that renewing a token doesn't change any ID.
		this.grants = new Grants(options, clock, createRandom(seed + 1));
		this.access = new Access(options, this.grants);
		this.lists = new ListStore(options.lists, ids('list'));
		this.tags = new TagStore(options.tags, ids('tag'));
		this.fields = new FieldStore(ids('field'));
		const seeded = new SeededContacts(options.contacts, seed, {
			lists: this.lists.all().map(({ id }) => id),
			tags: this.tags.all().map(({ id }) => id),
			fields: this.fields.all().map(({ id, choices }) => ({ id, choiceId: choices[0]?.choiceId })),
		});
		this.contacts = new ContactStore(seeded, ids('contact'));
		this.listMembers = new MemberCounts(this.contacts, (number) => this.contacts.lists(number));
		this.tagMembers = new MemberCounts(this.contacts, (number) => this.contacts.tags(number));
		this.segments = new SegmentStore(this.contacts, options);
		this.activities = new ActivityStore(options, this.schedule, this.random);
		this.campaigns = new CampaignStore(ids('campaign'), ids('campaignActivity'));
		this.landingPages = ids('landingPage');
		this.smsCampaignIds = ids('smsCampaign');
		this.seedCampaigns(seeded);
		this.events = new EventStore(ids('event'), seed);
		this.events.fill(options.events, options.registrations, seeded);
		this.automations = new AutomationStore(ids('automation'));
	}

	/** Runs everything that is due. */
	runDue(now: number): void {
		this.schedule.settle(now);
	}

	private seedCampaigns(contacts: SeededContacts): void {
		const { campaigns, clock, options, seed } = this;
		const now = clock.now();
		const today = now - (now % DAY_MS);
		const lists = this.lists.all().map(({ id }) => id);
		const { sent, scheduled } = seedCampaigns(campaigns, options.campaigns, seed, today, lists);
		for (const { campaign, activity, time } of sent) {
			const recipients = seededRecipients(contacts, options.recipients, campaign.number, seed);
			const mailing = new Mailing(campaign.number, time, activity.links, recipients, seed);
			this.tracking.add(activity.id, mailing);
			activity.status = 'DONE';
			const sendId = campaigns.nextSendId();
			const { listIds, segmentIds } = activity;
			activity.sends = [{ sendId, listIds, segmentIds, count: recipients.count, time }];
		}
		for (const { id, scheduledTime } of scheduled) planSend(this, id, scheduledTime!);
	}

	/** Records a change of the consent for text messages. */
	noteSms(before: ContactRecord | undefined, after: ContactRecord, now: number): void {
		const { sms } = after;
		if (sms === undefined || before?.sms?.permission === sms.permission) return;
		this.smsHistory.push({
			number: after.number,
			channelId: sms.id,
			historyId: this.random.uuid(),
			time: now,
			permission: sms.permission,
			source: sms.updateSource,
			phone: sms.dialCode + sms.address,
		});
	}

	/** The history of a contact's consent, oldest first: at least its beginning. */
	smsHistoryOf(number: number): SmsHistoryEntry[] {
		const entries = this.smsHistory.filter((entry) => entry.number === number);
		const sms = this.contacts.get(number)?.sms;
		if (sms === undefined || entries.length > 0) return entries;
		return [
			{
				number,
				channelId: sms.id,
				historyId: sms.id,
				time: sms.createdTime,
				permission: sms.permission,
				source: sms.createSource,
				phone: sms.dialCode + sms.address,
			},
		];
	}
}
