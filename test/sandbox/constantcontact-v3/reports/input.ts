import { optOut } from '../contacts/input';
import type { Account } from '../state';
import type { Kind, Tracked } from './record';

/** An activity on an email that a test adds. */
export interface ActivityV3Input {
	/** Id of the campaign activity. */
	activityId: string;
	contactId: string;
	kind: Kind;
	/** Milliseconds since 1970; by default the time of the sandbox's clock. */
	time?: number;
	/** Index of the clicked link among those of the email; by default the first one. */
	link?: number;
	bounceCode?: string;
	reason?: string;
}

/**
 * Adds an activity on an email; an opt-out also unsubscribes the contact.
 * @throws RangeError for unknown ids
 */
export function recordActivity(account: Account, input: ActivityV3Input): void {
	const { activityId, contactId, kind, bounceCode, reason } = input;
	const activity = account.campaigns.activity(activityId);
	if (activity === undefined) throw new RangeError(`There is no campaign activity ${activityId}`);
	const contact = account.contacts.withId(contactId.toLowerCase());
	if (contact === undefined) throw new RangeError(`There is no contact ${contactId}`);
	const link = kind === 'em_clicks' ? activity.links[input.link ?? 0] : undefined;
	const tracked: Tracked = {
		kind,
		time: input.time ?? account.clock.now(),
		number: contact.number,
		email: contact.email?.address ?? '',
		device: 'computer',
		...(link === undefined ? {} : { link }),
		...(kind === 'em_bounces' ? { bounceCode: bounceCode ?? 'B' } : {}),
		...(reason === undefined ? {} : { reason }),
	};
	account.tracking.record(activityId, tracked);
	if (kind === 'em_optouts') optOut(account, contactId, reason);
}
