import { createReaders, defineFlags } from '../cliFlags';
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
  --v3-null-properties     properties without a value are null instead of missing
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

const { number, text, texts, word, bareRate, numbers } = createReaders<ConstantContactV3Options>();

/** Its options. */
export const CONSTANT_CONTACT_V3 = defineFlags(
	{
		'v3-contacts': number('contacts'),
		'v3-lists': number('lists'),
		'v3-tags': number('tags'),
		'v3-campaigns': number('campaigns'),
		'v3-recipients': number('recipients'),
		'v3-events': number('events'),
		'v3-registrations': number('registrations'),
		'v3-client-id': text('clientId'),
		'v3-client-secret': text('clientSecret'),
		'v3-public-client-id': text('publicClientId'),
		'v3-redirect-uri': texts('redirectUris'),
		'v3-refresh': word('refreshTokens', ['rotating', 'longLived']),
		'v3-token-seconds': number('accessTokenSeconds'),
		'v3-refresh-days': number('refreshTokenDays'),
		'v3-role': word('userRole', ['accountOwner', 'accountManager', 'campaignCreator', 'none']),
		'v3-rate-limit': bareRate('rateLimit'),
		'v3-daily-limit': number('dailyLimit'),
		'v3-token-rate': bareRate('tokenRateLimit'),
		'v3-last-page': word('lastPageLinks', ['empty', 'absent', 'null']),
		'v3-change-lag': number('changeLagMs'),
		'v3-sign-up-busy': number('signUpConflictMs'),
		'v3-sign-up-limit': number('signUpLimit'),
		'v3-segment-waits': number('segmentWaits'),
		'v3-max-tags': number('maxTags'),
		'v3-job-ms': numbers(['initializedMs', 'processingMs']),
		'v3-job-outcome': word('activityOutcome', ['completed', 'failed', 'cancelled', 'timed_out']),
		'v3-max-jobs': number('maxQueuedActivities'),
		'v3-unsubscribed': word('importOfUnsubscribed', ['skip', 'addToLists', 'error', 'resubscribe']),
		'v3-bulk-limit': number('importLimitBytes'),
		'v3-bulk-rows': number('importLimitRows'),
		'v3-job-errors': word('activityErrors', ['rows', 'plain', 'none']),
		'v3-test-sends': number('testSendsPerDay'),
	},
	{
		'v3-reuse-revokes': { reuseRevokesGrant: true },
		'v3-deny': { consent: 'deny' },
		'v3-ignore-unknown': { unknownNames: 'ignore' },
		'v3-null-properties': { emptyProperties: 'null' },
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
	},
);
