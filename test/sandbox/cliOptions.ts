import { parseArgs } from 'node:util';
import { number, oneOf, rateLimit } from './cliValues';
import {
	CONSTANT_CONTACT_V1_FLAGS,
	CONSTANT_CONTACT_V1_HELP,
	readConstantContactV1,
} from './constantcontact-v1/commandLine';
import {
	CONSTANT_CONTACT_V2_FLAGS,
	CONSTANT_CONTACT_V2_HELP,
	readConstantContactV2,
} from './constantcontact-v2/commandLine';
import {
	CONSTANT_CONTACT_V3_FLAGS,
	CONSTANT_CONTACT_V3_HELP,
	readConstantContactV3,
} from './constantcontact-v3/commandLine';
import { faultFromText } from './faultRules';
import type { FaultRule } from './faults';
import type { ContactHubOptions, SandboxOptions } from './index';

/** What `--help` prints. */
export const HELP = `Starts the sandbox: a local server that behaves as the ContactHub API, the
web service of Constant Contact v1 and the APIs of Constant Contact v2 and V3.

  npm run sandbox -- [options]

  --port <n>               port, default 4010 (0 = a free one)
  --host <address>         address to listen on, default 127.0.0.1
  --seed <n>               seed of data, ids and dice, default 1
  --latency <ms>           delay of each answer, default 0

ContactHub
  --customers <n>          seeded customers, up to 1000000, default 60
  --events <n>             seeded events, default 40
  --index-lag <ms>         lists and queries see writes so much later, default 0
  --event-lag <ms>         accepted events appear so much later, default 0
  --uniqueness <policy>    MERGE (default), BLOCK or NO_CHECK
  --unique-property <path> default base.contacts.email
  --mandatory <paths>      comma list of mandatory properties
  --same-timestamp <n>     so many seeded customers share each registeredAt
  --refuse-deep-pages      refuse pages that reach beyond 10,000 results
  --rate-limit <n>/<ms>    answer 429 beyond n requests in so many milliseconds
  --retry-after <form>     seconds (default), date or none
  --reindexing             refuse writes of customers with 423
  --empty-event-body       202 without a body for events, as before API 1.11

${CONSTANT_CONTACT_V1_HELP}
${CONSTANT_CONTACT_V2_HELP}
${CONSTANT_CONTACT_V3_HELP}
Faults
  --fault <parts>          may be repeated; comma-separated parts:
                           kind: status=<n>, resetBefore, resetAfter, truncate, truncateJson,
                             html, empty, repeatPage, loopedLink,
                             foreignNextLink,origin=<url>, hang, slowBody,bytesPerSecond=<n>,
                             redirect,location=<url>, contentType,value=<type>, clockSkew,ms=<n>,
                             duplicateLocation,location=<url>,order=<before or after>,
                             and lies: emptyRecord, otherRecord, missort, shortPage,
                             wrongTotal,by=<n>
                           which requests: method=GET, path=/customers (contained in the path),
                             pattern=<regular expression>
                           how often: probability=0.1, times=3, after=2
                           example: --fault status=503,path=/customers,probability=0.1

While it runs: GET, POST, DELETE /_sandbox/faults; GET, DELETE /_sandbox/log;
GET, PATCH /_sandbox/options; GET /_sandbox/mails (V3)
`;

/** What the command line asks for. */
export interface CommandLine {
	help: boolean;
	options: SandboxOptions;
	faults: FaultRule[];
}

const DEFAULT_PORT = 4010;
const POLICIES = ['NO_CHECK', 'BLOCK', 'MERGE'] as const;

/**
 * Reads the command line.
 * @throws TypeError for unknown options, RangeError for values that make no sense
 */
export function readCommandLine(args: string[]): CommandLine {
	const { values } = parseArgs({
		args,
		options: {
			help: { type: 'boolean', short: 'h', default: false },
			port: { type: 'string', default: String(DEFAULT_PORT) },
			host: { type: 'string', default: '127.0.0.1' },
			seed: { type: 'string', default: '1' },
			latency: { type: 'string', default: '0' },
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
			'retry-after': { type: 'string', default: 'seconds' },
			reindexing: { type: 'boolean', default: false },
			'empty-event-body': { type: 'boolean', default: false },
			fault: { type: 'string', multiple: true, default: [] },
			...CONSTANT_CONTACT_V1_FLAGS,
			...CONSTANT_CONTACT_V2_FLAGS,
			...CONSTANT_CONTACT_V3_FLAGS,
		},
	});
	const contactHub: Partial<ContactHubOptions> = {
		deepPaging: !values['refuse-deep-pages'],
		reindexing: values.reindexing,
		emptyEventBody: values['empty-event-body'],
	};
	const numbers = {
		customers: 'customers',
		events: 'events',
		'index-lag': 'indexLagMs',
		'event-lag': 'eventLagMs',
		'same-timestamp': 'sameTimestampEvery',
	} as const;
	for (const [name, option] of Object.entries(numbers) as Array<
		[keyof typeof numbers, (typeof numbers)[keyof typeof numbers]]
	>) {
		const text = values[name];
		if (text !== undefined) contactHub[option] = number(name, text);
	}
	if (values.uniqueness !== undefined) {
		contactHub.uniquenessPolicy = oneOf('uniqueness', values.uniqueness, POLICIES);
	}
	if (values['unique-property'] !== undefined) {
		contactHub.uniqueProperty = values['unique-property'];
	}
	if (values.mandatory !== undefined) contactHub.mandatoryProperties = values.mandatory.split(',');
	if (values['rate-limit'] !== undefined) {
		contactHub.rateLimit = rateLimit('rate-limit', values['rate-limit'], values['retry-after']);
	}
	return {
		help: values.help,
		options: {
			host: values.host,
			port: number('port', values.port),
			randomSeed: number('seed', values.seed),
			latencyMs: number('latency', values.latency),
			contactHub,
			constantContactV1: readConstantContactV1(values, values['retry-after']),
			constantContactV2: readConstantContactV2(values),
			constantContactV3: readConstantContactV3(values),
		},
		faults: values.fault.map(faultFromText),
	};
}
