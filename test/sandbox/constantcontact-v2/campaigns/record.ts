import type { CampaignFlag, CampaignText, FooterFlag, FooterText } from './fields';

export type CampaignStatus = 'DRAFT' | 'RUNNING' | 'SENT' | 'SCHEDULED' | 'DELETED';

/** The end of a mail, in the API's own names; only what isn't empty. */
export type MessageFooter = Partial<Record<FooterText, string> & Record<FooterFlag, boolean>>;

/** What a client may write into a campaign, in the API's own names; only what isn't empty. */
export type CampaignContent = Partial<
	Record<CampaignText, string> & Record<CampaignFlag, boolean>
> & { message_footer?: MessageFooter };

/** A link in a mail whose clicks are counted. */
export interface CampaignLink {
	/** `url_uid` of the campaign, `link_id` of a click. */
	uid: number;
	url: string;
}

/** When a campaign is to go out. */
export interface CampaignSchedule {
	id: number;
	/** Milliseconds since 1970. */
	time: number;
}

/** An e-mail campaign; times are milliseconds since 1970. */
export interface CampaignRecord {
	/** Thirteen digits; grows with the time of creation. */
	id: number;
	status: CampaignStatus;
	content: CampaignContent;
	/** Ids of the lists that it goes to. */
	lists: number[];
	/** Known once it was sent. */
	links: CampaignLink[];
	/** By time; none unless the campaign is SCHEDULED. */
	schedules: CampaignSchedule[];
	createdTime: number;
	modifiedTime: number;
	lastRunTime?: number;
}

/** When the campaign goes out next. */
export function nextRunTime({ schedules }: CampaignRecord): number | undefined {
	return schedules[0]?.time;
}
