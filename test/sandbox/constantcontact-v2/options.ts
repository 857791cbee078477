import type { RateLimit } from '../rateLimit';

/** How the emulated Constant Contact v2 behaves; every option may be changed while it runs. */
export interface ConstantContactV2Options {
	/** Seeded contacts, up to 1,000,000; fixed at the start. */
	contacts: number;
	/** Seeded lists; fixed at the start. */
	lists: number;
	/** Seeded campaigns; fixed at the start. */
	campaigns: number;
	/** The most contacts that a seeded campaign was sent to; fixed at the start. */
	recipients: number;
	/** Seeded library files; fixed at the start. */
	files: number;
	/** Seeded files in the trash; fixed at the start. */
	trashFiles: number;
	/** Seeded EventSpot events; fixed at the start. */
	events: number;
	/** Seeded registrants of each event; fixed at the start. */
	registrants: number;
	apiKey: string;
	accessToken: string;
	/** Refuses requests beyond this; no limit when left out. */
	rateLimit?: RateLimit;
	/** Refuses requests beyond so many in a day, which begins at 00:00 UTC; no limit if left out. */
	dailyLimit?: number;
	/** Body of a refusal by a limit: an array with Mashery's key, or v3's object (V2 API 1.4). */
	throttleBody: 'mashery' | 'v3';
	/** Status of a refusal by a limit. */
	throttleStatus: 429 | 403;
	/** Ids as texts, or as numbers as in old recordings. */
	idType: 'string' | 'number';
	/** Error bodies as arrays, or as a bare object. */
	errorShape: 'array' | 'object';
	/** What a limit above the maximum gets: 400, or the maximum. */
	overLimit: 'reject' | 'clamp';
	/** Cursors older than this are refused with 400; they never expire when left out. */
	cursorTtlMs?: number;
	/** Some next links name a wrong path, as samples of the documentation do (V2 API 1.5). */
	wrongCursorPaths: boolean;
	/** A list's contacts take a `modified_since` that is a date without a time; else 400. */
	listDateOnly: boolean;
	/** Leaves `spam_count` out of the tracking summary of a campaign. */
	omitSpamCount: boolean;
	/** Every call to EventSpot answers 400 `http.status.gone` (V2 API 2.8). */
	eventsGone: boolean;
	/** Shape of `library/info`. */
	libraryInfo: 'array' | 'object';
	/** How files in the trash name their type; an older recording has `type` (V2 API 2.7). */
	trashFileType: 'file_type' | 'type';
	/** Milliseconds by the sandbox's clock that an upload is processed. */
	uploadMs: number;
	/** Milliseconds by the sandbox's clock that a bulk job stays in each status. */
	pendingMs: number;
	queuedMs: number;
	runningMs: number;
	/** How bulk jobs end; UNCONFIRMED ones never do. */
	activityOutcome: 'COMPLETE' | 'ERROR' | 'UNCONFIRMED';
	/** `errors` of a bulk job as objects (2013), or as texts (2015). */
	activityErrors: 'objects' | 'strings';
	/** `file_name` of a finished export: a URL of the API's own host, or of a foreign one. */
	fileNames: 'link' | 'foreign';
	/** The most bytes of one bulk request. */
	bulkLimitBytes: number;
	/** The most addresses of one bulk request. */
	bulkLimitRows: number;
}

const DEFAULTS: ConstantContactV2Options = {
	contacts: 60,
	lists: 5,
	campaigns: 12,
	recipients: 300,
	files: 12,
	trashFiles: 3,
	events: 3,
	registrants: 60,
	apiKey: 'v2key7hq3n8sd52ckx94mzjt',
	accessToken: '2c8b6f0e-53a1-4d7c-8f19-0b7d6e4a5c31',
	throttleBody: 'mashery',
	throttleStatus: 429,
	idType: 'string',
	errorShape: 'array',
	overLimit: 'reject',
	wrongCursorPaths: false,
	listDateOnly: false,
	omitSpamCount: false,
	eventsGone: true,
	libraryInfo: 'array',
	trashFileType: 'file_type',
	uploadMs: 20,
	pendingMs: 20,
	queuedMs: 20,
	runningMs: 20,
	activityOutcome: 'COMPLETE',
	activityErrors: 'objects',
	fileNames: 'link',
	bulkLimitBytes: 4 * 1024 * 1024,
	bulkLimitRows: 20_000,
};

const MAX_CONTACTS = 1_000_000;

/**
 * The given options with the defaults for the others.
 * @throws RangeError when more than 1,000,000 contacts are asked for
 */
export function completeOptions(
	options: Partial<ConstantContactV2Options> = {},
): ConstantContactV2Options {
	const complete = { ...DEFAULTS, ...options };
	if (!(complete.contacts >= 0 && complete.contacts <= MAX_CONTACTS)) {
		throw new RangeError(`contacts must be 0 to ${MAX_CONTACTS}`);
	}
	return complete;
}
