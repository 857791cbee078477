import { parseArgs } from 'node:util';
import { number } from './cliValues';
import { CONSTANT_CONTACT_V1, CONSTANT_CONTACT_V1_HELP } from './constantcontact-v1/commandLine';
import { CONSTANT_CONTACT_V2, CONSTANT_CONTACT_V2_HELP } from './constantcontact-v2/commandLine';
import { CONSTANT_CONTACT_V3, CONSTANT_CONTACT_V3_HELP } from './constantcontact-v3/commandLine';
import { CONTACT_HUB, CONTACT_HUB_HELP } from './contacthub/commandLine';
import { faultFromText } from './faultRules';
import type { FaultRule } from './faults';
import type { SandboxOptions } from './index';

const COMMON_HELP = `Starts the sandbox: a local server that behaves as the services do.

  npm run sandbox -- [options]

  --port <n>               port, default 4010 (0 = a free one)
  --host <address>         address to listen on, default 127.0.0.1
  --seed <n>               seed of data, ids and random faults, default 1
  --latency <ms>           delay of each response, default 0
  --retry-after <form>     Retry-After of a 429: seconds (default), date or none
`;

const FAULTS_HELP = `Faults
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
GET, PATCH /_sandbox/options; GET /_sandbox/mails
`;

/** The output of `--help`. */
export const HELP = [
	COMMON_HELP,
	CONTACT_HUB_HELP,
	CONSTANT_CONTACT_V1_HELP,
	CONSTANT_CONTACT_V2_HELP,
	CONSTANT_CONTACT_V3_HELP,
	FAULTS_HELP,
].join('\n');

/** The settings given on the command line. */
export interface CommandLine {
	help: boolean;
	options: SandboxOptions;
	faults: FaultRule[];
}

const DEFAULT_PORT = 4010;

/**
 * Parses the command line.
 * @throws TypeError for unknown options, RangeError for invalid values
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
			'retry-after': { type: 'string', default: 'seconds' },
			...CONTACT_HUB.flags,
			fault: { type: 'string', multiple: true, default: [] },
			...CONSTANT_CONTACT_V1.flags,
			...CONSTANT_CONTACT_V2.flags,
			...CONSTANT_CONTACT_V3.flags,
		},
	});
	const retryAfter = values['retry-after'];
	return {
		help: values.help,
		options: {
			host: values.host,
			port: number('port', values.port),
			randomSeed: number('seed', values.seed),
			latencyMs: number('latency', values.latency),
			contactHub: CONTACT_HUB.read(values, retryAfter),
			constantContactV1: CONSTANT_CONTACT_V1.read(values, retryAfter),
			constantContactV2: CONSTANT_CONTACT_V2.read(values, retryAfter),
			constantContactV3: CONSTANT_CONTACT_V3.read(values, retryAfter),
		},
		faults: values.fault.map(faultFromText),
	};
}
