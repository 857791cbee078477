import type { CampaignLink } from '../campaigns/record';

/** Collections of activities and their content, in the order of the summary (V2 API 2.2). */
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

/** The collection with activities of a type. */
export function collectionOf(type: ActivityType): Collection {
	return COLLECTION_NAMES.find((name) => COLLECTIONS[name] === type)!;
}

/** The reason for a bounce. */
export interface Bounce {
	code: string;
	description: string;
	message: string;
}

/** An activity on an email. */
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

/** An activity on a campaign's email to a contact. */
export interface TrackingActivity extends MailActivity {
	campaignId: number;
	contactId: number;
	/** Address of the contact at that time. */
	email: string;
}
