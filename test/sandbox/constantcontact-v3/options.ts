import type { RateLimit } from '../rateLimit';
import type { UserRole } from './privileges';

/** How the emulated Constant Contact V3 behaves; every option may be changed while it runs. */
export interface ConstantContactV3Options {
	/** Number of seeded contacts, up to 1,000,000; fixed at the start. */
	contacts: number;
	/** Number of seeded lists; fixed at the start. */
	lists: number;
	/** Seeded tags; fixed at the start. */
	tags: number;
	/** Seeded e-mail campaigns; fixed at the start. */
	campaigns: number;
	/** Maximum number of recipients of a seeded campaign; fixed at the start. */
	recipients: number;
	/** Seeded events; fixed at the start. */
	events: number;
	/** Seeded registrations of each event; fixed at the start. */
	registrations: number;

	/** Client id of the application with a secret. */
	clientId: string;
	clientSecret: string;
	/** Client id of the application without a secret, for PKCE. */
	publicClientId: string;
	/** Redirect addresses of both applications: compared character by character. */
	redirectUris: string[];
	/** Whether a refresh hands out a new refresh token and ends the earlier ones (V3 API 2). */
	refreshTokens: 'rotating' | 'longLived';
	/** Whether the use of an earlier rotated token also ends the newest one; not known of the service. */
	reuseRevokesGrant: boolean;
	/** How long an access token lives. */
	accessTokenSeconds: number;
	/** How long a refresh token lives without use. */
	refreshTokenDays: number;
	/** How long an authorization code lives. */
	codeSeconds: number;
	/** What the person at the login form does. */
	consent: 'grant' | 'deny';
	/** Role in the account of the user who signs in; each grant keeps the role it was given with. */
	userRole: UserRole;

	/** Refuses requests of one API key beyond this; no limit when left out. */
	rateLimit?: RateLimit;
	/** Refuses requests of one API key beyond so many in a day, which begins at 00:00 UTC. */
	dailyLimit?: number;
	/** Refuses requests to the token endpoint beyond this; no limit when left out. */
	tokenRateLimit?: RateLimit;

	/** Unknown query parameters and properties: which of both the service does isn't known. */
	unknownNames: 'reject' | 'ignore';
	/** How long a link to the next page is taken, in milliseconds; without end when left out. Not documented. */
	cursorTtlMs?: number;
	/** What the last page of a collection has in place of a next link. */
	lastPageLinks: 'empty' | 'absent' | 'null';
	/** Where pages of tags have their next link; the specification has both places. */
	tagLinks: 'href' | 'nested';
	/** Whether the filters `..._after` and `..._before` include the time itself. */
	inclusiveTimes: boolean;
	/** The filters by time see a change so many milliseconds later. */
	changeLagMs: number;
	/** Whether changes of lists and tags by bulk activities move `updated_at` of a contact. */
	membershipMovesUpdatedAt: boolean;
	/** Whether `email=` of the contacts is compared without regard to case. */
	caseBlindEmail: boolean;
	/** Account setting: new sign-ups wait for their confirmation. */
	confirmedOptIn: boolean;
	/** What sign_up_form does with a person who has unsubscribed. */
	signUpOfUnsubscribed: 'explicit' | 'refuse';
	/** A second sign-up of one address within so many milliseconds gets 409; 0 for none. */
	signUpConflictMs: number;
	/** Refuses an address for 48 hours after so many sign-ups in 24; no limit when left out. */
	signUpLimit?: number;
	/** What PUT does with notes and taggings. */
	putNotes: 'replace' | 'append';
	putTaggings: 'replace' | 'append';
	/** `segment_criteria` as a JSON text, or as an object. */
	segmentCriteria: 'string' | 'object';
	/** So many requests for the contacts of a segment get 202 before they are there. */
	segmentWaits: number;
	/** The most tags of the account. */
	maxTags: number;

	/** Milliseconds by the sandbox's clock that a bulk activity stays in each state. */
	initializedMs: number;
	processingMs: number;
	/** How bulk activities end; only completed ones have done anything. */
	activityOutcome: 'completed' | 'failed' | 'cancelled' | 'timed_out';
	/** The most activities that may be unfinished. */
	maxQueuedActivities: number;
	/** What imports and additions to lists do to people who have unsubscribed; sources differ. */
	importOfUnsubscribed: 'skip' | 'addToLists' | 'error' | 'resubscribe';
	/** What is done with rows and bytes above the limit of an import. */
	importOverLimit: 'truncate' | 'reject';
	importLimitBytes: number;
	/** Lines of a file, its header included, or rows of a JSON import. */
	importLimitRows: number;
	/** Texts of `activity_errors`: with the row, without it, or none at all. */
	activityErrors: 'rows' | 'plain' | 'none';

	/** Whether a schedule in the past is refused; not documented. */
	pastSchedules: 'reject' | 'sendNow';
	/** Whether a campaign activity that is DONE may be changed; a guide allows it for format 3 only. */
	editDone: 'format3' | 'all';
	/** Test mails in a day. */
	testSendsPerDay: number;
	/** What pages of events and registrations name the next one by: a cursor and a link, or the cursor alone. */
	eventPages: 'links' | 'cursors';
	/** Whether copies of events get 207, with a campaign activity that couldn't be copied. */
	eventCopy: 'whole' | 'partial';
}

const DEFAULTS: ConstantContactV3Options = {
	contacts: 60,
	lists: 5,
	tags: 4,
	campaigns: 12,
	recipients: 300,
	events: 3,
	registrations: 60,
	clientId: '5c1a8f04-7d2e-4b39-9a66-e0f3b7c2d815',
	clientSecret: 'v3Secret9kQ2xT7mZb4Wn1',
	publicClientId: 'a94e6d70-1f8b-4c53-8e27-3b5d0c9f7e12',
	redirectUris: [
		'http://localhost:5678/rest/oauth2-credential/callback',
		'http://127.0.0.1:5678/rest/oauth2-credential/callback',
	],
	refreshTokens: 'rotating',
	reuseRevokesGrant: false,
	accessTokenSeconds: 86_400,
	refreshTokenDays: 180,
	codeSeconds: 300,
	consent: 'grant',
	userRole: 'accountOwner',
	unknownNames: 'reject',
	lastPageLinks: 'empty',
	tagLinks: 'href',
	inclusiveTimes: false,
	changeLagMs: 0,
	membershipMovesUpdatedAt: false,
	caseBlindEmail: false,
	confirmedOptIn: false,
	signUpOfUnsubscribed: 'explicit',
	signUpConflictMs: 0,
	putNotes: 'replace',
	putTaggings: 'replace',
	segmentCriteria: 'string',
	segmentWaits: 0,
	maxTags: 500,
	initializedMs: 20,
	processingMs: 20,
	activityOutcome: 'completed',
	maxQueuedActivities: 1000,
	importOfUnsubscribed: 'skip',
	importOverLimit: 'truncate',
	importLimitBytes: 4 * 1024 * 1024,
	importLimitRows: 40_000,
	activityErrors: 'rows',
	pastSchedules: 'reject',
	editDone: 'format3',
	testSendsPerDay: 50,
	eventPages: 'links',
	eventCopy: 'whole',
};

const MAX_CONTACTS = 1_000_000;

/**
 * The given options, with defaults for the others.
 * @throws RangeError if more than 1,000,000 contacts are requested
 */
export function completeOptions(
	options: Partial<ConstantContactV3Options> = {},
): ConstantContactV3Options {
	const complete = { ...DEFAULTS, ...options };
	if (!(complete.contacts >= 0 && complete.contacts <= MAX_CONTACTS)) {
		throw new RangeError(`contacts must be 0 to ${MAX_CONTACTS}`);
	}
	return complete;
}
