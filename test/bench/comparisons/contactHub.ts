import { listByHttp, listByLoop, listByNode } from '../works/customers';
import { writeByHttp, writeByHttpAtOnce, writeByLoop, writeByNode } from '../works/newCustomers';
import { peersCreating, peersListing } from '../works/peerNodes';
import type { Comparison, Contender, Sizes } from './comparison';
import { count, http, loop, ours } from './contenders';

/** Lists of customers, and customers that are written one by one. */
export function contactHub(sizes: Sizes): Comparison[] {
	const { list, longList, latency, longLatency } = sizes;
	return [
		{
			key: 'customers',
			title: `Get Many of ${count(list)} customers, ${latency} ms for an answer`,
			sandbox: { latencyMs: latency, contactHub: { customers: list } },
			records: list,
			canGain: true,
			contenders: [...listing(), ...peersListing()],
		},
		{
			key: 'manyCustomers',
			title: `Get Many of ${count(longList)} customers, ${longLatency} ms for an answer`,
			sandbox: { latencyMs: longLatency, contactHub: { customers: longList } },
			records: longList,
			canGain: true,
			contenders: listing(),
		},
		writing('create', 'Create', sizes, peersCreating(sizes.slowWrites)),
		writing('upsert', 'Create or Update', sizes),
	];
}

const NODE = 'ContactHub node';
const LOOP = 'Bare loop, 4 requests at once';

function listing(): Contender[] {
	return [
		ours(NODE, listByNode()),
		loop(listByLoop, LOOP),
		http('HTTP Request and Split Out', listByHttp),
	];
}

function writing(
	operation: 'create' | 'upsert',
	name: string,
	{ writes, slowWrites, latency }: Sizes,
	peers: Contender[] = [],
): Comparison {
	return {
		key: operation,
		title: `${name} of ${count(writes)} customers, ${latency} ms for an answer`,
		sandbox: { latencyMs: latency, contactHub: { customers: 0, events: 0 } },
		records: writes,
		canGain: true,
		contenders: [
			ours(NODE, writeByNode(operation, writes)),
			loop(writeByLoop(writes), LOOP),
			http('HTTP Request in Loop Over Items', writeByHttp(slowWrites), 'http', slowWrites),
			http('HTTP Request, all at once', writeByHttpAtOnce(writes), 'httpAtOnce'),
			...peers,
		],
	};
}
