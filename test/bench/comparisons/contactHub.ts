import { AT_ONCE, listByHelper, listByHttp, listByLoop, listByNode } from '../works/customers';
import {
	writeByHelper,
	writeByHttp,
	writeByHttpAtOnce,
	writeByLoop,
	writeByNode,
} from '../works/newCustomers';
import { peersCreating, peersListing } from '../works/peerNodes';
import type { Comparison, Contender, Sizes } from './comparison';
import { count, helper, http, loop, ours } from './contenders';

/** Lists of customers, and customers written one by one. */
export function contactHub(sizes: Sizes): Comparison[] {
	const { list, longList, latency, longLatency } = sizes;
	return [
		{
			key: 'customers',
			title: `Get Many of ${count(list)} customers, ${latency} ms for a response`,
			sandbox: { latencyMs: latency, contactHub: { customers: list } },
			records: list,
			canGain: true,
			contenders: [...listing(), helper(listByHelper), ...peersListing()],
			aims: { helper: HELPER },
		},
		{
			key: 'manyCustomers',
			title: `Get Many of ${count(longList)} customers, ${longLatency} ms for a response`,
			sandbox: { latencyMs: longLatency, contactHub: { customers: longList } },
			records: longList,
			canGain: true,
			contenders: listing(),
		},
		writing('create', 'Create', sizes, [
			helper(writeByHelper(sizes.writes)),
			...peersCreating(sizes.slowWrites),
		]),
		writing('upsert', 'Create or Update', sizes),
	];
}

/** Most time beside the loop through n8n's helper: what is ours is at most 15 %. */
const HELPER = 1.15;

const NODE = 'ContactHub node';
const LOOP = `Bare loop, ${AT_ONCE} requests at once`;

const listingByHttp = http('HTTP Request and Split Out', listByHttp);

function listing(): Contender[] {
	return [ours(NODE, listByNode()), loop(listByLoop, LOOP), listingByHttp];
}

function writingByHttp(slowWrites: number): Contender {
	return http('HTTP Request in Loop Over Items', writeByHttp(slowWrites), 'http', slowWrites);
}

function writing(
	operation: 'create' | 'upsert',
	name: string,
	{ writes, slowWrites, latency }: Sizes,
	others: Contender[] = [],
): Comparison {
	return {
		key: operation,
		title: `${name} of ${count(writes)} customers, ${latency} ms for a response`,
		sandbox: { latencyMs: latency, contactHub: { customers: 0, events: 0 } },
		records: writes,
		canGain: true,
		contenders: [
			ours(NODE, writeByNode(operation, writes)),
			loop(writeByLoop(writes), LOOP),
			writingByHttp(slowWrites),
			http('HTTP Request, all at once', writeByHttpAtOnce(writes), 'httpAtOnce'),
			...others,
		],
		aims: { helper: HELPER },
	};
}
