import type { RateLimit } from '../rateLimit';

/** How the emulated Constant Contact v1 behaves; every option may be changed while it runs. */
export interface ConstantContactV1Options {
	/** Seeded contacts, up to 1,000,000; fixed at the start. */
	contacts: number;
	/** Seeded lists besides the three system lists; fixed at the start. */
	lists: number;
	/** Seeded campaigns; fixed at the start. */
	campaigns: number;
	/** The most contacts that a seeded campaign was sent to; fixed at the start. */
	recipients: number;
	/** Seeded EventSpot events; fixed at the start. */
	events: number;
	/** Seeded registrants of each event; fixed at the start. */
	registrants: number;
	/** Credentials of the account; the user name's case doesn't matter in the login. */
	apiKey: string;
	username: string;
	password: string;
	/** So many 401s in a row freeze the account. */
	maxFailedLogins: number;
	/** Form of the hrefs: /ws/..., relative to the document, or http://api.constantcontact.com/... */
	links: 'root' | 'document' | 'absolute';
	/** Puts a line break inside some ids, as old answers did. */
	idLineBreaks: boolean;
	/** Form of error bodies: mixed as recorded, or always the same one. */
	errorBodies: 'mixed' | 'html' | 'text' | 'xml';
	/** What a search that finds no e-mail address answers: an empty feed or, as once reported, 500. */
	unknownEmail: 'empty' | 'error';
	/** Milliseconds by the sandbox's clock that a job stays in each status. */
	pendingMs: number;
	queuedMs: number;
	runningMs: number;
	/** How jobs end; UNCONFIRMED ones never do. */
	activityOutcome: 'COMPLETE' | 'ERROR' | 'UNCONFIRMED';
	/** Shape of `Errors` (V1 API 4.5). */
	activityErrors: 'elements' | 'countAndElements' | 'count';
	/** How `LineNumber` counts: rows with the header as line 1, rows without it, or text lines. */
	lineNumbers: 'withHeader' | 'withoutHeader' | 'textLines';
	/** `FileName` of a finished export. */
	fileNames: 'link' | 'name';
	/** Refuses further jobs with 429 while so many are unfinished; no limit when left out. */
	maxOpenActivities?: number;
	/** The most bytes of encoded data in one job. */
	bulkLimitBytes: number;
	/** The API key may schedule campaigns; otherwise 403. */
	schedulePermission: boolean;
	/** The account owns EventSpot; otherwise 403. */
	eventSpot: boolean;
	/** `Urls` and `Value` after the style sheet, or `URLS` and `value` after the counters. */
	campaignUrls: 'Urls' | 'URLS';
	/** Answers 403 over-qps beyond this. */
	rateLimit?: RateLimit;
	/** Answers 403 over-rate after so many requests; no limit when left out. */
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
 * The given options with the defaults for the others.
 * @throws RangeError when more than 1,000,000 contacts are asked for
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
