import type { CampaignLink } from '../../constantcontact-v2/campaigns/record';

export type ActivityStatus = 'DRAFT' | 'SCHEDULED' | 'EXECUTING' | 'DONE' | 'ERROR' | 'REMOVED';
export type ActivityRole = 'primary_email' | 'permalink' | 'resend';

/** Address in the footer of a mail, in the API's own names; only what isn't empty. */
export type FooterAddress = Record<string, string>;

/** What a mail consists of. */
export interface MailContent {
	/** 3 and 4 are those of the editor, 5 is own HTML (V3 API 7). */
	formatType: number;
	fromName: string;
	fromEmail: string;
	replyTo: string;
	subject: string;
	preheader: string;
	html: string;
	footer?: FooterAddress;
	/** In the API's own names; only what isn't empty. */
	properties: Record<string, string>;
}

/** One run of a mail; times are milliseconds since 1970. */
export interface SendRecord {
	sendId: number;
	listIds: string[];
	segmentIds: number[];
	count: number;
	time: number;
}

/** A test of two subjects. */
export interface AbTest {
	alternativeSubject: string;
	testSize: number;
	waitHours: number;
}

/** A mail to those who didn't open the first one. */
export interface Resend {
	/** DRAFT until the first mail has a date. */
	requestId: string;
	subject: string;
	delayMinutes: number;
	/** True when the delay was given in days. */
	inDays: boolean;
	status: 'DRAFT' | 'SCHEDULED' | 'DONE';
	time?: number;
}

/** A part of a campaign: its mail, its page on the web, or a mail that was sent again. */
export interface CampaignActivity {
	id: string;
	campaignId: string;
	role: ActivityRole;
	status: ActivityStatus;
	/** Status before it was scheduled. */
	statusBefore?: ActivityStatus;
	content: MailContent;
	listIds: string[];
	segmentIds: number[];
	scheduledTime?: number;
	sends: SendRecord[];
	links: CampaignLink[];
	abTest?: AbTest;
	resend?: Resend;
}

/** A campaign; times are milliseconds since 1970. */
export interface CampaignRecord {
	/** Its id in the older versions of the API. */
	number: number;
	id: string;
	name: string;
	createdTime: number;
	updatedTime: number;
	isRemoved: boolean;
	/** Ids of its activities, that of the mail first. */
	activityIds: string[];
}
