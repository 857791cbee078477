import type { JsonObject } from '../../json';
import type { Account } from '../state';
import { millis } from '../wire';
import type { ActivityStatus, CampaignActivity, CampaignRecord } from './record';

/** Parts of a campaign activity that are returned only on request (V3 API 7). */
export const ACTIVITY_PARTS = [
	'physical_address_in_footer',
	'permalink_url',
	'html_content',
	'document_properties',
] as const;
export type ActivityPart = (typeof ACTIVITY_PARTS)[number];

/** Status of a campaign: that of its email. */
export function statusOf({ campaigns }: Account, campaign: CampaignRecord): ActivityStatus {
	return campaign.isRemoved ? 'REMOVED' : campaigns.primary(campaign).status;
}

function capitalized(status: ActivityStatus): string {
	return status[0]! + status.slice(1).toLowerCase();
}

/** A campaign as in the collection: its status is spelled differently (V3 API 7). */
export function campaignSummary(account: Account, campaign: CampaignRecord): JsonObject {
	return {
		campaign_id: campaign.id,
		created_at: millis(campaign.createdTime),
		current_status: capitalized(statusOf(account, campaign)),
		name: campaign.name,
		type: 'NEWSLETTER',
		type_code: 10,
		updated_at: millis(campaign.updatedTime),
	};
}

/** A campaign with its activities. */
export function campaignDocument(account: Account, campaign: CampaignRecord): JsonObject {
	return {
		...campaignSummary(account, campaign),
		current_status: statusOf(account, campaign),
		campaign_activities: campaign.activityIds.map((id) => ({
			campaign_activity_id: id,
			role: account.campaigns.activity(id)!.role,
		})),
	};
}

/** A campaign activity with these of its parts. */
export function activityDocument(
	activity: CampaignActivity,
	include: readonly ActivityPart[],
): JsonObject {
	const { content } = activity;
	const parts: Record<ActivityPart, JsonObject | string | undefined> = {
		physical_address_in_footer: content.footer,
		permalink_url: `https://conta.example.com/${activity.id.slice(0, 8)}`,
		html_content: content.html,
		document_properties: content.properties,
	};
	return {
		campaign_activity_id: activity.id,
		campaign_id: activity.campaignId,
		role: activity.role,
		contact_list_ids: activity.listIds,
		segment_ids: activity.segmentIds,
		current_status: activity.status,
		format_type: content.formatType,
		from_email: content.fromEmail,
		from_name: content.fromName,
		reply_to_email: content.replyTo,
		subject: content.subject,
		preheader: content.preheader,
		...Object.fromEntries(
			include.filter((name) => parts[name] !== undefined).map((name) => [name, parts[name]]),
		),
	};
}
