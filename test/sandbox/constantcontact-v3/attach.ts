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

/** A bulk activity with its state by the sandbox's clock. */
export type ActivityV3 = ActivityRecord & { state: ActivityState };

/** How to connect with the emulated V3. */
export interface V3Credentials {
	/** It ends in /v3. */
	baseUrl: string;
	authorizeUrl: string;
	tokenUrl: string;
	clientId: string;
	clientSecret: string;
	/** Of the application without a secret. */
	publicClientId: string;
	/** Of a grant with all scopes that exists from the start. */
	accessToken: string;
	refreshToken: string;
}

/** What a new grant is like. */
export interface GrantInput {
	/** All when left out. */
	scopes?: Scope[];
	/** The role in the options when left out. */
	role?: UserRole;
	clientId?: string;
}

/** The emulated Constant Contact V3 as tests see it: how to connect, what it holds, how it behaves. */
export interface ConstantContactV3Sandbox {
	baseUrl: string;
	readonly credentials: V3Credentials;
	/** May be changed while it runs, except for the seeded sizes. */
	options: ConstantContactV3Options;
	/** Tokens of a new grant, without the dance. */
	grant(input?: GrantInput): { accessToken: string; refreshToken: string };
	/** Makes all access tokens expire. */
	expireAccessTokens(): void;
	/** Makes all refresh tokens die. */
	revokeRefreshTokens(): void;
	/** What the account says about itself; may be set. */
	accountSummary: AccountSummary;
	/** Undefined for an account without one; may be set. */
	physicalAddress: PhysicalAddress | undefined;
	/** Addresses that the account may send from; may be changed. */
	readonly accountEmails: AccountEmail[];
	/** By id or e-mail address, as it is now; deleted ones too. */
	contact(idOrEmail: string): ContactV3 | undefined;
	/** All contacts, deleted ones too, in the order of their creation. */
	contacts(): IterableIterator<ContactV3>;
	/** Creates or changes a contact without the API's checks. */
	putContact(input: ContactV3Input): ContactV3;
	/** Lets a person unsubscribe, as by the link in a mail. */
	optOut(id: string, reason?: string): void;
	/** Lets a person confirm a sign-up, or the mail that asks to subscribe again. */
	confirmOptIn(id: string): void;
	list(id: string): ListRecord | undefined;
	/** Creates or changes a list past the API's checks; a new one without an id. */
	putList(input: ListV3Input): ListRecord;
	/** All lists, deleted ones too. */
	lists(): ListRecord[];
	tags(): TagRecord[];
	customFields(): FieldRecord[];
	segments(): SegmentRecord[];
	activity(id: string): ActivityV3 | undefined;
	/** The bulk activities of the last 10 days, newest first. */
	activities(): ActivityV3[];
	/** All campaigns, including removed ones. */
	campaigns(): CampaignRecord[];
	/** The activities of a campaign, that of its mail first. */
	campaignActivities(campaignId: string): CampaignActivity[];
	/** Creates or changes a campaign without the API's checks; without an id, a new one. */
	putCampaign(input: CampaignV3Input): CampaignRecord;
	/** Adds something that happened to a mail; an opt-out unsubscribes the contact. */
	recordActivity(input: ActivityV3Input): void;
	/** What has happened to a mail by now, newest first. */
	tracking(activityId: string): Tracked[];
	/** All events with their registrations. */
	events(): EventRecord[];
	automations(): AutomationRecord[];
	/** Posts for social networks, as they were shown to their client. */
	socialPosts(): readonly JsonObject[];
	/** Ids of the campaign activities of landing pages. */
	landingPages(): string[];
	/** The mails that the real service would have sent, without those of campaigns. */
	readonly mails: readonly SentMail[];
	readonly counts: {
		contacts: number;
		lists: number;
		tags: number;
		activities: number;
		campaigns: number;
	};
	/** Requests of the first application since 00:00 UTC that the daily limit counts; may be set. */
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
