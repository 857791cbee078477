import type { CampaignLink } from '../../constantcontact-v2/campaigns/record';
import type { ActivityType } from '../../constantcontact-v2/tracking/record';

/** Kinds of activities on an email, by their names in the API (V3 API 8). */
export const KINDS = {
	em_sends: 'EMAIL_SEND',
	em_opens: 'EMAIL_OPEN',
	em_clicks: 'EMAIL_CLICK',
	em_bounces: 'EMAIL_BOUNCE',
	em_optouts: 'EMAIL_UNSUBSCRIBE',
	em_forwards: 'EMAIL_FORWARD',
} as const satisfies Record<string, ActivityType>;

export type Kind = keyof typeof KINDS;
export const KIND_NAMES = Object.keys(KINDS) as Kind[];

/** The kind of an activity, by its type. */
export function kindOf(type: ActivityType): Kind {
	return KIND_NAMES.find((kind) => KINDS[kind] === type)!;
}

export const BOUNCE_CODES = ['B', 'D', 'F', 'S', 'V', 'X', 'Z'] as const;
export const DEVICES = ['computer', 'mobile', 'tablet', 'other', 'none'] as const;
export type Device = (typeof DEVICES)[number];

/** An activity on an email; times are milliseconds since 1970. */
export interface Tracked {
	kind: Kind;
	time: number;
	/** Number of the contact. */
	number: number;
	/** Its address at that time. */
	email: string;
	device: Device;
	link?: CampaignLink;
	bounceCode?: string;
	reason?: string;
}
