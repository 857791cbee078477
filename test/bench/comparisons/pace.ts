import type { Connection } from '../../support';
import { listByNode } from '../works/customers';
import { writeByHttpAtOnce, writeByNode } from '../works/newCustomers';
import type { Comparison, Contender, Sizes, Work } from './comparison';
import { count, fixed, http, ours } from './contenders';

const NODE = 'ContactHub node';

/** Requests a second that the service with a hidden limit takes. */
const RATE = 200;

/** Requests at the same time beyond which the slow service needs longer for each. */
const WORKERS = 8;

/** The pace that the node finds by itself, beside fixed numbers of requests at the same time. */
export function pace(sizes: Sizes): Comparison[] {
	const { list, writes, latency } = sizes;
	const empty = { latencyMs: latency, contactHub: { customers: 0, events: 0 } };
	const create = (people: number) => (connection?: Connection) =>
		writeByNode('create', people, connection);
	const few = Math.ceil(writes / 10);
	const limited = 2 * writes;
	return [
		{
			key: 'paceFew',
			title: `Create of ${count(few)} customers, ${latency} ms for a response`,
			sandbox: empty,
			records: few,
			canGain: true,
			contenders: among([4, 16, 32], create(few)),
			aims: { bestFixed: 2, baseline: 1 },
		},
		{
			key: 'paceCreate',
			title: `Create of ${count(writes)} customers, ${latency} ms for a response`,
			sandbox: empty,
			records: writes,
			canGain: true,
			contenders: among([8, 16, 32, 50], create(writes)),
			aims: { bestFixed: 1.1, baseline: 3 },
		},
		{
			key: 'paceUpsert',
			title: `Create or Update of ${count(writes)} customers, ${latency} ms for a response`,
			sandbox: empty,
			records: writes,
			canGain: true,
			contenders: among([16, 32, 50], (connection) => writeByNode('upsert', writes, connection)),
			aims: { bestFixed: 1.1, baseline: 3 },
		},
		{
			key: 'paceList',
			title: `Get Many of ${count(list)} customers, ${latency} ms for a response`,
			sandbox: { latencyMs: latency, contactHub: { customers: list } },
			records: list,
			canGain: true,
			contenders: among([8, 16, 32], listByNode),
			aims: { bestFixed: 2, baseline: 2 },
		},
		{
			key: 'paceSlow',
			title: `Create of ${count(writes)} customers; more than ${WORKERS} requests at the same time take longer`,
			sandbox: { ...empty, slowBeyond: WORKERS },
			records: writes,
			canGain: true,
			contenders: among([4, 8, 12, 16, 32], create(writes)),
			aims: { bestFixed: 1 / 0.9, refused: 0.02 },
		},
		{
			key: 'paceRate',
			title: `Create of ${count(limited)} customers; more than ${RATE} requests a second are refused`,
			sandbox: {
				...empty,
				contactHub: { ...empty.contactHub, rateLimit: { requests: RATE, perMs: 1_000 } },
			},
			records: limited,
			canGain: true,
			contenders: [
				...among([4, 5, 6, 8, 16], create(limited)),
				{
					...http('HTTP Request, all at once', writeByHttpAtOnce(limited, true), 'httpAtOnce'),
					mayFail: true,
				},
			],
			aims: { bestFixed: 1 / 0.9, refused: 0.02 },
		},
	];
}

/** The node as it is, and with fixed numbers. */
function among(numbers: number[], makeWork: (connection?: Connection) => Work): Contender[] {
	return [ours(NODE, makeWork()), ...numbers.map((number) => fixed(number, makeWork))];
}
