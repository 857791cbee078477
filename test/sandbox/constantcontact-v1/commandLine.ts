import { createReaders, defineFlags } from '../cliFlags';
import type { ConstantContactV1Options } from './options';

/** The part of `--help` about Constant Contact V1. */
export const CONSTANT_CONTACT_V1_HELP = `Constant Contact V1
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

const { number, text, word, rate, numbers } = createReaders<ConstantContactV1Options>();

/** Its options. */
export const CONSTANT_CONTACT_V1 = defineFlags(
	{
		contacts: number('contacts'),
		lists: number('lists'),
		campaigns: number('campaigns'),
		recipients: number('recipients'),
		'eventspot-events': number('events'),
		registrants: number('registrants'),
		'api-key': text('apiKey'),
		username: text('username'),
		password: text('password'),
		'max-failed-logins': number('maxFailedLogins'),
		links: word('links', ['root', 'document', 'absolute']),
		'error-bodies': word('errorBodies', ['mixed', 'html', 'text', 'xml']),
		'job-ms': numbers(['pendingMs', 'queuedMs', 'runningMs']),
		'job-outcome': word('activityOutcome', ['COMPLETE', 'ERROR', 'UNCONFIRMED']),
		'job-errors': word('activityErrors', ['elements', 'countAndElements', 'count']),
		'line-numbers': word('lineNumbers', ['withHeader', 'withoutHeader', 'textLines']),
		'file-names': word('fileNames', ['link', 'name']),
		'max-jobs': number('maxOpenActivities'),
		'bulk-limit': number('bulkLimitBytes'),
		'campaign-urls': word('campaignUrls', ['Urls', 'URLS']),
		'v1-rate-limit': rate('rateLimit'),
		'daily-limit': number('dailyLimit'),
	},
	{
		'id-line-breaks': { idLineBreaks: true },
		'unknown-email-error': { unknownEmail: 'error' },
		schedules: { schedulePermission: true },
		'no-eventspot': { eventSpot: false },
	},
);
