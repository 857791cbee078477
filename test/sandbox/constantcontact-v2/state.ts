import type { Clock } from '../clock';
import { createRandom, type Random } from '../random';
import { Schedule } from '../schedule';
import { Access } from './access';
import {
	ACCOUNT_INFO,
	VERIFIED_ADDRESSES,
	type AccountInfo,
	type VerifiedAddress,
} from './account/record';
import { planRun } from './campaigns/run';
import { seededCampaigns } from './campaigns/seed';
import { ActivityStore } from './activities/store';
import { CampaignStore } from './campaigns/store';
import { SeededContacts } from './contacts/seed';
import { ContactStore } from './contacts/store';
import type { EventRecord } from './eventspot/record';
import { seededEvents } from './eventspot/seed';
import { seededFiles } from './library/seed';
import { LibraryStore } from './library/store';
import { ListStore } from './lists/store';
import type { ConstantContactV2Options } from './options';
import { TrackingStore } from './tracking/store';

const DAY_MS = 86_400_000;

/** The whole state of the emulated account. */
export class Account {
	/** Base URL of the sandbox without a trailing slash; known once it listens. */
	origin = '';
	readonly access: Access;
	readonly schedule = new Schedule();
	readonly random: Random;
	/** Position of the page before the one with a path and cursor. */
	readonly earlierPages = new Map<string, number | undefined>();
	info: AccountInfo = structuredClone(ACCOUNT_INFO);
	readonly verifiedAddresses: VerifiedAddress[] = structuredClone([...VERIFIED_ADDRESSES]);
	readonly seededContacts: SeededContacts;
	readonly contacts: ContactStore;
	readonly lists: ListStore;
	readonly activities: ActivityStore;
	readonly campaigns: CampaignStore;
	readonly tracking: TrackingStore;
	readonly library: LibraryStore;
	readonly events: EventRecord[];

	constructor(
		readonly options: ConstantContactV2Options,
		readonly clock: Clock,
		readonly seed: number,
	) {
		const { contacts, lists, campaigns, files, trashFiles, events, registrants } = options;
		this.random = createRandom(seed);
		this.access = new Access(options);
		this.seededContacts = new SeededContacts(contacts, seed, lists);
		this.contacts = new ContactStore(this.seededContacts);
		this.lists = new ListStore(lists);
		this.activities = new ActivityStore(options, this.schedule, this.random);
		const now = clock.now();
		const seeded = seededCampaigns(campaigns, seed, now - (now % DAY_MS), lists);
		this.campaigns = new CampaignStore(seeded);
		this.tracking = new TrackingStore(
			seeded,
			this.seededContacts,
			this.contacts,
			seed,
			options.recipients,
		);
		for (const campaign of seeded) planRun(this, campaign, now);
		this.library = new LibraryStore(seededFiles(files, trashFiles, seed));
		this.events = seededEvents(events, registrants, seed);
	}

	/** Runs everything that is due. */
	settle(now: number): void {
		this.schedule.settle(now);
	}
}
