import { connectReplicator, type Replicator } from './setup';

let node: Replicator;

beforeEach(async () => {
	node = await connectReplicator({ constantContactV2: { contacts: 0, campaigns: 0 } });
});
afterEach(async () => await node.close());

/** A campaign that has just changed, in an older kind of response. */
const respondOnce = (time: string) => {
	const campaign = { id: 1116223998, name: 'June', status: 'SENT', last_edit_date: time };
	const body = JSON.stringify({ meta: { pagination: {} }, results: [campaign] });
	node.sandbox.faults.add({
		when: { method: 'GET', path: /\/emailmarketing\/campaigns$/ },
		times: 1,
		do: { kind: 'status', status: 200, body },
	});
};

describe('email campaigns in older responses', () => {
	it('have their key and their ID as newer ones have them', async () => {
		const time = '2012-02-10T11:07:42.626Z';
		respondOnce(time);
		const rows = await node.rows({ tables: ['emailCampaigns'], replication: 'full' });
		expect(rows).toEqual([{ id: '1116223998', name: 'June', status: 'SENT', modified_date: time }]);
	});

	it('are not passed on twice by runs whose windows overlap, and are when they changed', async () => {
		const run = async (time: string) => {
			respondOnce(time);
			return await node.rows({ tables: ['emailCampaigns'] });
		};
		const time = new Date(Date.now() - 60_000).toISOString();
		const later = new Date(Date.now() - 30_000).toISOString();
		expect(await run(time)).toHaveLength(1);
		expect(await run(time)).toEqual([]);
		expect(await run(later)).toMatchObject([{ id: '1116223998', modified_date: later }]);
	});
});
