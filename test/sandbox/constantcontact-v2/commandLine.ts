import { createReaders, defineFlags } from '../cliFlags';
import { oneOf } from '../cliValues';
import type { ConstantContactV2Options } from './options';

/** The part of `--help` about Constant Contact V2. */
export const CONSTANT_CONTACT_V2_HELP = `Constant Contact V2
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

const { number, text, word, bareRate, numbers } = createReaders<ConstantContactV2Options>();

/** Its options. */
export const CONSTANT_CONTACT_V2 = defineFlags(
	{
		'v2-contacts': number('contacts'),
		'v2-lists': number('lists'),
		'v2-campaigns': number('campaigns'),
		'v2-recipients': number('recipients'),
		'v2-files': number('files'),
		'v2-trash-files': number('trashFiles'),
		'v2-events': number('events'),
		'v2-registrants': number('registrants'),
		'v2-api-key': text('apiKey'),
		'v2-access-token': text('accessToken'),
		// No Retry-After is documented (V2 API 1.4)
		'v2-rate-limit': bareRate('rateLimit'),
		'v2-daily-limit': number('dailyLimit'),
		'v2-throttle': word('throttleBody', ['mashery', 'v3']),
		'v2-throttle-status': (status, flag): Partial<ConstantContactV2Options> => ({
			throttleStatus: oneOf(flag, status, ['429', '403']) === '403' ? 403 : 429,
		}),
		'v2-cursor-ttl': number('cursorTtlMs'),
		'v2-library-info': word('libraryInfo', ['array', 'object']),
		'v2-trash-type': word('trashFileType', ['file_type', 'type']),
		'v2-upload-ms': number('uploadMs'),
		'v2-job-ms': numbers(['pendingMs', 'queuedMs', 'runningMs']),
		'v2-job-outcome': word('activityOutcome', ['COMPLETE', 'ERROR', 'UNCONFIRMED']),
		'v2-job-errors': word('activityErrors', ['objects', 'strings']),
		'v2-file-names': word('fileNames', ['link', 'foreign']),
		'v2-bulk-limit': number('bulkLimitBytes'),
		'v2-bulk-rows': number('bulkLimitRows'),
	},
	{
		'v2-number-ids': { idType: 'number' },
		'v2-error-object': { errorShape: 'object' },
		'v2-clamp-limits': { overLimit: 'clamp' },
		'v2-wrong-cursor-paths': { wrongCursorPaths: true },
		'v2-list-days': { listDateOnly: true },
		'v2-no-spam-count': { omitSpamCount: true },
		'v2-eventspot': { eventsGone: false },
	},
);
