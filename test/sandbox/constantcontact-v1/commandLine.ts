import { number, oneOf, rateLimit } from '../cliValues';
import type { ConstantContactV1Options } from './options';

/** The part of `--help` about Constant Contact V1. */
export const CONSTANT_CONTACT_V1_HELP = `Constant Contact v1
  --contacts <n>           seeded contacts, up to 1000000, default 60
  --lists <n>              seeded lists, default 5
  --campaigns <n>          seeded campaigns, default 12
  --recipients <n>         max recipients of a seeded campaign, default 300
  --eventspot-events <n>   seeded EventSpot events, default 3
  --registrants <n>        seeded registrants per event, default 60
  --api-key, --username, --password <text>
  --max-failed-logins <n>  consecutive 401s that lock the account, default 5
  --links <form>           root (default), document or absolute
  --id-line-breaks         a line break inside some ids, as in old responses
  --error-bodies <form>    mixed (default), html, text or xml
  --unknown-email-error    500 instead of an empty feed for unknown addresses
  --job-ms <a,b,c>         milliseconds that a job is pending, queued, running; default 20,20,20
  --job-outcome <status>   COMPLETE (default), ERROR or UNCONFIRMED
  --job-errors <shape>     elements (default), countAndElements or count
  --line-numbers <form>    withHeader (default), withoutHeader or textLines
  --file-names <form>      link (default) or name
  --max-jobs <n>           429 for further jobs while this many are unfinished
  --bulk-limit <bytes>     max encoded data of one job, default 1900000
  --schedules              the API key may schedule campaigns
  --no-eventspot           the account doesn't have EventSpot: 403
  --campaign-urls <form>   Urls (default) or URLS
  --v1-rate-limit <n>/<ms> 403 over-qps above n requests per time span
  --daily-limit <n>        403 over-rate after this many requests
`;

/** Its options, for node's parseArgs. */
export const CONSTANT_CONTACT_V1_FLAGS = {
	contacts: { type: 'string' },
	lists: { type: 'string' },
	campaigns: { type: 'string' },
	recipients: { type: 'string' },
	'eventspot-events': { type: 'string' },
	registrants: { type: 'string' },
	'api-key': { type: 'string' },
	username: { type: 'string' },
	password: { type: 'string' },
	'max-failed-logins': { type: 'string' },
	links: { type: 'string' },
	'id-line-breaks': { type: 'boolean' },
	'error-bodies': { type: 'string' },
	'unknown-email-error': { type: 'boolean' },
	'job-ms': { type: 'string' },
	'job-outcome': { type: 'string' },
	'job-errors': { type: 'string' },
	'line-numbers': { type: 'string' },
	'file-names': { type: 'string' },
	'max-jobs': { type: 'string' },
	'bulk-limit': { type: 'string' },
	schedules: { type: 'boolean' },
	'no-eventspot': { type: 'boolean' },
	'campaign-urls': { type: 'string' },
	'v1-rate-limit': { type: 'string' },
	'daily-limit': { type: 'string' },
} as const;

type Flags = typeof CONSTANT_CONTACT_V1_FLAGS;

/** Values of the options from parseArgs; undefined for those not given. */
export type ConstantContactV1Flags = {
	[Name in keyof Flags]?: Flags[Name]['type'] extends 'boolean' ? boolean : string;
};

function jobTimes(text: string): Partial<ConstantContactV1Options> {
	const times = text.split(',').map((time) => number('job-ms', time));
	if (times.length !== 3) throw new RangeError(`--job-ms needs three numbers, not '${text}'`);
	const [pendingMs, queuedMs, runningMs] = times;
	return { pendingMs, queuedMs, runningMs };
}

type Read = (text: string) => Partial<ConstantContactV1Options>;

const READERS: { [Name in keyof Flags]?: Read } = {
	contacts: (text) => ({ contacts: number('contacts', text) }),
	lists: (text) => ({ lists: number('lists', text) }),
	campaigns: (text) => ({ campaigns: number('campaigns', text) }),
	recipients: (text) => ({ recipients: number('recipients', text) }),
	'eventspot-events': (text) => ({ events: number('eventspot-events', text) }),
	registrants: (text) => ({ registrants: number('registrants', text) }),
	'api-key': (apiKey) => ({ apiKey }),
	username: (username) => ({ username }),
	password: (password) => ({ password }),
	'max-failed-logins': (text) => ({ maxFailedLogins: number('max-failed-logins', text) }),
	links: (text) => ({ links: oneOf('links', text, ['root', 'document', 'absolute']) }),
	'error-bodies': (text) => ({
		errorBodies: oneOf('error-bodies', text, ['mixed', 'html', 'text', 'xml']),
	}),
	'job-ms': jobTimes,
	'job-outcome': (text) => ({
		activityOutcome: oneOf('job-outcome', text, ['COMPLETE', 'ERROR', 'UNCONFIRMED']),
	}),
	'job-errors': (text) => ({
		activityErrors: oneOf('job-errors', text, ['elements', 'countAndElements', 'count']),
	}),
	'line-numbers': (text) => ({
		lineNumbers: oneOf('line-numbers', text, ['withHeader', 'withoutHeader', 'textLines']),
	}),
	'file-names': (text) => ({ fileNames: oneOf('file-names', text, ['link', 'name']) }),
	'max-jobs': (text) => ({ maxOpenActivities: number('max-jobs', text) }),
	'bulk-limit': (text) => ({ bulkLimitBytes: number('bulk-limit', text) }),
	'campaign-urls': (text) => ({ campaignUrls: oneOf('campaign-urls', text, ['Urls', 'URLS']) }),
	'daily-limit': (text) => ({ dailyLimit: number('daily-limit', text) }),
};

/**
 * The settings for Constant Contact V1 on the command line; undefined if there are none.
 * @throws RangeError for invalid values
 */
export function readConstantContactV1(
	flags: ConstantContactV1Flags,
	retryAfter: string,
): Partial<ConstantContactV1Options> | undefined {
	const options: Partial<ConstantContactV1Options> = {};
	for (const [name, read] of Object.entries(READERS) as Array<[keyof Flags, Read]>) {
		const text = flags[name];
		if (typeof text === 'string') Object.assign(options, read(text));
	}
	if (flags['id-line-breaks']) options.idLineBreaks = true;
	if (flags['unknown-email-error']) options.unknownEmail = 'error';
	if (flags.schedules) options.schedulePermission = true;
	if (flags['no-eventspot']) options.eventSpot = false;
	const limit = flags['v1-rate-limit'];
	if (limit !== undefined) options.rateLimit = rateLimit('v1-rate-limit', limit, retryAfter);
	return Object.keys(options).length === 0 ? undefined : options;
}
