import type { Clock } from '../clock';
import type { Api } from '../http';
import { Account } from './account';
import { OTHER_USERNAME } from './access';
import { activityEndpoints } from './activities/endpoints';
import { statusAt, type ActivityRecord, type ActivityStatus } from './activities/record';
import { createApi } from './api';
import { campaignEndpoints } from './campaigns/endpoints';
import type { CampaignRecord } from './campaigns/record';
import { scheduleEndpoints } from './campaigns/schedules';
import { contactEndpoints } from './contacts/endpoints';
import { putContact, type ContactInput } from './contacts/input';
import type { ContactRecord } from './contacts/record';
import { eventSpotEndpoints } from './eventspot/endpoints';
import type { EventRecord } from './eventspot/record';
import { listEndpoints } from './lists/endpoints';
import type { ListRecord } from './lists/store';
import { completeOptions, type ConstantContactV1Options } from './options';
import { serviceEndpoints } from './serviceDocument';
import { settingsEndpoints, type EmailAddress } from './settings';
import { trackingEndpoints } from './tracking/endpoints';
import type { TrackingEvent } from './tracking/record';

export type { ContactInput } from './contacts/input';
export type { ConstantContactV1Options } from './options';

/** A bulk job with its current status by the sandbox's clock. */
export type Activity = ActivityRecord & { status: ActivityStatus };

/** The emulated Constant Contact V1 as tests see it: how to connect, its data, its behavior. */
export interface ConstantContactV1Sandbox {
	/** The client's base URL; paths begin with /ws/customers/. */
	baseUrl: string;
	readonly credentials: { apiKey: string; username: string; password: string; baseUrl: string };
	/** Another customer's user name, whose paths are rejected with 403. */
	otherUsername: string;
	/** May be changed while it runs, except for the seeded sizes. */
	options: ConstantContactV1Options;
	/** By id or lower-case email address, in its current state. */
	contact(idOrEmail: number | string): ContactRecord | undefined;
	/** All contacts, newest first. */
	contacts(): IterableIterator<ContactRecord>;
	/** Writes a contact without the API's checks: changes the one with this address, or creates one. */
	putContact(input: ContactInput): ContactRecord;
	/** The list with this id; system lists are excluded. */
	list(id: number): ListRecord | undefined;
	/** All lists except system lists. */
	lists(): ListRecord[];
	/** Id URI of a list (by number) or system list (by name), as clients send it. */
	listUri(id: number | string): string;
	activity(id: string): Activity | undefined;
	/** All bulk jobs, newest first. */
	activities(): Activity[];
	/** Newest first. */
	campaigns(): CampaignRecord[];
	campaign(id: number): CampaignRecord | undefined;
	/** Adds an activity on an email. */
	recordEvent(event: TrackingEvent): void;
	emailAddresses(): readonly EmailAddress[];
	/** EventSpot events with their registrants. */
	events(): EventRecord[];
	/** Whether there were too many consecutive 401s. */
	readonly frozen: boolean;
	/** Number of 401s since the last correct login. */
	readonly failedLogins: number;
	unfreeze(): void;
	readonly counts: { contacts: number; lists: number; campaigns: number; activities: number };
}

/** The V1 part of a sandbox: the API to mount, and what tests get once the URL is known. */
export function createConstantContactV1(
	options: Partial<ConstantContactV1Options> | undefined,
	clock: Clock,
	seed: number,
): {
	api: Api;
	options: ConstantContactV1Options;
	attach(url: string): ConstantContactV1Sandbox;
} {
	const account = new Account(completeOptions(options), clock, seed);
	const api = createApi(account, [
		...serviceEndpoints,
		...contactEndpoints,
		...listEndpoints,
		...activityEndpoints,
		...campaignEndpoints,
		...scheduleEndpoints,
		...trackingEndpoints,
		...settingsEndpoints,
		...eventSpotEndpoints,
	]);
	return { api, options: account.options, attach: (url) => attach(account, url) };
}

function attach(account: Account, baseUrl: string): ConstantContactV1Sandbox {
	const { options, access, clock } = account;
	const settled = (): Account => {
		account.settle(clock.now());
		return account;
	};
	const withStatus = (activity: ActivityRecord): Activity => ({
		...activity,
		status: statusAt(activity, clock.now()),
	});
	return {
		baseUrl,
		get credentials() {
			const { apiKey, username, password } = options;
			return { apiKey, username, password, baseUrl };
		},
		otherUsername: OTHER_USERNAME,
		options,
		contact: (id) => {
			const { contacts } = settled();
			return typeof id === 'number' ? contacts.get(id) : contacts.withEmail(id);
		},
		*contacts() {
			const { contacts } = settled();
			for (const id of contacts.ids(() => true)) yield contacts.get(id)!;
		},
		putContact: (input) => putContact(settled(), input),
		list: (id) => settled().lists.get(id),
		lists: () => settled().lists.all(),
		listUri: (id) => account.addresses.id(account.addresses.path('lists', id)),
		activity: (id) => {
			const activity = settled().activities.get(id);
			return activity && withStatus(activity);
		},
		activities: () => settled().activities.all().map(withStatus),
		campaigns: () => settled().campaigns.all(),
		campaign: (id) => settled().campaigns.get(id),
		recordEvent: (event) => settled().tracking.record(event),
		emailAddresses: () => account.emailAddresses,
		events: () => account.events,
		get frozen() {
			return access.frozen;
		},
		get failedLogins() {
			return access.failedLogins;
		},
		unfreeze: () => access.unfreeze(),
		get counts() {
			const { contacts, lists, campaigns, activities } = settled();
			return {
				contacts: contacts.count,
				lists: lists.all().length,
				campaigns: campaigns.all().length,
				activities: activities.all().length,
			};
		},
	};
}
