import { mix } from '../../random';
import type { CampaignLink } from '../campaigns/record';
import type { Bounce, MailActivity } from './record';

const MINUTE_MS = 60_000;
/** Number of emails sent in the same millisecond. */
const BATCH = 7;
const BOUNCES: readonly Bounce[] = [
	{
		code: 'B',
		description: 'Non-existent address',
		message: '550 5.1.1 <user> unknown & rejected',
	},
	{ code: 'F', description: 'Mailbox full', message: '552 5.2.2 mailbox full' },
	{ code: 'V', description: 'Vacation/autoreply', message: '' },
	{ code: 'Z', description: 'Blocked', message: '554 5.7.1 blocked' },
];

/** One email of a campaign. */
export interface Mail {
	campaignId: number;
	/** When sending of the campaign began. */
	runTime: number;
	links: readonly CampaignLink[];
	/** Its index among the campaign's emails. */
	index: number;
}

/** The maximum number of activities for one email. */
export const MAX_ACTIVITIES = 8;
/** All activities for an email take place within this many milliseconds of the campaign's first one. */
export const SPAN_MS = 2 ** 30;

/**
 * The activities for an email, always the same for the same seed: it is sent, then it bounces or is perhaps opened and so on,
 * sometimes twice.
 */
export function activitiesOf(mail: Mail, seed: number): MailActivity[] {
	const { campaignId, index, runTime, links } = mail;
	const bits = mix(seed, index, campaignId % 1_000_003);
	const sent = runTime + Math.floor(index / BATCH) * 100;
	const later = (minutes: number): number => sent + (1 + minutes) * MINUTE_MS;
	const activities: MailActivity[] = [{ type: 'EMAIL_SEND', time: sent }];
	if (bits % 13 === 0) {
		const bounce = BOUNCES[(bits >>> 8) % BOUNCES.length]!;
		activities.push({ type: 'EMAIL_BOUNCE', time: later(1), bounce });
		return activities;
	}
	if ((bits & 1) === 0) return activities;
	const opened = (bits >>> 4) % 4000;
	activities.push({ type: 'EMAIL_OPEN', time: later(opened) });
	if (bits % 5 === 0) activities.push({ type: 'EMAIL_OPEN', time: later(opened + 90) });
	if (bits % 3 === 0 && links.length > 0) {
		const clicks = bits % 7 === 0 ? 2 : 1;
		for (let at = 0; at < clicks; at++) {
			const link = links[((bits >>> 6) + at) % links.length]!;
			activities.push({ type: 'EMAIL_CLICK', time: later(opened + 5 + at), link });
		}
	}
	if (bits % 11 === 0) activities.push({ type: 'EMAIL_FORWARD', time: later(opened + 10) });
	if (bits % 29 === 0) {
		const unsubscribe = { source: 'ACTION_BY_CONTACT', reason: '' } as const;
		activities.push({ type: 'EMAIL_UNSUBSCRIBE', time: later(opened + 20), unsubscribe });
	}
	return activities;
}
