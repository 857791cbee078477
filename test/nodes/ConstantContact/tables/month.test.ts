import type { IDataObject } from 'n8n-workflow';

import { ManualClock } from '../../../sandbox';
import { Month, sorted, withoutSize } from '../../constantContactShared/replication/month';
import { AccountChanges } from './month/changes';
import {
	activitiesOf,
	allActivities,
	connectReplicator,
	memoryOf,
	presentContacts,
	useClock,
	type Replicator,
} from './setup';

const TABLES = ['contactLists', 'contactTracking', 'contacts', 'emailCampaigns'];

let node: Replicator;

/** The rows of a table, read as a whole by a node that remembers nothing. */
async function source(table: string): Promise<IDataObject[]> {
	node.staticData = {};
	return await node.rows({ tables: [table], replication: 'full' });
}

const present = (rows: IDataObject[]) => rows.filter(({ status }) => status !== 'DELETED');

afterAll(async () => await node.close());

it('a month of daily runs ends with the same rows as the account has', async () => {
	const clock = new ManualClock(Date.UTC(2026, 0, 1, 2));
	// n8n's clock is hours ahead of the server's
	useClock({ now: () => clock.now() + 3 * 3_600_000 });
	node = await connectReplicator({
		clock,
		keepBodies: false,
		constantContactV3: { contacts: 1100, campaigns: 16, recipients: 260, cursorTtlMs: 3_600_000 },
	});
	const changes = new AccountChanges(node.account, clock, 2026);
	// Tokens are renewed each day, by n8n itself
	const month = new Month({ node, clock, changes, tables: TABLES, faulty: /^\/v3\// });
	await month.live();

	for (const table of TABLES) expect(memoryOf(node, table)!.unfinished).toBeUndefined();
	expect(sorted(present(month.copied('contacts')))).toEqual(sorted(await source('contacts')));
	expect(present(month.copied('contacts'))).toHaveLength(presentContacts(node).length);
	expect(withoutSize(month.copied('contactLists'))).toEqual(
		withoutSize(await source('contactLists')),
	);
	expect(month.copied('contactLists')).toHaveLength(node.account.counts.lists);
	expect(sorted(present(month.copied('emailCampaigns')))).toEqual(
		sorted(await source('emailCampaigns')),
	);
	const kept = month.copy.get('contactTracking')!;
	expect(allActivities(node).filter((key) => !kept.has(key))).toEqual([]);
	const campaigns = node.account.campaigns();
	const happened = new Set(campaigns.flatMap(({ id }) => activitiesOf(node, id)));
	expect([...kept.keys()].filter((key) => !happened.has(key))).toEqual([]);
}, 600_000);
