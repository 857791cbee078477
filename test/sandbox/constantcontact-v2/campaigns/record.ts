import type { CampaignFlag, CampaignText, FooterFlag, FooterText } from './fields';

export type CampaignStatus = 'DRAFT' | 'RUNNING' | 'SENT' | 'SCHEDULED' | 'DELETED';

/** The footer of an email, with the API's property names; only non-empty ones. */
export type MessageFooter = Partial<Record<FooterText, string> & Record<FooterFlag, boolean>>;

/** The writable properties of a campaign, with the API's names; only non-empty ones. */
export type CampaignContent = Partial<
	Record<CampaignText, string> & Record<CampaignFlag, boolean>
> & { message_footer?: MessageFooter };

/** A link in an email whose clicks are counted. */
export interface CampaignLink {
	/** `url_uid` of the campaign, `link_id` of a click. */
	uid: number;
	url: string;
}

/** When a campaign will be sent. */
export interface CampaignSchedule {
	id: number;
	/** Milliseconds since 1970. */
	time: number;
}

/** An email campaign; times are milliseconds since 1970. */
export interface CampaignRecord {
	/** Thirteen digits; increases with the time of creation. */
	id: number;
	status: CampaignStatus;
	content: CampaignContent;
	/** Ids of the lists to which it is sent. */
	lists: number[];
	/** Set once it has been sent. */
	links: CampaignLink[];
	/** By time; empty unless the campaign is SCHEDULED. */
	schedules: CampaignSchedule[];
	createdTime: number;
	modifiedTime: number;
	lastRunTime?: number;
}

/** When the campaign will next be sent. */
export function nextRunTime({ schedules }: CampaignRecord): number | undefined {
	return schedules[0]?.time;
}
