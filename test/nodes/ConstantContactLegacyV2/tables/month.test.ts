import type { IDataObject } from 'n8n-workflow';

import { ManualClock } from '../../../sandbox';
import { Month, sorted, withoutSize } from '../../constantContactShared/replication/month';
import { AccountChanges } from './month/changes';
import { activitiesOf, allActivities, connectReplicator, useClock, type Replicator } from './setup';

const TABLES = ['contactLists', 'contactTracking', 'contacts', 'emailCampaigns'];

let node: Replicator;

/** A first run doesn't report campaigns that were deleted before. @param start when it began */
function campaignRows(start: number): IDataObject[] {
	const known = node.account
		.campaigns()
		.filter(({ status, modifiedTime }) => status !== 'DELETED' || modifiedTime >= start);
	return known.map(({ id, content, status, modifiedTime }) => ({
		id: String(id),
		name: content.name,
		status,
		modified_date: new Date(modifiedTime).toISOString(),
	}));
}

afterAll(async () => await node.close());

it('a month of daily runs ends with the same rows as the account has', async () => {
	const start = Date.UTC(2026, 0, 1, 2);
	const clock = new ManualClock(start);
	// n8n's clock is hours ahead of the server's
	useClock({ now: () => clock.now() + 3 * 3_600_000 });
	node = await connectReplicator({
		clock,
		keepBodies: false,
		constantContactV2: { contacts: 1100, campaigns: 70, recipients: 260, cursorTtlMs: 3_600_000 },
	});
	const changes = new AccountChanges(node.account, clock, 2026);
	const month = new Month({ node, clock, changes, tables: TABLES, faulty: /^\/v2\// });
	await month.live();

	const campaigns = node.account.campaigns();
	month.expectComplete(
		allActivities(node),
		campaigns.flatMap(({ id }) => activitiesOf(node, id)),
	);
	expect(sorted(month.copied('contacts'))).toEqual(sorted(await month.readWhole('contacts')));
	expect(month.copied('contacts')).toHaveLength(node.account.counts.contacts);
	expect(withoutSize(month.copied('contactLists'))).toEqual(
		withoutSize(await month.readWhole('contactLists')),
	);
	expect(month.copied('contactLists')).toHaveLength(node.account.counts.lists);
	expect(sorted(month.copied('emailCampaigns'))).toEqual(sorted(campaignRows(start)));
}, 600_000);
