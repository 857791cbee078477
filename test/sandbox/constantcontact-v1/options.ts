import type { RateLimit } from '../rateLimit';

/** How the emulated Constant Contact V1 behaves; every option may be changed while it runs. */
export interface ConstantContactV1Options {
	/** Number of seeded contacts, up to 1,000,000; fixed at the start. */
	contacts: number;
	/** Number of seeded lists besides the three system lists; fixed at the start. */
	lists: number;
	/** Number of seeded campaigns; fixed at the start. */
	campaigns: number;
	/** Maximum number of recipients of a seeded campaign; fixed at the start. */
	recipients: number;
	/** Number of seeded EventSpot events; fixed at the start. */
	events: number;
	/** Number of seeded registrants per event; fixed at the start. */
	registrants: number;
	/** Credentials of the account; the user name in the login is case-insensitive. */
	apiKey: string;
	username: string;
	password: string;
	/** Number of consecutive 401s that lock the account. */
	maxFailedLogins: number;
	/** Form of the hrefs: /ws/..., relative to the document, or http://api.constantcontact.com/... */
	links: 'root' | 'document' | 'absolute';
	/** Puts a line break inside some ids, as in old responses. */
	idLineBreaks: boolean;
	/** Format of error bodies: mixed as recorded, or always the same one. */
	errorBodies: 'mixed' | 'html' | 'text' | 'xml';
	/** The response to a search for an unknown email address: an empty feed or, as once reported, 500. */
	unknownEmail: 'empty' | 'error';
	/** Milliseconds by the sandbox's clock that a job stays in each status. */
	pendingMs: number;
	queuedMs: number;
	runningMs: number;
	/** How jobs end; UNCONFIRMED ones never do. */
	activityOutcome: 'COMPLETE' | 'ERROR' | 'UNCONFIRMED';
	/** Format of `Errors` (V1 API 4.5). */
	activityErrors: 'elements' | 'countAndElements' | 'count';
	/** How `LineNumber` counts: rows with the header as line 1, rows without it, or text lines. */
	lineNumbers: 'withHeader' | 'withoutHeader' | 'textLines';
	/** `FileName` of a finished export. */
	fileNames: 'link' | 'name';
	/** Rejects further jobs with 429 while this many are unfinished; no limit if omitted. */
	maxOpenActivities?: number;
	/** Maximum size of a job's encoded data in bytes. */
	bulkLimitBytes: number;
	/** Whether the API key may schedule campaigns; otherwise 403. */
	schedulePermission: boolean;
	/** Whether the account has EventSpot; otherwise 403. */
	eventSpot: boolean;
	/** `Urls` and `Value` after the style sheet, or `URLS` and `value` after the counters. */
	campaignUrls: 'Urls' | 'URLS';
	/** Responds 403 over-qps above this rate. */
	rateLimit?: RateLimit;
	/** Responds 403 over-rate after this many requests; no limit if omitted. */
	dailyLimit?: number;
}

const DEFAULTS: ConstantContactV1Options = {
	contacts: 60,
	lists: 5,
	campaigns: 12,
	recipients: 300,
	events: 3,
	registrants: 60,
	apiKey: '5f1e7c1a-0d7b-4c39-9a58-6a1d2b3c4d5e',
	username: 'joesflowers',
	password: 'roses&tulips:%2009',
	maxFailedLogins: 5,
	links: 'root',
	idLineBreaks: false,
	errorBodies: 'mixed',
	unknownEmail: 'empty',
	pendingMs: 20,
	queuedMs: 20,
	runningMs: 20,
	activityOutcome: 'COMPLETE',
	activityErrors: 'elements',
	lineNumbers: 'withHeader',
	fileNames: 'link',
	bulkLimitBytes: 1_900_000,
	schedulePermission: false,
	eventSpot: true,
	campaignUrls: 'Urls',
};

const MAX_CONTACTS = 1_000_000;

/**
 * The given options, with defaults for the others.
 * @throws RangeError if more than 1,000,000 contacts are requested
 */
export function completeOptions(
	options: Partial<ConstantContactV1Options> = {},
): ConstantContactV1Options {
	const complete = { ...DEFAULTS, ...options };
	if (!(complete.contacts >= 0 && complete.contacts <= MAX_CONTACTS)) {
		throw new RangeError(`contacts must be 0 to ${MAX_CONTACTS}`);
	}
	return complete;
}
