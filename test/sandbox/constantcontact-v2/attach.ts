import type { AccountInfo } from './account/record';
import { statusAt, type ActivityRecord, type ActivityStatus } from './activities/record';
import { PREFIX } from './api';
import { putCampaign, removeCampaign, type CampaignInput } from './campaigns/input';
import type { CampaignRecord } from './campaigns/record';
import { putContact, type ContactInput } from './contacts/input';
import type { ContactRecord } from './contacts/record';
import type { EventRecord } from './eventspot/record';
import { currentFiles, putFile, trashFile, type FileInput } from './library/input';
import type { FileRecord, FolderRecord } from './library/record';
import { putList } from './lists/input';
import type { ListRecord } from './lists/store';
import type { ConstantContactV2Options } from './options';
import type { Account } from './state';
import { recordActivity, type ActivityInput } from './tracking/input';
import type { Counters } from './tracking/mailing';
import type { TrackingActivity } from './tracking/record';

/** A bulk job with its current status by the sandbox's clock. */
export type ActivityV2 = ActivityRecord & { status: ActivityStatus };

/** The emulated Constant Contact V2 as tests see it: how to connect, its data, its behavior. */
export interface ConstantContactV2Sandbox {
	/** The client's base URL; ends with /v2. */
	baseUrl: string;
	readonly credentials: { apiKey: string; accessToken: string; baseUrl: string };
	/** May be changed while it runs, except for the seeded sizes. */
	options: ConstantContactV2Options;
	/** The `account/info` response; may be set. */
	accountInfo: AccountInfo;
	/** By id or email address, in its current state. */
	contact(idOrEmail: number | string): ContactRecord | undefined;
	/** All contacts, by id. */
	contacts(): IterableIterator<ContactRecord>;
	/** Creates or changes a contact without the API's checks. */
	putContact(input: ContactInput): ContactRecord;
	/** Removes a contact completely: later requests for it get 404. */
	removeContact(id: number): void;
	/** The list with this id. */
	list(id: number): ListRecord | undefined;
	/** All lists, by id. */
	lists(): ListRecord[];
	/** Creates or changes a list without the API's checks; without an id, a new one. */
	putList(input: Partial<ListRecord>): ListRecord;
	activity(id: string): ActivityV2 | undefined;
	/** The bulk jobs of the last 14 days, newest first. */
	activities(): ActivityV2[];
	/** The campaign with this id, including DELETED ones. */
	campaign(id: number): CampaignRecord | undefined;
	/** All campaigns by id, including DELETED ones. */
	campaigns(): CampaignRecord[];
	/** Creates or changes a campaign without the API's checks; without an id, a new one. */
	putCampaign(input: CampaignInput): CampaignRecord;
	/** Marks a campaign as DELETED: later requests for it get 404. */
	removeCampaign(id: number): void;
	/** Adds an activity on an email of a campaign. */
	recordActivity(input: ActivityInput): TrackingActivity;
	/** The activities of a campaign so far, newest first. */
	trackingOfCampaign(id: number): TrackingActivity[];
	/** The activities of a contact so far, newest first. */
	trackingOfContact(id: number): TrackingActivity[];
	/** The current counters of a campaign, as returned with `updateSummary=true`. */
	campaignCounters(id: number): Counters & { spam: number };
	/** All library files by id, including those in the trash, with their current status. */
	files(): FileRecord[];
	/** Creates or changes a library file without the API's checks; without an id, a new one. */
	putFile(input: FileInput): FileRecord;
	/** Moves a library file to the trash without the API's checks. */
	trashFile(id: number): void;
	/** All library folders. */
	folders(): FolderRecord[];
	/** EventSpot events with their registrants. */
	events(): readonly EventRecord[];
	readonly counts: {
		contacts: number;
		lists: number;
		campaigns: number;
		activities: number;
		files: number;
		events: number;
	};
	/** Requests since 00:00 UTC, for the daily limit. */
	readonly requestsToday: number;
}

/** What tests get once the URL of the sandbox is known. */
export function attach(account: Account, url: string): ConstantContactV2Sandbox {
	const { options, clock } = account;
	account.origin = url;
	const baseUrl = url + PREFIX;
	const settled = (): Account => {
		account.settle(clock.now());
		return account;
	};
	const withStatus = (activity: ActivityRecord): ActivityV2 => ({
		...activity,
		status: statusAt(activity, clock.now()),
	});
	return {
		baseUrl,
		get credentials() {
			const { apiKey, accessToken } = options;
			return { apiKey, accessToken, baseUrl };
		},
		options,
		get accountInfo() {
			return account.info;
		},
		set accountInfo(info) {
			account.info = info;
		},
		contact: (id) => {
			const { contacts } = settled();
			return typeof id === 'number' ? contacts.get(id) : contacts.withEmail(id.toLowerCase());
		},
		*contacts() {
			const { contacts } = settled();
			for (const id of contacts.ids(() => true)) yield contacts.get(id)!;
		},
		putContact: (input) => putContact(settled(), input),
		removeContact: (id) => settled().contacts.remove(id),
		list: (id) => settled().lists.get(id),
		lists: () => settled().lists.all(),
		putList: (input) => putList(settled(), input),
		activity: (id) => {
			const activity = settled().activities.get(id, clock.now());
			return activity && withStatus(activity);
		},
		activities: () => settled().activities.all(clock.now()).map(withStatus),
		campaign: (id) => settled().campaigns.get(id),
		campaigns: () => settled().campaigns.all(),
		putCampaign: (input) => putCampaign(settled(), input),
		removeCampaign: (id) => removeCampaign(settled(), id),
		recordActivity: (input) => recordActivity(settled(), input),
		trackingOfCampaign: (id) => [...settled().tracking.ofCampaign(id, clock.now())],
		trackingOfContact: (id) => settled().tracking.ofContact(id, clock.now()),
		campaignCounters: (id) => settled().tracking.campaignCounters(id, clock.now()),
		files: () => currentFiles(settled()),
		putFile: (input) => putFile(settled(), input),
		trashFile: (id) => trashFile(settled(), id),
		folders: () => settled().library.allFolders(),
		events: () => account.events,
		get counts() {
			const { activities, campaigns, contacts, events, lists } = settled();
			return {
				contacts: contacts.count,
				lists: lists.count,
				campaigns: campaigns.all().length,
				activities: activities.all(clock.now()).length,
				files: currentFiles(account).length,
				events: events.length,
			};
		},
		get requestsToday() {
			return account.access.requestsToday;
		},
	};
}
