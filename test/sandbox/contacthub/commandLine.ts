import { createReaders, defineFlags } from '../cliFlags';
import type { ContactHubOptions } from './options';

/** The part of `--help` about ContactHub. */
export const CONTACT_HUB_HELP = `ContactHub
  --customers <n>          seeded customers, up to 1000000, default 60
  --events <n>             seeded events, default 40
  --index-lag <ms>         delay until lists and queries see writes, default 0
  --event-lag <ms>         delay until accepted events appear, default 0
  --uniqueness <policy>    MERGE (default), BLOCK or NO_CHECK
  --unique-property <path> default base.contacts.email
  --mandatory <paths>      mandatory properties, comma-separated
  --same-timestamp <n>     number of seeded customers that share a registeredAt
  --refuse-deep-pages      reject pages beyond 10,000 results
  --rate-limit <n>/<ms>    429 above n requests per time span
  --reindexing             reject writes of customers with 423
  --empty-event-body       202 without a body for events, as before API 1.11
`;

const { number, text, texts, word, rate } = createReaders<ContactHubOptions>();

/** Its options. */
export const CONTACT_HUB = defineFlags(
	{
		customers: number('customers'),
		events: number('events'),
		'index-lag': number('indexLagMs'),
		'event-lag': number('eventLagMs'),
		uniqueness: word('uniquenessPolicy', ['NO_CHECK', 'BLOCK', 'MERGE']),
		'unique-property': text('uniqueProperty'),
		mandatory: texts('mandatoryProperties'),
		'same-timestamp': number('sameTimestampEvery'),
		'rate-limit': rate('rateLimit'),
	},
	{
		'refuse-deep-pages': { deepPaging: false },
		reindexing: { reindexing: true },
		'empty-event-body': { emptyEventBody: true },
	},
);
