import type { IDataObject } from 'n8n-workflow';

import { ManualClock } from '../../../sandbox';
import { Month, sorted, withoutSize } from '../../constantContactShared/replication/month';
import { AccountChanges } from './month/changes';
import {
	activitiesOf,
	allActivities,
	connectReplicator,
	presentContacts,
	useClock,
	type Replicator,
} from './setup';

const TABLES = ['contactLists', 'contactTracking', 'contacts', 'emailCampaigns'];

let node: Replicator;

const present = (rows: IDataObject[]) => rows.filter(({ status }) => status !== 'DELETED');

afterAll(async () => await node.close());

it('a month of daily runs ends with the same rows as the account has', async () => {
	const clock = new ManualClock(Date.UTC(2026, 0, 1, 2));
	// n8n's clock is hours ahead of the server's
	useClock({ now: () => clock.now() + 3 * 3_600_000 });
	node = await connectReplicator({
		clock,
		keepBodies: false,
		constantContactV3: { contacts: 1100, campaigns: 8, recipients: 120, cursorTtlMs: 3_600_000 },
	});
	const changes = new AccountChanges(node.account, clock, 2026);
	// Tokens are renewed every day, by n8n itself
	const month = new Month({ node, clock, changes, tables: TABLES, faulty: /^\/v3\// });
	await month.live();

	const campaigns = node.account.campaigns();
	month.expectComplete(
		allActivities(node),
		campaigns.flatMap(({ id }) => activitiesOf(node, id)),
	);
	expect(sorted(present(month.copied('contacts')))).toEqual(
		sorted(await month.readWhole('contacts')),
	);
	expect(present(month.copied('contacts'))).toHaveLength(presentContacts(node).length);
	expect(withoutSize(month.copied('contactLists'))).toEqual(
		withoutSize(await month.readWhole('contactLists')),
	);
	expect(month.copied('contactLists')).toHaveLength(node.account.counts.lists);
	expect(sorted(present(month.copied('emailCampaigns')))).toEqual(
		sorted(await month.readWhole('emailCampaigns')),
	);
}, 600_000);
