import { number, oneOf, rateLimit } from '../cliValues';
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

/** Its options, for node's parseArgs. */
export const CONTACT_HUB_FLAGS = {
	customers: { type: 'string' },
	events: { type: 'string' },
	'index-lag': { type: 'string' },
	'event-lag': { type: 'string' },
	uniqueness: { type: 'string' },
	'unique-property': { type: 'string' },
	mandatory: { type: 'string' },
	'same-timestamp': { type: 'string' },
	'refuse-deep-pages': { type: 'boolean', default: false },
	'rate-limit': { type: 'string' },
	reindexing: { type: 'boolean', default: false },
	'empty-event-body': { type: 'boolean', default: false },
} as const;

/** Values of the options from parseArgs; undefined for those not given. */
export type ContactHubFlags = {
	[
		Name in keyof typeof CONTACT_HUB_FLAGS
	]?: (typeof CONTACT_HUB_FLAGS)[Name]['type'] extends 'boolean' ? boolean : string;
};

const POLICIES = ['NO_CHECK', 'BLOCK', 'MERGE'] as const;

/** Numeric options, by flag. */
const NUMBERS = {
	customers: 'customers',
	events: 'events',
	'index-lag': 'indexLagMs',
	'event-lag': 'eventLagMs',
	'same-timestamp': 'sameTimestampEvery',
} as const;

/**
 * The settings for ContactHub on the command line.
 *
 * @param retryAfter the format of `Retry-After`
 * @throws RangeError for invalid values
 */
export function readContactHub(
	values: ContactHubFlags,
	retryAfter: string,
): Partial<ContactHubOptions> {
	const options: Partial<ContactHubOptions> = {
		deepPaging: values['refuse-deep-pages'] !== true,
		reindexing: values.reindexing === true,
		emptyEventBody: values['empty-event-body'] === true,
	};
	for (const [name, option] of Object.entries(NUMBERS) as Array<
		[keyof typeof NUMBERS, (typeof NUMBERS)[keyof typeof NUMBERS]]
	>) {
		const text = values[name];
		if (text !== undefined) options[option] = number(name, text);
	}
	if (values.uniqueness !== undefined) {
		options.uniquenessPolicy = oneOf('uniqueness', values.uniqueness, POLICIES);
	}
	if (values['unique-property'] !== undefined) options.uniqueProperty = values['unique-property'];
	if (values.mandatory !== undefined) options.mandatoryProperties = values.mandatory.split(',');
	if (values['rate-limit'] !== undefined) {
		options.rateLimit = rateLimit('rate-limit', values['rate-limit'], retryAfter);
	}
	return options;
}
