import type { CampaignLink } from '../../constantcontact-v2/campaigns/record';

export type ActivityStatus = 'DRAFT' | 'SCHEDULED' | 'EXECUTING' | 'DONE' | 'ERROR' | 'REMOVED';
export type ActivityRole = 'primary_email' | 'permalink' | 'resend';

/** Address in the footer of an email, with the API's property names; only non-empty ones. */
export type FooterAddress = Record<string, string>;

/** The content of an email. */
export interface MailContent {
	/** 3 and 4 are those of the editor, 5 is custom HTML (V3 API 7). */
	formatType: number;
	fromName: string;
	fromEmail: string;
	replyTo: string;
	subject: string;
	preheader: string;
	html: string;
	footer?: FooterAddress;
	/** With the API's property names; only non-empty ones. */
	properties: Record<string, string>;
}

/** One run of an email; times are milliseconds since 1970. */
export interface SendRecord {
	sendId: number;
	listIds: string[];
	segmentIds: number[];
	count: number;
	time: number;
}

/** A test with two subjects. */
export interface AbTest {
	alternativeSubject: string;
	testSize: number;
	waitHours: number;
}

/** An email to those who didn't open the first one. */
export interface Resend {
	/** DRAFT until the first email has been scheduled. */
	requestId: string;
	subject: string;
	delayMinutes: number;
	/** Whether the delay was given in days. */
	inDays: boolean;
	status: 'DRAFT' | 'SCHEDULED' | 'DONE';
	time?: number;
}

/** A part of a campaign: its email, its web page, or an email to be resent. */
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
	/** Ids of its activities, beginning with the email. */
	activityIds: string[];
}
