import { number, oneOf, rateLimit } from '../cliValues';
import type { ConstantContactV2Options } from './options';

/** The part of `--help` about Constant Contact V2. */
export const CONSTANT_CONTACT_V2_HELP = `Constant Contact v2
  --v2-contacts <n>        seeded contacts, up to 1000000, default 60
  --v2-lists <n>           seeded lists, default 5
  --v2-campaigns <n>       seeded campaigns, default 12
  --v2-recipients <n>      max recipients of a seeded campaign, default 300
  --v2-files <n>           seeded library files, default 12
  --v2-trash-files <n>     seeded files in the trash, default 3
  --v2-events <n>          seeded EventSpot events, default 3
  --v2-registrants <n>     seeded registrants per event, default 60
  --v2-api-key, --v2-access-token <text>
  --v2-rate-limit <n>/<ms> reject requests above n per time span
  --v2-daily-limit <n>     reject requests above n per day (UTC)
  --v2-throttle <form>     body of these errors: mashery (default) or v3
  --v2-throttle-status <n> their status, 429 (default) or 403
  --v2-number-ids          ids as numbers instead of texts
  --v2-error-object        errors as an object instead of an array
  --v2-clamp-limits        a limit above the maximum is reduced to it; else 400
  --v2-cursor-ttl <ms>     cursors older than this get 400
  --v2-wrong-cursor-paths  some next links have a wrong path
  --v2-list-days           modified_since of a list's contacts may be just a date
  --v2-no-spam-count       campaigns have no spam_count
  --v2-eventspot           EventSpot works; otherwise 400 http.status.gone
  --v2-library-info <form> array (default) or object
  --v2-trash-type <name>   name of the type in the trash: file_type (default) or type
  --v2-upload-ms <n>       milliseconds for processing an upload, default 20
  --v2-job-ms <a,b,c>      milliseconds that a job is pending, queued, running; default 20,20,20
  --v2-job-outcome <end>   COMPLETE (default), ERROR or UNCONFIRMED
  --v2-job-errors <form>   objects (default) or strings
  --v2-file-names <form>   exports on this host: link (default), or on another: foreign
  --v2-bulk-limit <bytes>  max bytes of one job, default 4194304
  --v2-bulk-rows <n>       max addresses of one job, default 20000
`;

type Read = (text: string, flag: string) => Partial<ConstantContactV2Options>;

/** Parses the number in an option. */
function numberOf(option: keyof ConstantContactV2Options): Read {
	return (text, flag) => ({ [option]: number(flag, text) });
}

/** Parses one of several words in an option. */
function wordOf(option: keyof ConstantContactV2Options, words: readonly string[]): Read {
	return (text, flag) => ({ [option]: oneOf(flag, text, words) });
}

function jobTimes(text: string, flag: string): Partial<ConstantContactV2Options> {
	const times = text.split(',').map((time) => number(flag, time));
	if (times.length !== 3) throw new RangeError(`--${flag} needs three numbers, not '${text}'`);
	const [pendingMs, queuedMs, runningMs] = times;
	return { pendingMs, queuedMs, runningMs };
}

const READERS = {
	'v2-contacts': numberOf('contacts'),
	'v2-lists': numberOf('lists'),
	'v2-campaigns': numberOf('campaigns'),
	'v2-recipients': numberOf('recipients'),
	'v2-files': numberOf('files'),
	'v2-trash-files': numberOf('trashFiles'),
	'v2-events': numberOf('events'),
	'v2-registrants': numberOf('registrants'),
	'v2-api-key': (apiKey: string) => ({ apiKey }),
	'v2-access-token': (accessToken: string) => ({ accessToken }),
	// No Retry-After is documented (V2 API 1.4)
	'v2-rate-limit': (text: string, flag: string) => {
		const { requests, perMs } = rateLimit(flag, text, 'none');
		return { rateLimit: { requests, perMs } };
	},
	'v2-daily-limit': numberOf('dailyLimit'),
	'v2-throttle': wordOf('throttleBody', ['mashery', 'v3']),
	'v2-throttle-status': (text: string, flag: string) => ({
		throttleStatus: oneOf(flag, text, ['429', '403']) === '403' ? 403 : 429,
	}),
	'v2-cursor-ttl': numberOf('cursorTtlMs'),
	'v2-library-info': wordOf('libraryInfo', ['array', 'object']),
	'v2-trash-type': wordOf('trashFileType', ['file_type', 'type']),
	'v2-upload-ms': numberOf('uploadMs'),
	'v2-job-ms': jobTimes,
	'v2-job-outcome': wordOf('activityOutcome', ['COMPLETE', 'ERROR', 'UNCONFIRMED']),
	'v2-job-errors': wordOf('activityErrors', ['objects', 'strings']),
	'v2-file-names': wordOf('fileNames', ['link', 'foreign']),
	'v2-bulk-limit': numberOf('bulkLimitBytes'),
	'v2-bulk-rows': numberOf('bulkLimitRows'),
} satisfies Record<string, Read>;

const SWITCHES = {
	'v2-number-ids': { idType: 'number' },
	'v2-error-object': { errorShape: 'object' },
	'v2-clamp-limits': { overLimit: 'clamp' },
	'v2-wrong-cursor-paths': { wrongCursorPaths: true },
	'v2-list-days': { listDateOnly: true },
	'v2-no-spam-count': { omitSpamCount: true },
	'v2-eventspot': { eventsGone: false },
} satisfies Record<string, Partial<ConstantContactV2Options>>;

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
export const CONSTANT_CONTACT_V2_FLAGS = {
	...flags<Reader, 'string'>(READERS, 'string'),
	...flags<Switch, 'boolean'>(SWITCHES, 'boolean'),
};

/** Values of the options from parseArgs; undefined for those not given. */
export type ConstantContactV2Flags = { [Name in Reader]?: string } & {
	[Name in Switch]?: boolean;
};

/**
 * The settings for Constant Contact V2 on the command line; undefined if there are none.
 * @throws RangeError for invalid values
 */
export function readConstantContactV2(
	values: ConstantContactV2Flags,
): Partial<ConstantContactV2Options> | undefined {
	const options: Partial<ConstantContactV2Options> = {};
	for (const [flag, read] of Object.entries(READERS) as Array<[Reader, Read]>) {
		const text = values[flag];
		if (text !== undefined) Object.assign(options, read(text, flag));
	}
	for (const [flag, meant] of Object.entries(SWITCHES)) {
		if (values[flag as Switch]) Object.assign(options, meant);
	}
	return Object.keys(options).length === 0 ? undefined : options;
}
