import type { Clock } from '../clock';
import { createRandom } from '../random';
import { RateLimiter } from '../rateLimit';
import { Schedule } from '../schedule';
import { Access } from './access';
import { ActivityStore } from './activities/store';
import { Addresses } from './addresses';
import { PageTokens } from './atom/pageTokens';
import { planRun } from './campaigns/schedules';
import { CampaignStore } from './campaigns/store';
import { SeededContacts } from './contacts/seed';
import { ContactStore } from './contacts/store';
import type { EventRecord } from './eventspot/record';
import { seededEvents } from './eventspot/seed';
import { ListStore } from './lists/store';
import type { ConstantContactV1Options } from './options';
import { EMAIL_ADDRESSES, type EmailAddress } from './settings';
import { TrackingStore } from './tracking/store';

const DAY_MS = 86_400_000;

/** The whole state of the emulated account. */
export class Account {
	readonly addresses: Addresses;
	readonly access: Access;
	readonly tokens: PageTokens;
	readonly schedule = new Schedule();
	readonly rateLimiter = new RateLimiter();
	readonly dailyLimiter = new RateLimiter();
	readonly contacts: ContactStore;
	readonly lists: ListStore;
	readonly activities: ActivityStore;
	readonly campaigns: CampaignStore;
	readonly tracking: TrackingStore;
	readonly events: EventRecord[];
	readonly emailAddresses: readonly EmailAddress[] = EMAIL_ADDRESSES;

	constructor(
		readonly options: ConstantContactV1Options,
		readonly clock: Clock,
		seed: number,
	) {
		const random = createRandom(seed);
		const now = clock.now();
		const today = now - (now % DAY_MS);
		const { contacts, lists, campaigns, recipients, events, registrants } = options;
		const seeded = new SeededContacts(contacts, seed, lists);
		this.addresses = new Addresses(options);
		this.access = new Access(options);
		this.tokens = new PageTokens(random.uuid());
		this.contacts = new ContactStore(seeded);
		this.lists = new ListStore(lists, this.addresses);
		this.activities = new ActivityStore(options, this.schedule, random);
		this.campaigns = new CampaignStore(campaigns, seed, today, lists);
		this.tracking = new TrackingStore(this.campaigns, this.contacts, seeded, seed, recipients);
		this.events = seededEvents(events, registrants, seed);
		for (const campaign of this.campaigns.all()) planRun(this, campaign, now);
	}

	/** Runs everything that is due. */
	settle(now: number): void {
		this.schedule.settle(now);
	}
}
