import type { JsonObject } from '../../json';
import type { Account } from '../state';
import { instant, wireId } from '../wire';
import type { Counts, TrackingActivity } from './record';

/** The type-specific properties of an activity (V2 API 2.2). */
function details(
	{ options }: Account,
	{ type, time, link, bounce, unsubscribe }: TrackingActivity,
): JsonObject {
	const date = instant(time);
	switch (type) {
		case 'EMAIL_SEND':
			return { send_date: date };
		case 'EMAIL_OPEN':
			return { open_date: date };
		case 'EMAIL_FORWARD':
			return { forward_date: date };
		case 'EMAIL_CLICK':
			return {
				link_id: link === undefined ? null : wireId(link.uid, options),
				link_uri: link?.url ?? null,
				click_date: date,
			};
		case 'EMAIL_UNSUBSCRIBE':
			return {
				unsubscribe_date: date,
				unsubscribe_source: unsubscribe?.source ?? 'ACTION_BY_CUSTOMER',
				unsubscribe_reason: unsubscribe?.reason ?? '',
			};
		case 'EMAIL_BOUNCE':
			return {
				bounce_code: bounce?.code ?? 'X',
				bounce_description: bounce?.description ?? 'Other',
				bounce_message: bounce?.message ?? '',
				bounce_date: date,
			};
	}
}

/** An activity as in reports. */
export function activityDocument(account: Account, activity: TrackingActivity): JsonObject {
	const { type, campaignId, contactId, email } = activity;
	return {
		activity_type: type,
		campaign_id: wireId(campaignId, account.options),
		contact_id: wireId(contactId, account.options),
		email_address: email,
		...details(account, activity),
	};
}

/**
 * A contact's counts for one campaign: there are no unsubscribes, and `sends` is sometimes missing (V2 API 2.2), here for
 * campaigns with an odd id.
 */
export function contactCampaignDocument(
	{ options }: Account,
	contactId: number,
	campaignId: number,
	{ sends, opens, clicks, forwards, bounces }: Counts,
): JsonObject {
	return {
		campaign_id: wireId(campaignId, options),
		contact_id: wireId(contactId, options),
		...(campaignId % 2 === 0 ? { sends } : {}),
		opens,
		clicks,
		forwards,
		bounces,
	};
}
