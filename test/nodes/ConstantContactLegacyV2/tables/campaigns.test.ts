import type { IDataObject } from 'n8n-workflow';

import { ManualClock } from '../../../sandbox';
import {
	activitiesOf,
	activityKey,
	campaignsThat,
	connectReplicator,
	onRequest,
	type Replicator,
	memoryOf,
} from './setup';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

let node: Replicator;
let clock: ManualClock;

beforeEach(async () => {
	clock = new ManualClock(Date.UTC(2026, 2, 1, 12));
	node = await connectReplicator({
		clock,
		constantContactV2: { contacts: 30, campaigns: 12, recipients: 10, lists: 3 },
	});
});
afterEach(async () => await node.close());

const rows = async (table: string, more = {}) => {
	node.sandbox.log.clear();
	return await node.rows({ tables: [table], ...more });
};
const ids = (found: IDataObject[]) => found.map(({ id }) => Number(id));
const campaignsOf = (found: IDataObject[]) => [
	...new Set(found.map(({ campaign_id: id }) => Number(id))),
];

describe('campaigns', () => {
	it('that are sent after a run are read from their beginning', async () => {
		const [campaignId] = campaignsThat(node, 'DRAFT') as [number];
		node.account.putCampaign({ id: campaignId, status: 'RUNNING' });
		for (const contactId of [11, 12]) {
			node.account.recordActivity({ type: 'EMAIL_SEND', campaignId, contactId });
		}
		clock.advance(HOUR);
		expect(campaignsOf(await rows('contactTracking'))).not.toContain(campaignId);
		clock.advance(HOUR);
		node.account.putCampaign({ id: campaignId, status: 'SENT' });
		const found = await rows('contactTracking');
		expect(found.map(activityKey)).toEqual(activitiesOf(node, campaignId));
		expect(node.queries()).toContain(
			`GET /emailmarketing/campaigns/${campaignId}/tracking?limit=500`,
		);
		expect(await rows('contactTracking')).toEqual([]);
	});

	it('that were read contact by contact are not read again campaign by campaign', async () => {
		await rows('contactTracking');
		clock.advance(2 * HOUR);
		const [campaignId] = campaignsThat(node, 'DRAFT') as [number];
		node.account.putCampaign({ id: campaignId, status: 'SENT' });
		node.account.recordActivity({ type: 'EMAIL_SEND', campaignId, contactId: 11 });
		clock.advance(HOUR);
		const byContact = await rows('contactTracking', { tableOptions: { trackingBy: 'contact' } });
		expect(byContact.map(activityKey)).toEqual(activitiesOf(node, campaignId));
		clock.advance(HOUR);
		expect(await rows('contactTracking')).toEqual([]);
	});

	it('that were sent before the start date have activities since then alone', async () => {
		const startDate = '2026-02-01T00:00:00Z';
		const expected = campaignsThat(node, 'SENT')
			.flatMap((id) => activitiesOf(node, id))
			.filter((key) => /2026-0[23]-/.test(key));
		const found = await rows('contactTracking', { tableOptions: { startDate } });
		expect(found.map(activityKey)).toEqual(expected);
	});

	it('that are gone between two requests are read from their beginning once they are back', async () => {
		await rows('contactTracking');
		const [campaignId] = campaignsThat(node, 'SENT') as [number];
		clock.advance(HOUR);
		node.account.recordActivity({ type: 'EMAIL_OPEN', campaignId, contactId: 12 });
		clock.advance(HOUR);
		let requests = 0;
		onRequest(node, () => {
			if (++requests === 2) node.account.removeCampaign(campaignId);
		});
		expect(await rows('contactTracking')).toEqual([]);
		expect(node.queries()[1]).toContain(String(campaignId));
		clock.advance(HOUR);
		node.account.putCampaign({ id: campaignId, status: 'SENT' });
		expect((await rows('contactTracking')).map(activityKey)).toEqual(
			activitiesOf(node, campaignId),
		);
	});

	it('that were deleted are reported once', async () => {
		const [gone, other] = campaignsThat(node, 'SENT') as [number, number];
		expect(ids(await rows('emailCampaigns'))).toContain(gone);
		// A first run has no deleted ones: there is no copy of them yet
		expect(node.queries()).toHaveLength(1);
		clock.advance(DAY);
		node.account.removeCampaign(gone);
		const time = new Date(clock.now()).toISOString();
		clock.advance(MINUTE);
		expect(await rows('emailCampaigns')).toEqual([
			{ id: String(gone), name: expect.any(String), status: 'DELETED', modified_date: time },
		]);
		expect(node.queries()).toEqual([
			'GET /emailmarketing/campaigns?status=ALL&modified_since=2026-03-01T11:50:00.000Z&limit=50',
			'GET /emailmarketing/campaigns?status=DELETED&modified_since=2026-03-01T11:50:00.000Z&limit=50',
		]);
		expect(await rows('emailCampaigns')).toEqual([]);
		node.account.removeCampaign(other);
		expect(ids(await rows('emailCampaigns'))).toEqual([other]);
	});

	it('are read again when one is deleted that pulls another over the edge of a page', async () => {
		const many = await connectReplicator({ clock, constantContactV2: { campaigns: 70 } });
		const there = () =>
			many.account.campaigns().flatMap(({ id, status }) => (status === 'DELETED' ? [] : id));
		const newest = there().at(-1)!;
		const before = there();
		let pages = 0;
		onRequest(many, () => {
			if (++pages === 2) many.account.removeCampaign(newest);
		});
		const found = await many.rows({ tables: ['emailCampaigns'] });
		expect(ids(found).sort()).toEqual(before.sort());
		// Two pages, the deleted ones, and the same again
		expect(many.queries()).toHaveLength(6);
		expect(await many.rows({ tables: ['emailCampaigns'] })).toMatchObject([
			{ id: String(newest), status: 'DELETED' },
		]);
		onRequest(many, ({ query }) => {
			if (query.next !== undefined) many.account.removeCampaign(there().at(-1)!);
		});
		many.staticData = {};
		const { error } = await many.replicate({ tables: ['emailCampaigns'] });
		expect(error?.message).toContain('campaigns kept being deleted');
		expect(error?.description).toContain('Run again.');
		expect(memoryOf(many, 'emailCampaigns')).toBeUndefined();
		await many.close();
	});
});
