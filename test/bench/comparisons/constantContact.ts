import { exportByHttp, exportByLoop, exportByNode } from '../works/exportFile';
import {
	feedsByHelper,
	feedsByHttp,
	feedsByHttpToContacts,
	feedsByLoop,
	feedsByNode,
} from '../works/feeds';
import { importV1ByHttp, importV1ByLoop, importV1ByNode } from '../works/importV1';
import { createV2ByHttp, importV2ByHttp, importV2ByLoop, importV2ByNode } from '../works/importV2';
import {
	importV3ByLoop,
	importV3ByNode,
	wholeContactsByHelper,
	wholeContactsByHttp,
	wholeContactsByLoop,
	wholeContactsByNode,
} from '../works/oauthContacts';
import {
	contactsByHelper,
	contactsByHttp,
	contactsByLoop,
	contactsByNode,
	tableByHttp,
	tableByLoop,
	tableByNode,
} from '../works/tokenContacts';
import type { Comparison, Sizes } from './comparison';
import { count, helper, http, loop, ours } from './contenders';

/**
 * Activities do their work within the request that starts them. Otherwise it would be done within a later one, of whoever comes
 * next.
 */
const V1_OR_V2_AT_ONCE = { pendingMs: 0, queuedMs: 0, runningMs: 0 };
const V3_AT_ONCE = { initializedMs: 0, processingMs: 0 };

const V1 = 'Constant Contact V1 (Legacy) node';
const V2 = 'Constant Contact V2 (Legacy) node';
const V3 = 'Constant Contact node';

/** Lists of contacts in XML, and their import. */
export function constantContactV1({ list, rows, slowWrites }: Sizes): Comparison[] {
	return [
		{
			key: 'feeds',
			title: `Version 1: Get Many of ${count(list)} contacts (XML)`,
			sandbox: { constantContactV1: { contacts: list } },
			records: list,
			canGain: false,
			contenders: [
				ours(V1, feedsByNode),
				loop(feedsByLoop, 'Bare loop that reads no XML'),
				helper(feedsByHelper),
				http('HTTP Request, XML and Split Out', feedsByHttp),
				http(
					'The same and Edit Fields, to the same items',
					feedsByHttpToContacts,
					'httpToContacts',
				),
			],
			aims: { loop: 1.5 },
		},
		{
			key: 'importV1',
			title: `Version 1: import of a file with ${count(rows)} rows`,
			sandbox: { constantContactV1: { contacts: 0, ...V1_OR_V2_AT_ONCE } },
			records: rows,
			canGain: true,
			contenders: [
				ours(V1, importV1ByNode(rows)),
				loop(importV1ByLoop(rows), 'Bare loop that reads no CSV'),
				http('HTTP Request, one by one', importV1ByHttp(slowWrites), 'http', slowWrites),
			],
			aims: { loop: 1.3 },
		},
	];
}

/** Lists of contacts in JSON, their import and export, and their replication. */
export function constantContactV2({ rows, slowWrites }: Sizes): Comparison[] {
	const sandbox = { constantContactV2: { contacts: rows, lists: 1 } };
	return [
		{
			key: 'contacts',
			title: `Version 2: Get Many of ${count(rows)} contacts`,
			sandbox,
			records: rows,
			canGain: false,
			contenders: [
				ours(V2, contactsByNode),
				loop(contactsByLoop),
				helper(contactsByHelper),
				http('HTTP Request and Split Out', contactsByHttp),
			],
			aims: { loop: 1.1 },
		},
		{
			key: 'importV2',
			title: `Version 2: import of a file with ${count(rows)} rows`,
			sandbox: { constantContactV2: { contacts: 0, ...V1_OR_V2_AT_ONCE } },
			records: rows,
			canGain: true,
			contenders: [
				ours(V2, importV2ByNode(rows)),
				loop(importV2ByLoop(rows), 'Bare loop that parts lines at commas'),
				http('HTTP Request, one by one', createV2ByHttp(slowWrites), 'http', slowWrites),
				http(
					'Extract from File and HTTP Request, 20,000 rows a time',
					importV2ByHttp(rows),
					'httpInBulk',
				),
			],
			aims: { loop: 1.3 },
		},
		{
			key: 'export',
			title: `Version 2: download of the export of ${count(rows)} contacts, as items`,
			sandbox,
			records: rows,
			canGain: false,
			contenders: [
				ours(V2, exportByNode(rows)),
				loop(exportByLoop(rows), 'Bare loop that parts lines at commas'),
				http('HTTP Request, twice, and Extract from File', exportByHttp(rows)),
			],
		},
		{
			key: 'table',
			title: `Version 2: replication of ${count(rows)} contacts into a file`,
			sandbox,
			records: rows,
			canGain: false,
			contenders: [
				ours(V2, tableByNode),
				loop(tableByLoop),
				http('HTTP Request, Split Out and Convert to File', tableByHttp),
			],
			aims: { loop: 1.3 },
		},
	];
}

/** Lists of complete contacts in the current version, and their import. */
export function constantContactV3({ rows }: Sizes): Comparison[] {
	return [
		{
			key: 'wholeContacts',
			title: `Version 3: Get Many of ${count(rows)} contacts with all their parts`,
			sandbox: { constantContactV3: { contacts: rows, lists: 1 } },
			records: rows,
			canGain: false,
			contenders: [
				ours(V3, wholeContactsByNode),
				loop(wholeContactsByLoop),
				helper(wholeContactsByHelper),
				http('HTTP Request and Split Out', wholeContactsByHttp),
			],
			aims: { loop: 1.3 },
		},
		{
			key: 'importV3',
			title: `Version 3: import of a file with ${count(rows)} rows`,
			sandbox: { constantContactV3: { contacts: 1, lists: 1, ...V3_AT_ONCE } },
			records: rows,
			canGain: true,
			contenders: [
				ours(V3, importV3ByNode(rows)),
				loop(importV3ByLoop(rows), 'Bare loop that parts lines at commas'),
			],
			aims: { loop: 1.3 },
		},
	];
}
