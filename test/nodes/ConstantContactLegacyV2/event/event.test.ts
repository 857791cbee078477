import { ConstantContactLegacyV2 } from '../../../../nodes/ConstantContactLegacyV2/ConstantContactLegacyV2.node';
import { listSearch } from '../../../support';
import { byId, connectNode, type ConnectedNode } from '../setup';

let node: ConnectedNode;
beforeEach(async () => {
	node = await connectNode({
		constantContactV2: { eventsGone: false, events: 60, registrants: 2 },
	});
});
afterEach(async () => await node.close());

const queries = () => node.sandbox.log.entries.map(({ query: { api_key: _, ...query } }) => query);

const search = async (filter?: string) =>
	await listSearch(ConstantContactLegacyV2, 'searchEvents', {
		credentials: node.credentials,
		parameters: { resource: 'event', operation: 'get' },
		filter,
	});

describe('an account from before the retirement', () => {
	it('Get Many reads all events, 50 at a time', async () => {
		const { error, json } = await node.run('event', 'getAll', { returnAll: true });
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual(['GET /eventspot/events', 'GET /eventspot/events']);
		expect(queries()).toEqual([{ limit: '50' }, { next: expect.any(String) }]);
		const events = node.account.events();
		expect(json.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
		expect(json[0]).toMatchObject({
			name: events[0]?.name,
			status: events[0]?.status,
			total_registered_count: 2,
			event_detail_url: `/v2/eventspot/events/${events[0]?.id}`,
		});
	});

	it('Get returns the events that the items name, paired with them', async () => {
		const [first, second] = node.account.events();
		const { items } = await node.run(
			'event',
			'get',
			{ event: byId('={{ $json.id }}') },
			[{ id: first?.id }, { id: 'unknown' }, { id: second?.id }],
			{ continueOnFail: 'continueRegularOutput' },
		);
		expect(items.map(({ json }) => json.id)).toEqual([first?.id, undefined, second?.id]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		expect(items[0]?.json).toMatchObject({
			currency_type: 'USD',
			track_information: { guest_limit: 2 },
		});
		expect(items[1]?.json.error).toMatch(/Could not get event.*Nothing has this ID/);
	});

	it('the pick list shows names with the day, and finds them by a part', async () => {
		const events = node.account.events();
		const day = (start: number) => new Date(start).toISOString().slice(0, 10);
		const shown = events.map(({ id, name, start }) => ({
			name: `${name} (${day(start)})`,
			value: id,
		}));
		expect((await search()).results).toEqual(shown);
		const auctions = shown.filter(({ name }) => name.toLowerCase().includes('auction'));
		expect(auctions.length).toBeGreaterThan(0);
		expect((await search('AUCTION')).results).toEqual(auctions);
	});
});

describe('an account today', () => {
	beforeEach(() => {
		node.account.options.eventsGone = true;
	});

	it.each<[string, string, Record<string, unknown>]>([
		['event', 'getAll', { returnAll: true }],
		['event', 'get', { event: byId('a07e1') }],
		['registrant', 'getAll', { event: byId('a07e1') }],
		['registrant', 'get', { event: byId('a07e1'), registrantId: '001' }],
	])('%s, %s: the retirement is explained, after one request', async (...operation) => {
		const { error } = await node.run(...operation);
		expect(error?.description).toContain(', http.status.gone, status 400)');
		expect(error?.description).toMatch(
			/^Constant Contact retired EventSpot in June 2024, and with it everything about events/,
		);
		expect(node.sandbox.log.count).toBe(1);
	});

	it.each(['array', 'object'] as const)(
		'the pick list explains it, too, whatever the shape of the response: %s',
		async (shape) => {
			node.account.options.errorShape = shape;
			await expect(search()).rejects.toMatchObject({
				message: expect.stringContaining('Could not list events'),
				description: expect.stringContaining('retired EventSpot in June 2024'),
			});
		},
	);

	it('Continue on Fail keeps the explanation', async () => {
		const { items } = await node.run('event', 'get', { event: byId('a07e1') }, [{}], {
			continueOnFail: 'continueRegularOutput',
		});
		expect(items[0]?.json.error).toContain('retired EventSpot in June 2024');
	});
});
