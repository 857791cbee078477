import type { CampaignLink } from '../campaigns/record';

/** Collections of activities and what they hold, in the order of the summary (V2 API 2.2). */
export const COLLECTIONS = {
	sends: 'EMAIL_SEND',
	opens: 'EMAIL_OPEN',
	clicks: 'EMAIL_CLICK',
	forwards: 'EMAIL_FORWARD',
	unsubscribes: 'EMAIL_UNSUBSCRIBE',
	bounces: 'EMAIL_BOUNCE',
} as const;

export type Collection = keyof typeof COLLECTIONS;
export type ActivityType = (typeof COLLECTIONS)[Collection];

export const COLLECTION_NAMES = Object.keys(COLLECTIONS) as Collection[];

/** A number for each collection. */
export type Counts = Record<Collection, number>;

/** Counts of nothing. */
export function noCounts(): Counts {
	return { sends: 0, opens: 0, clicks: 0, forwards: 0, unsubscribes: 0, bounces: 0 };
}

/** The collection that holds activities of a type. */
export function collectionOf(type: ActivityType): Collection {
	return COLLECTION_NAMES.find((name) => COLLECTIONS[name] === type)!;
}

/** Why a mail bounced. */
export interface Bounce {
	code: string;
	description: string;
	message: string;
}

/** Something that happened to a mail. */
export interface MailActivity {
	type: ActivityType;
	/** Milliseconds since 1970. */
	time: number;
	/** The link that was clicked. */
	link?: CampaignLink;
	bounce?: Bounce;
	unsubscribe?: {
		source: 'ACTION_BY_CUSTOMER' | 'ACTION_BY_OWNER' | 'ACTION_BY_CONTACT';
		reason: string;
	};
}

/** Something that happened to the mail of a campaign to a contact. */
export interface TrackingActivity extends MailActivity {
	campaignId: number;
	contactId: number;
	/** Address of the contact at the time of the mail. */
	email: string;
}
