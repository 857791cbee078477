import { listByHelper, listByHttp, listByLoop, listByNode } from '../works/customers';
import { writeByHelper, writeByHttp, writeByLoop, writeByNode } from '../works/newCustomers';
import {
	contactsByHelper,
	contactsByHttp,
	contactsByLoop,
	contactsByNode,
} from '../works/tokenContacts';
import type { Comparison, Sizes } from './comparison';
import { count, helper, http, loop, ours } from './contenders';

/** Fewer records than elsewhere by this factor: each request takes longer. */
const FEWER = 5;

const KEPT = 'Bare loop, over connections that stay open';

/**
 * The same works with the server at a distance, over TLS, where a connection of its own for each request costs two more round
 * trips.
 */
export function distance({ list, writes, slowWrites, roundTrip }: Sizes): Comparison[] {
	const people = Math.ceil(writes / FEWER);
	const customers = Math.ceil(list / FEWER);
	const away = `over TLS, ${roundTrip} ms to the server and back`;
	// Connections can't be kept open inside n8n, so the loop that does is only for comparison.
	const common = { roundTripMs: roundTrip, aims: { loop: false as const } };
	return [
		{
			...common,
			key: 'distantCustomers',
			title: `Get Many of ${count(customers)} customers, ${away}`,
			sandbox: { contactHub: { customers } },
			records: customers,
			canGain: true,
			contenders: [
				ours('ContactHub node', listByNode()),
				loop(listByLoop, KEPT),
				helper(listByHelper),
				http('HTTP Request and Split Out', listByHttp),
			],
		},
		{
			...common,
			key: 'distantCreate',
			title: `Create of ${count(people)} customers, ${away}`,
			sandbox: { contactHub: { customers: 0, events: 0 } },
			records: people,
			canGain: true,
			contenders: [
				ours('ContactHub node', writeByNode('create', people)),
				loop(writeByLoop(people), KEPT),
				helper(writeByHelper(people)),
				http(
					'HTTP Request in Loop Over Items',
					writeByHttp(Math.ceil(slowWrites / FEWER)),
					'http',
					Math.ceil(slowWrites / FEWER),
				),
			],
		},
		{
			...common,
			key: 'distantContacts',
			title: `Version 2: Get Many of ${count(list)} contacts, ${away}`,
			sandbox: { constantContactV2: { contacts: list, lists: 1 } },
			records: list,
			canGain: false,
			aims: { ...common.aims, helper: 1.15 },
			contenders: [
				ours('Constant Contact V2 (Legacy) node', contactsByNode),
				loop(contactsByLoop, KEPT),
				helper(contactsByHelper),
				http('HTTP Request and Split Out', contactsByHttp),
			],
		},
	];
}
