import type { CampaignField } from './fields';

export type CampaignStatus =
	| 'Draft'
	| 'Running'
	| 'Scheduled'
	| 'Sent'
	| 'Archive Pending'
	| 'Archived'
	| 'Close Pending'
	| 'Closed';

/** A campaign; times are milliseconds since 1970. */
export interface CampaignRecord {
	/** Thirteen digits; increases with the time of creation. */
	id: number;
	status: CampaignStatus;
	fields: Partial<Record<CampaignField, string>>;
	listIds: number[];
	/** Ids of the account's email addresses. */
	fromEmail: number;
	replyToEmail: number;
	/** Links in the content whose clicks are counted. */
	urls: Array<{ id: number; value: string }>;
	createTime: number;
	editTime: number;
	/** When it was last sent. */
	runTime?: number;
	/** When it will be sent. */
	scheduledTime?: number;
}
