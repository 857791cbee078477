import type { AccountEmail, AccountSummary, PhysicalAddress } from './account/record';
import { stateAt, type ActivityRecord, type ActivityState } from './activities/record';
import { PREFIX } from './api';
import { confirmOptIn, optOut, putContact, type ContactV3Input } from './contacts/input';
import type { ContactRecord } from './contacts/record';
import type { JsonObject } from '../json';
import type { AutomationRecord } from './automations/store';
import type { EventRecord } from './events/record';
import type { FieldRecord } from './customFields/record';
import type { ListRecord } from './lists/store';
import type { CampaignActivity, CampaignRecord } from './campaigns/record';
import type { SentMail } from './mails';
import { OAUTH_PREFIX } from './oauth/api';
import type { ConstantContactV3Options } from './options';
import { putCampaign, type CampaignV3Input } from './campaigns/input';
import { putList, type ListV3Input } from './lists/input';
import { recordActivity, type ActivityV3Input } from './reports/input';
import { landingPageIds } from './reports/landingPages';
import type { Tracked } from './reports/record';
import { SCOPES, type Scope, type UserRole } from './privileges';
import type { SegmentRecord } from './segments/store';
import type { Account } from './state';
import type { TagRecord } from './tags/store';

/** A contact with its id. */
export type ContactV3 = ContactRecord & { id: string };

/** A bulk activity with its current state by the sandbox's clock. */
export type ActivityV3 = ActivityRecord & { state: ActivityState };

/** How to connect to the emulated V3. */
export interface V3Credentials {
	/** Ends with /v3. */
	baseUrl: string;
	authorizeUrl: string;
	tokenUrl: string;
	clientId: string;
	clientSecret: string;
	/** For the application without a secret. */
	publicClientId: string;
	/** From a grant with all scopes that exists from the start. */
	accessToken: string;
	refreshToken: string;
}

/** The properties of a new grant. */
export interface GrantInput {
	/** By default all. */
	scopes?: Scope[];
	/** By default the role in the options. */
	role?: UserRole;
	clientId?: string;
}

/** The emulated Constant Contact V3 as tests see it: how to connect, its data, its behavior. */
export interface ConstantContactV3Sandbox {
	baseUrl: string;
	readonly credentials: V3Credentials;
	/** May be changed while it runs, except for the seeded sizes. */
	options: ConstantContactV3Options;
	/** Tokens of a new grant, without the OAuth flow. */
	grant(input?: GrantInput): { accessToken: string; refreshToken: string };
	/** Expires all access tokens. */
	expireAccessTokens(): void;
	/** Revokes all refresh tokens. */
	revokeRefreshTokens(): void;
	/** The account's profile; may be set. */
	accountSummary: AccountSummary;
	/** Undefined if the account has none; may be set. */
	physicalAddress: PhysicalAddress | undefined;
	/** Addresses from which the account may send; may be changed. */
	readonly accountEmails: AccountEmail[];
	/** By id or email address, in its current state; including deleted ones. */
	contact(idOrEmail: string): ContactV3 | undefined;
	/** All contacts, including deleted ones, in order of creation. */
	contacts(): IterableIterator<ContactV3>;
	/** Creates or changes a contact without the API's checks. */
	putContact(input: ContactV3Input): ContactV3;
	/** Unsubscribes a person, as with the link in an email. */
	optOut(id: string, reason?: string): void;
	/** Confirms a sign-up, or the email that asks to subscribe again. */
	confirmOptIn(id: string): void;
	list(id: string): ListRecord | undefined;
	/** Creates or changes a list without the API's checks; without an id, a new one. */
	putList(input: ListV3Input): ListRecord;
	/** All lists, including deleted ones. */
	lists(): ListRecord[];
	tags(): TagRecord[];
	customFields(): FieldRecord[];
	segments(): SegmentRecord[];
	activity(id: string): ActivityV3 | undefined;
	/** The bulk activities of the last 10 days, newest first. */
	activities(): ActivityV3[];
	/** All campaigns, including removed ones. */
	campaigns(): CampaignRecord[];
	/** The activities of a campaign, beginning with its email. */
	campaignActivities(campaignId: string): CampaignActivity[];
	/** Creates or changes a campaign without the API's checks; without an id, a new one. */
	putCampaign(input: CampaignV3Input): CampaignRecord;
	/** Adds an activity on an email; an opt-out unsubscribes the contact. */
	recordActivity(input: ActivityV3Input): void;
	/** The activities on an email so far, newest first. */
	tracking(activityId: string): Tracked[];
	/** All events with their registrations. */
	events(): EventRecord[];
	automations(): AutomationRecord[];
	/** Social posts as in responses. */
	socialPosts(): readonly JsonObject[];
	/** Ids of the campaign activities of landing pages. */
	landingPages(): string[];
	/** The emails that the real service would have sent, except those of campaigns. */
	readonly mails: readonly SentMail[];
	readonly counts: {
		contacts: number;
		lists: number;
		tags: number;
		activities: number;
		campaigns: number;
	};
	/** Requests of the first application since 00:00 UTC, for the daily limit; may be set. */
	requestsToday: number;
}

/** What tests get once the URL of the sandbox is known. */
export function attach(account: Account, url: string): ConstantContactV3Sandbox {
	const { options, clock, grants } = account;
	account.origin = url;
	const baseUrl = url + PREFIX;
	const current = (): Account => {
		account.runDue(clock.now());
		return account;
	};
	const withId = (contact: ContactRecord): ContactV3 => ({
		...contact,
		id: account.contacts.id(contact.number),
	});
	const withState = (activity: ActivityRecord): ActivityV3 => ({
		...activity,
		state: stateAt(activity, clock.now()),
	});
	const grant = ({ scopes = [...SCOPES], role, clientId }: GrantInput = {}): {
		accessToken: string;
		refreshToken: string;
	} => {
		const created = grants.create(clientId ?? options.clientId, scopes, role);
		const { accessToken, refreshToken = '' } = grants.issue(created);
		return { accessToken, refreshToken };
	};
	const first = grant();
	return {
		baseUrl,
		get credentials() {
			const { clientId, clientSecret, publicClientId } = options;
			return {
				baseUrl,
				authorizeUrl: `${url}${OAUTH_PREFIX}/authorize`,
				tokenUrl: `${url}${OAUTH_PREFIX}/token`,
				clientId,
				clientSecret,
				publicClientId,
				...first,
			};
		},
		options,
		grant,
		expireAccessTokens: () => grants.expireAccessTokens(),
		revokeRefreshTokens: () => grants.revoke(),
		get accountSummary() {
			return account.summary;
		},
		set accountSummary(summary) {
			account.summary = summary;
		},
		get physicalAddress() {
			return account.physicalAddress;
		},
		set physicalAddress(address) {
			account.physicalAddress = address;
		},
		accountEmails: account.emails,
		contact: (idOrEmail) => {
			const { contacts } = current();
			const key = idOrEmail.toLowerCase();
			const contact = key.includes('@') ? contacts.withEmail(key) : contacts.withId(key);
			return contact && withId(contact);
		},
		*contacts() {
			const { contacts } = current();
			for (const number of contacts.numbers(() => true)) yield withId(contacts.get(number)!);
		},
		putContact: (input) => withId(putContact(current(), input)),
		optOut: (id, reason) => optOut(current(), id, reason),
		confirmOptIn: (id) => confirmOptIn(current(), id),
		list: (id) => current().lists.get(id),
		lists: () => current().lists.all(),
		putList: (input) => putList(current(), input),
		tags: () => current().tags.all(),
		customFields: () => current().fields.all(),
		segments: () => current().segments.all(),
		activity: (id) => {
			const activity = current().activities.get(id);
			return activity && withState(activity);
		},
		activities: () => current().activities.all(clock.now()).map(withState),
		campaigns: () => current().campaigns.all(),
		campaignActivities: (campaignId) =>
			(current().campaigns.get(campaignId)?.activityIds ?? []).map((id) =>
				account.campaigns.activity(id)!,
			),
		putCampaign: (input) => putCampaign(current(), input),
		recordActivity: (input) => recordActivity(current(), input),
		tracking: (activityId) => [...current().tracking.newestFirst(activityId, clock.now())],
		events: () => current().events.all(),
		automations: () => current().automations.all(),
		socialPosts: () => current().socialPosts,
		landingPages: () => landingPageIds(account),
		get mails() {
			return current().mails.sent;
		},
		get counts() {
			const { activities, campaigns, contacts, lists, tags } = current();
			return {
				contacts: contacts.count,
				lists: lists.count,
				tags: tags.count,
				activities: activities.all(clock.now()).length,
				campaigns: campaigns.all().length,
			};
		},
		get requestsToday() {
			return account.access.requestsToday(options.clientId, clock.now());
		},
		set requestsToday(count) {
			account.access.setRequestsToday(options.clientId, count, clock.now());
		},
	};
}
