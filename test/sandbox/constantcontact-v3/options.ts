import type { RateLimit } from '../rateLimit';
import type { UserRole } from './privileges';

/** How the emulated Constant Contact V3 behaves; every option may be changed while it runs. */
export interface ConstantContactV3Options {
	/** Number of seeded contacts, up to 1,000,000; fixed at the start. */
	contacts: number;
	/** Number of seeded lists; fixed at the start. */
	lists: number;
	/** Number of seeded tags; fixed at the start. */
	tags: number;
	/** Number of seeded email campaigns; fixed at the start. */
	campaigns: number;
	/** Maximum number of recipients of a seeded campaign; fixed at the start. */
	recipients: number;
	/** Number of seeded events; fixed at the start. */
	events: number;
	/** Number of seeded registrations per event; fixed at the start. */
	registrations: number;

	/** Client id of the application with a secret. */
	clientId: string;
	clientSecret: string;
	/** Client id of the application without a secret, for PKCE. */
	publicClientId: string;
	/** Redirect URLs of both applications, compared character by character. */
	redirectUris: string[];
	/** Whether a refresh issues a new refresh token and revokes the earlier ones (V3 API 2). */
	refreshTokens: 'rotating' | 'longLived';
	/** Whether using an earlier rotated token also revokes the newest one; unknown for the service. */
	reuseRevokesGrant: boolean;
	/** Lifetime of an access token. */
	accessTokenSeconds: number;
	/** Lifetime of an unused refresh token. */
	refreshTokenDays: number;
	/** Lifetime of an authorization code. */
	codeSeconds: number;
	/** What the person does in the login form. */
	consent: 'grant' | 'deny';
	/** Role in the account of the user who signs in; each grant keeps its role. */
	userRole: UserRole;

	/** Rejects requests of one API key above this rate; no limit if omitted. */
	rateLimit?: RateLimit;
	/** Rejects requests of one API key above this number per day, which begins at 00:00 UTC. */
	dailyLimit?: number;
	/** Rejects requests to the token endpoint above this rate; no limit if omitted. */
	tokenRateLimit?: RateLimit;

	/** Unknown query parameters and properties: it isn't known how the service handles them. */
	unknownNames: 'reject' | 'ignore';
	/** Lifetime of a link to the next page in milliseconds; unlimited if omitted. Not documented. */
	cursorTtlMs?: number;
	/** Properties without a value: missing, or null. The specification requires hardly any of them. */
	emptyProperties: 'absent' | 'null';
	/** What the last page of a collection has instead of a next link. */
	lastPageLinks: 'empty' | 'absent' | 'null';
	/** Where pages of tags have their next link; the specification has both variants. */
	tagLinks: 'href' | 'nested';
	/** Whether the filters `..._after` and `..._before` include the time itself. */
	inclusiveTimes: boolean;
	/** The filters by time see a change this many milliseconds later. */
	changeLagMs: number;
	/** Whether changes of lists and tags by bulk activities update the contact's `updated_at`. */
	membershipMovesUpdatedAt: boolean;
	/** Whether `email=` for contacts is case-insensitive. */
	caseBlindEmail: boolean;
	/** Account setting: new sign-ups need a confirmation. */
	confirmedOptIn: boolean;
	/** What sign_up_form does with a person who has unsubscribed. */
	signUpOfUnsubscribed: 'explicit' | 'refuse';
	/** A second sign-up of one address within this many milliseconds gets 409; 0 for never. */
	signUpConflictMs: number;
	/** Rejects an address for 48 hours after this many sign-ups in 24; no limit if omitted. */
	signUpLimit?: number;
	/** What PUT does with notes and taggings. */
	putNotes: 'replace' | 'append';
	putTaggings: 'replace' | 'append';
	/** `segment_criteria` as JSON text, or as an object. */
	segmentCriteria: 'string' | 'object';
	/** Number of requests for the contacts of a segment that get 202 before they are available. */
	segmentWaits: number;
	/** Maximum number of tags in the account. */
	maxTags: number;

	/** Milliseconds by the sandbox's clock that a bulk activity stays in each state. */
	initializedMs: number;
	processingMs: number;
	/** How bulk activities end; only completed ones have had an effect. */
	activityOutcome: 'completed' | 'failed' | 'cancelled' | 'timed_out';
	/** Maximum number of unfinished activities. */
	maxQueuedActivities: number;
	/** How imports and additions to lists affect people who have unsubscribed; sources differ. */
	importOfUnsubscribed: 'skip' | 'addToLists' | 'error' | 'resubscribe';
	/** How rows and bytes above the limit of an import are handled. */
	importOverLimit: 'truncate' | 'reject';
	importLimitBytes: number;
	/** Lines of a file, including its header, or rows of a JSON import. */
	importLimitRows: number;
	/** Texts in `activity_errors`: with the row, without it, or none at all. */
	activityErrors: 'rows' | 'plain' | 'none';

	/** Whether a schedule in the past is rejected; not documented. */
	pastSchedules: 'reject' | 'sendNow';
	/** Whether a campaign activity that is DONE may be changed; a guide allows it for format 3 only. */
	editDone: 'format3' | 'all';
	/** Maximum number of test emails per day. */
	testSendsPerDay: number;
	/** How pages of events and registrations refer to the next one: with a cursor and a link, or just the cursor. */
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
	emptyProperties: 'absent',
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
