import type { Account } from '../state';
import type { Bounce, TrackingActivity } from './record';

/** An activity that a test adds; omitted properties come from the campaign and the contact. */
export interface ActivityInput extends Pick<TrackingActivity, 'type' | 'campaignId' | 'contactId'> {
	email?: string;
	/** Milliseconds since 1970; by default the time of the sandbox's clock. */
	time?: number;
	/** `url_uid` of the clicked link; by default the campaign's first one. */
	linkId?: number;
	bounce?: Bounce;
	unsubscribe?: TrackingActivity['unsubscribe'];
}

/**
 * Adds an activity on an email of a campaign.
 * @throws RangeError for an unknown campaign or link, or an unknown contact without an address
 */
export function recordActivity(account: Account, input: ActivityInput): TrackingActivity {
	const { type, campaignId, contactId, linkId, bounce, unsubscribe } = input;
	const now = account.clock.now();
	const campaign = account.campaigns.get(campaignId);
	if (campaign === undefined) throw new RangeError(`There is no campaign ${campaignId}`);
	const email = input.email ?? account.contacts.get(contactId)?.email;
	if (email === undefined) throw new RangeError(`There is no contact ${contactId}`);
	const { links } = campaign;
	const link = linkId === undefined ? links[0] : links.find(({ uid }) => uid === linkId);
	if (linkId !== undefined && link === undefined)
		throw new RangeError(`There is no link ${linkId}`);
	const activity: TrackingActivity = {
		type,
		campaignId,
		contactId,
		email,
		time: input.time ?? now,
		...(type === 'EMAIL_CLICK' && link !== undefined ? { link } : {}),
		...(bounce === undefined ? {} : { bounce }),
		...(unsubscribe === undefined ? {} : { unsubscribe }),
	};
	account.tracking.record(activity, now);
	return activity;
}
