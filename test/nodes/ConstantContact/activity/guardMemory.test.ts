import type { IDataObject } from 'n8n-workflow';

import { ManualClock } from '../../../sandbox';
import { onRequest } from '../../constantContactShared/replication/replicator';
import { connectNode, type ConnectedNode } from '../setup';

let node: ConnectedNode;

beforeEach(async () => (node = await connectNode()));
afterEach(async () => await node.close());

interface Settings {
	mode?: 'manual' | 'trigger';
	staticData?: IDataObject;
	options?: IDataObject;
}

/** Imports two people, and returns the requests, and what n8n stores. */
async function importTwo({ mode = 'trigger', staticData, options = {} }: Settings = {}) {
	node.sandbox.log.clear();
	const { error, staticData: kept } = await node.run(
		'activity',
		'importContacts',
		{
			lists: [node.account.lists()[0]!.id],
			activityOptions: { checkEvery: 0.1, onlyNewlyUnsubscribed: true, ...options },
		},
		[{ email: 'old@example.com' }, { email: 'fresh@example.com' }],
		{ mode, ...(staticData && { staticData }) },
	);
	const read = node.sandbox.log.entries.find(({ path }) => path.endsWith('/contacts'));
	const sent = node.sandbox.log.entries.find(({ method }) => method === 'POST')?.body;
	const rows = (sent as { import_data: Array<{ email: string }> } | undefined)?.import_data;
	return {
		error,
		kept,
		since: (read?.query as IDataObject | undefined)?.optout_after,
		emails: rows?.map(({ email }) => email),
	};
}

it('reads everybody until a scheduled run has confirmed a time', async () => {
	const byHand = await importTwo({ mode: 'manual' });
	expect(byHand.since).toBeUndefined();
	expect(JSON.stringify(byHand.kept)).not.toContain('unsubscribedUntil');
	const first = await importTwo({ staticData: byHand.kept });
	expect(first.error).toBeUndefined();
	expect(first.since).toBeUndefined();
	const begin = Date.now();
	const second = await importTwo({ staticData: first.kept });
	// Five minutes earlier, because two clocks may differ.
	const since = Date.parse(String(second.since));
	expect(since).toBeLessThanOrEqual(begin - 5 * 60_000);
	expect(since).toBeGreaterThan(begin - 10 * 60_000);
	node.account.putContact({ email: 'fresh@example.com' });
	node.account.optOut(node.account.contact('fresh@example.com')!.id);
	const third = await importTwo({ staticData: second.kept });
	expect(third.emails).toEqual(['old@example.com']);
});

it('confirms nothing if an activity failed or was not waited for', async () => {
	const { kept } = await importTwo();
	const time = JSON.stringify(kept);
	node.account.options.activityOutcome = 'failed';
	const failed = await importTwo({ staticData: kept });
	expect(failed.error).toBeDefined();
	expect(JSON.stringify(failed.kept)).toBe(time);
	node.account.options.processingMs = 60_000;
	const open = await importTwo({ staticData: kept, options: { timeLimit: 0.01 } });
	expect(open.error).toBeUndefined();
	expect(JSON.stringify(open.kept)).toBe(time);
});

it('is a matter of contacts that are named by their IDs, too', async () => {
	const { kept } = await importTwo();
	const [person] = node.account.contacts();
	node.sandbox.log.clear();
	const lists = [node.account.lists()[0]!.id];
	const activityOptions = { checkEvery: 0.1, onlyNewlyUnsubscribed: true };
	await node.run(
		'activity',
		'addToLists',
		{ lists, activityOptions },
		[{ contact_id: person!.id }],
		{
			mode: 'trigger',
			staticData: kept,
		},
	);
	expect(node.sandbox.log.entries[0]?.query).toHaveProperty('optout_after');
});

it.each([-20, 20])("compares with the server's clock, %d minutes from n8n's", async (minutes) => {
	await node.close();
	const clock = new ManualClock(Date.now() + minutes * 60_000);
	node = await connectNode({ clock, constantContactV3: { initializedMs: 0, processingMs: 0 } });
	const { kept } = await importTwo();
	clock.advance(60_000);
	node.account.putContact({ email: 'fresh@example.com' });
	node.account.optOut(node.account.contact('fresh@example.com')!.id);
	clock.advance(60_000);
	expect((await importTwo({ staticData: kept })).emails).toEqual(['old@example.com']);
});

it("reports people who unsubscribe meanwhile, by the server's clock", async () => {
	await node.close();
	const clock = new ManualClock(Date.now() - 20 * 60_000);
	node = await connectNode({ clock, constantContactV3: { initializedMs: 0, processingMs: 0 } });
	node.account.putContact({ email: 'fresh@example.com' });
	onRequest(node, ({ method }) => {
		if (method === 'POST') node.account.optOut(node.account.contact('fresh@example.com')!.id);
	});
	const { json } = await node.run(
		'activity',
		'importContacts',
		{ lists: [node.account.lists()[0]!.id], activityOptions: { checkEvery: 0.1 } },
		[{ email: 'fresh@example.com' }],
	);
	expect(json[0]).toMatchObject({ unsubscribed_meanwhile: ['fresh@example.com'] });
});

it.each(['no date', '2999-01-01T00:00:00Z', 7])('reads everybody after %j', async (stored) => {
	const { kept } = await importTwo();
	const damaged = JSON.parse(
		JSON.stringify(kept, (_, value: unknown) =>
			typeof value === 'string' && /^20\d\d-/.test(value) ? stored : value,
		),
	) as IDataObject;
	expect((await importTwo({ staticData: damaged })).since).toBeUndefined();
});
