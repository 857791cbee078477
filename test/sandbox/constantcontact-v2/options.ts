import type { RateLimit } from '../rateLimit';

/** How the emulated Constant Contact V2 behaves; every option may be changed while it runs. */
export interface ConstantContactV2Options {
	/** Number of seeded contacts, up to 1,000,000; fixed at the start. */
	contacts: number;
	/** Number of seeded lists; fixed at the start. */
	lists: number;
	/** Number of seeded campaigns; fixed at the start. */
	campaigns: number;
	/** Maximum number of recipients of a seeded campaign; fixed at the start. */
	recipients: number;
	/** Number of seeded library files; fixed at the start. */
	files: number;
	/** Number of seeded files in the trash; fixed at the start. */
	trashFiles: number;
	/** Number of seeded EventSpot events; fixed at the start. */
	events: number;
	/** Number of seeded registrants per event; fixed at the start. */
	registrants: number;
	apiKey: string;
	accessToken: string;
	/** Rejects requests above this rate; no limit if omitted. */
	rateLimit?: RateLimit;
	/** Rejects requests above this number per day, which begins at 00:00 UTC; no limit if omitted. */
	dailyLimit?: number;
	/** Body of a response to an exceeded limit: an array with Mashery's key, or V3's object (V2 API 1.4). */
	throttleBody: 'mashery' | 'v3';
	/** Status of a response to an exceeded limit. */
	throttleStatus: 429 | 403;
	/** Ids as texts, or as numbers as in old recordings. */
	idType: 'string' | 'number';
	/** Error bodies as arrays, or as a bare object. */
	errorShape: 'array' | 'object';
	/** Response to a limit above the maximum: 400, or the maximum. */
	overLimit: 'reject' | 'clamp';
	/** Cursors older than this are rejected with 400; if omitted, they never expire. */
	cursorTtlMs?: number;
	/** Some next links have a wrong path, as samples in the documentation do (V2 API 1.5). */
	wrongCursorPaths: boolean;
	/** Whether the contacts of a list accept a `modified_since` without a time; otherwise 400. */
	listDateOnly: boolean;
	/** Omits `spam_count` in the tracking summary of a campaign. */
	omitSpamCount: boolean;
	/** Every call to EventSpot responds 400 `http.status.gone` (V2 API 2.8). */
	eventsGone: boolean;
	/** Format of `library/info`. */
	libraryInfo: 'array' | 'object';
	/** Name of the type of files in the trash; an older recording has `type` (V2 API 2.7). */
	trashFileType: 'file_type' | 'type';
	/** Milliseconds by the sandbox's clock for processing an upload. */
	uploadMs: number;
	/** Milliseconds by the sandbox's clock that a bulk job stays in each status. */
	pendingMs: number;
	queuedMs: number;
	runningMs: number;
	/** How bulk jobs end; UNCONFIRMED ones never do. */
	activityOutcome: 'COMPLETE' | 'ERROR' | 'UNCONFIRMED';
	/** `errors` of a bulk job as objects (2013), or as texts (2015). */
	activityErrors: 'objects' | 'strings';
	/** `file_name` of a finished export: a URL on the API's own host, or on another one. */
	fileNames: 'link' | 'foreign';
	/** Maximum size of a bulk request in bytes. */
	bulkLimitBytes: number;
	/** Maximum number of addresses in a bulk request. */
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
 * The given options, with defaults for the others.
 * @throws RangeError if more than 1,000,000 contacts are requested
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
