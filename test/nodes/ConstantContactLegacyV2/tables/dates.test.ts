import type { IDataObject } from 'n8n-workflow';

import { connectReplicator, useClock, type Replicator } from './setup';

const NOW = Date.UTC(2026, 2, 1, 12);

let node: Replicator;
beforeAll(async () => {
	node = await connectReplicator({ constantContactV2: { contacts: 3 } });
});
afterAll(async () => await node.close());
beforeEach(() => {
	useClock({ now: () => NOW } as never);
	node.staticData = {};
	node.sandbox.log.clear();
});

/** Replicates with an item that has the date in `since`, as returned by an expression. */
async function replicate(tableOptions: IDataObject, since: unknown) {
	const parameters = { tables: ['contacts'], keyStorage: 'own', tableOptions };
	return await node.run('table', 'replicate', parameters, [{ since } as IDataObject]);
}

const FIELDS = ['lastRunDate', 'startDate'];
const seconds = NOW / 1000;

describe.each(FIELDS)('%s', (field) => {
	it.each<[string, unknown, string]>([
		['ahead of now', '2026-03-01T12:00:00.001Z', 'is in the future: 2026-03-01T12:00:00.001Z'],
		['ahead of now in its zone', '2026-03-01T12:30:00+00:15', 'is in the future'],
		['a year ahead', NOW + 365 * 86_400_000, 'is in the future'],
		['in seconds', seconds, "isn't a date"],
		['in seconds, as a text', String(seconds), "isn't a date"],
		['in seconds of long ago', 946_684_800, "isn't a date"],
		[
			'in seconds, made a date',
			new Date(seconds),
			'as happens when seconds are used instead of milliseconds',
		],
		['in microseconds', NOW * 1000, "isn't a date"],
		['zero', 0, "isn't a date"],
		['null', null, 'its expression returns nothing'],
		['empty', '', 'its expression returns nothing'],
		['missing', undefined, 'its expression returns nothing'],
		['a word', 'yesterday', "isn't a date"],
	])('is refused %s, before anything is sent', async (_what, since, message) => {
		const { error } = await replicate({ [field]: '={{ $json.since }}' }, since);
		expect(error?.message).toContain(message);
		expect(node.queries()).toEqual([]);
	});

	it.each<[string, unknown]>([
		['now', NOW],
		['a day before', '2026-02-28T12:00:00Z'],
		['a day alone', '2026-03-01'],
		['that reads everything', '1970-01-01'],
		['of long ago, in milliseconds', Date.UTC(2000, 0, 1)],
		['of last century', '1999-12-31T23:59:59+14:00'],
	])('is taken %s', async (_what, since) => {
		const { error } = await replicate({ [field]: '={{ $json.since }}' }, since);
		expect(error).toBeUndefined();
		expect(node.queries()[0]).toContain('modified_since=');
	});

	it('left empty by hand means everything', async () => {
		const { error } = await replicate({ [field]: '' }, undefined);
		expect(error).toBeUndefined();
		expect(node.queries()).toEqual(['GET /contacts?status=ALL&limit=500']);
	});
});
