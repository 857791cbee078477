import { number, oneOf, rateLimit } from '../cliValues';
import type { ConstantContactV3Options } from './options';

/** The part of `--help` about Constant Contact V3. */
export const CONSTANT_CONTACT_V3_HELP = `Constant Contact V3
  --v3-contacts <n>        seeded contacts, up to 1000000, default 60
  --v3-lists <n>           seeded lists, default 5
  --v3-tags <n>            seeded tags, default 4
  --v3-campaigns <n>       seeded campaigns, default 12
  --v3-recipients <n>      max recipients of a seeded campaign, default 300
  --v3-events <n>          seeded events, default 3
  --v3-registrations <n>   seeded registrations per event, default 60
  --v3-client-id, --v3-client-secret, --v3-public-client-id <text>
  --v3-redirect-uri <url>  redirect URLs, comma-separated; default those of n8n on port 5678
  --v3-refresh <kind>      refresh tokens: rotating (default) or longLived
  --v3-reuse-revokes       using an earlier refresh token also revokes the newest
  --v3-token-seconds <n>   lifetime of access tokens, default 86400
  --v3-refresh-days <n>    lifetime of unused refresh tokens, default 180
  --v3-deny                the person at the login form refuses
  --v3-role <name>         accountOwner (default), accountManager, campaignCreator or none
  --v3-rate-limit <n>/<ms> 429 throttled above n requests per time span
  --v3-daily-limit <n>     429 quota_exceeded above n requests per day (UTC)
  --v3-token-rate <n>/<ms> 429 at the token endpoint
  --v3-ignore-unknown      unknown parameters and properties are ignored; else 400
  --v3-last-page <form>    _links of the last page: empty (default), absent or null
  --v3-nested-tag-links    pages of tags have their next link in next.next
  --v3-inclusive-times     filters by time include the time itself
  --v3-change-lag <ms>     delay until filters by time see changes
  --v3-moves-updated-at    bulk changes of lists and tags update updated_at
  --v3-case-blind-email    email= is case-insensitive
  --v3-confirmed-opt-in    new sign-ups need a confirmation
  --v3-refuse-sign-up      sign_up_form rejects people who have unsubscribed
  --v3-sign-up-busy <ms>   409 for a second sign-up of an address within this time
  --v3-sign-up-limit <n>   reject an address for two days after n sign-ups in one
  --v3-append-notes, --v3-append-taggings  PUT adds them instead of replacing
  --v3-criteria-object     segment_criteria is an object; else JSON text
  --v3-segment-waits <n>   number of 202s before a segment's contacts are available
  --v3-max-tags <n>        max tags, default 500
  --v3-job-ms <a,b>        milliseconds that an activity is initialized, processing; default 20,20
  --v3-job-outcome <end>   completed (default), failed, cancelled or timed_out
  --v3-max-jobs <n>        429 for further activities while n are unfinished, default 1000
  --v3-unsubscribed <mode> imports and unsubscribed people: skip (default), addToLists, error
                           or resubscribe
  --v3-reject-over-limit   400 for imports above the limit; else the rest is dropped
  --v3-bulk-limit <bytes>  max bytes of an import, default 4194304
  --v3-bulk-rows <n>       max rows of an import, default 40000
  --v3-job-errors <form>   activity_errors: rows (default), plain or none
  --v3-send-past           a schedule in the past is sent at once; else 400
  --v3-edit-done           sent emails of any format may be changed; else format 3 only
  --v3-test-sends <n>      max test emails per day, default 50
  --v3-event-cursors       pages of events have just a cursor for the next one
  --v3-partial-copies      copies of events get 207 with what couldn't be copied
`;

type Read = (text: string, flag: string) => Partial<ConstantContactV3Options>;

/** Parses the number in an option. */
function numberOf(option: keyof ConstantContactV3Options): Read {
	return (text, flag) => ({ [option]: number(flag, text) });
}

/** Parses one of several words in an option. */
function wordOf(option: keyof ConstantContactV3Options, words: readonly string[]): Read {
	return (text, flag) => ({ [option]: oneOf(flag, text, words) });
}

/** Parses the text in an option. */
function textOf(option: keyof ConstantContactV3Options): Read {
	return (text) => ({ [option]: text });
}

/** Parses a limit; no Retry-After is documented (V3 API 3). */
function rateOf(option: keyof ConstantContactV3Options): Read {
	return (text, flag) => {
		const { requests, perMs } = rateLimit(flag, text, 'none');
		return { [option]: { requests, perMs } };
	};
}

function jobTimes(text: string, flag: string): Partial<ConstantContactV3Options> {
	const times = text.split(',').map((time) => number(flag, time));
	if (times.length !== 2) throw new RangeError(`--${flag} needs two numbers, not '${text}'`);
	const [initializedMs, processingMs] = times;
	return { initializedMs, processingMs };
}

const READERS = {
	'v3-contacts': numberOf('contacts'),
	'v3-lists': numberOf('lists'),
	'v3-tags': numberOf('tags'),
	'v3-campaigns': numberOf('campaigns'),
	'v3-recipients': numberOf('recipients'),
	'v3-events': numberOf('events'),
	'v3-registrations': numberOf('registrations'),
	'v3-client-id': textOf('clientId'),
	'v3-client-secret': textOf('clientSecret'),
	'v3-public-client-id': textOf('publicClientId'),
	'v3-redirect-uri': (text: string) => ({ redirectUris: text.split(',') }),
	'v3-refresh': wordOf('refreshTokens', ['rotating', 'longLived']),
	'v3-token-seconds': numberOf('accessTokenSeconds'),
	'v3-refresh-days': numberOf('refreshTokenDays'),
	'v3-role': wordOf('userRole', ['accountOwner', 'accountManager', 'campaignCreator', 'none']),
	'v3-rate-limit': rateOf('rateLimit'),
	'v3-daily-limit': numberOf('dailyLimit'),
	'v3-token-rate': rateOf('tokenRateLimit'),
	'v3-last-page': wordOf('lastPageLinks', ['empty', 'absent', 'null']),
	'v3-change-lag': numberOf('changeLagMs'),
	'v3-sign-up-busy': numberOf('signUpConflictMs'),
	'v3-sign-up-limit': numberOf('signUpLimit'),
	'v3-segment-waits': numberOf('segmentWaits'),
	'v3-max-tags': numberOf('maxTags'),
	'v3-job-ms': jobTimes,
	'v3-job-outcome': wordOf('activityOutcome', ['completed', 'failed', 'cancelled', 'timed_out']),
	'v3-max-jobs': numberOf('maxQueuedActivities'),
	'v3-unsubscribed': wordOf('importOfUnsubscribed', ['skip', 'addToLists', 'error', 'resubscribe']),
	'v3-bulk-limit': numberOf('importLimitBytes'),
	'v3-bulk-rows': numberOf('importLimitRows'),
	'v3-job-errors': wordOf('activityErrors', ['rows', 'plain', 'none']),
	'v3-test-sends': numberOf('testSendsPerDay'),
} satisfies Record<string, Read>;

const SWITCHES = {
	'v3-reuse-revokes': { reuseRevokesGrant: true },
	'v3-deny': { consent: 'deny' },
	'v3-ignore-unknown': { unknownNames: 'ignore' },
	'v3-nested-tag-links': { tagLinks: 'nested' },
	'v3-inclusive-times': { inclusiveTimes: true },
	'v3-moves-updated-at': { membershipMovesUpdatedAt: true },
	'v3-case-blind-email': { caseBlindEmail: true },
	'v3-confirmed-opt-in': { confirmedOptIn: true },
	'v3-refuse-sign-up': { signUpOfUnsubscribed: 'refuse' },
	'v3-append-notes': { putNotes: 'append' },
	'v3-append-taggings': { putTaggings: 'append' },
	'v3-criteria-object': { segmentCriteria: 'object' },
	'v3-reject-over-limit': { importOverLimit: 'reject' },
	'v3-send-past': { pastSchedules: 'sendNow' },
	'v3-edit-done': { editDone: 'all' },
	'v3-event-cursors': { eventPages: 'cursors' },
	'v3-partial-copies': { eventCopy: 'partial' },
} satisfies Record<string, Partial<ConstantContactV3Options>>;

type Reader = keyof typeof READERS;
type Switch = keyof typeof SWITCHES;

function flags<Name extends string, Type extends 'string' | 'boolean'>(
	table: Record<Name, unknown>,
	type: Type,
): Record<Name, { type: Type }> {
	const names = Object.keys(table) as Name[];
	return Object.fromEntries(names.map((name) => [name, { type }])) as Record<Name, { type: Type }>;
}

/** Its options, for node's parseArgs. */
export const CONSTANT_CONTACT_V3_FLAGS = {
	...flags<Reader, 'string'>(READERS, 'string'),
	...flags<Switch, 'boolean'>(SWITCHES, 'boolean'),
};

/** Values of the options from parseArgs; undefined for those not given. */
export type ConstantContactV3Flags = { [Name in Reader]?: string } & {
	[Name in Switch]?: boolean;
};

/**
 * The settings for Constant Contact V3 on the command line; undefined if there are none.
 * @throws RangeError for invalid values
 */
export function readConstantContactV3(
	values: ConstantContactV3Flags,
): Partial<ConstantContactV3Options> | undefined {
	const options: Partial<ConstantContactV3Options> = {};
	for (const [flag, read] of Object.entries(READERS) as Array<[Reader, Read]>) {
		const text = values[flag];
		if (text !== undefined) Object.assign(options, read(text, flag));
	}
	for (const [flag, meant] of Object.entries(SWITCHES)) {
		if (values[flag as Switch]) Object.assign(options, meant);
	}
	return Object.keys(options).length === 0 ? undefined : options;
}
