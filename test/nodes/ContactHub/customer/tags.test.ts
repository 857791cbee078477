import { byId, connectNode, type ConnectedNode, type Parameters } from '../setup';

let node: ConnectedNode;

beforeAll(async () => {
	node = await connectNode({ contactHub: { customers: 0, events: 0 } });
});
afterAll(async () => await node.close());
beforeEach(() => node.sandbox.log.clear());

const byName = (value: string): Parameters => ({ __rl: true, mode: 'name', value });

/** A customer with these tags; null for none. */
const tagged = (tags: { auto: string[]; manual: string[] } | null) =>
	node.hub.putCustomer({ externalId: 'x', base: { firstName: 'Ann' }, tags }).id;

const change = async (operation: 'addTag' | 'removeTag', id: string, tag: string, more = {}) =>
	await node.run('customer', operation, { customer: byId(id), tag: byName(tag), ...more });

const patches = () => node.sandbox.log.matching({ method: 'PATCH' }).map(({ body }) => body);

describe('customer: addTag', () => {
	it('reads the tags and patches the manual ones, leaving the automatic alone', async () => {
		const id = tagged({ auto: ['robot'], manual: ['vip'] });
		const { json } = await change('addTag', id, ' new tag ');
		expect(node.requests()).toEqual([`GET /customers/${id}`, `PATCH /customers/${id}`]);
		expect(patches()).toEqual([{ tags: { manual: ['vip', 'new tag'] } }]);
		const tags = { auto: ['robot'], manual: ['vip', 'new tag'] };
		expect(json).toEqual([{ customerId: id, tag: 'new tag', changed: true, tags }]);
		expect(node.hub.customer(id)).toMatchObject({ tags, base: { firstName: 'Ann' } });
	});

	it('gives a customer its first tag', async () => {
		const id = tagged(null);
		await change('addTag', id, 'first');
		expect(patches()).toEqual([{ tags: { manual: ['first'] } }]);
		expect(node.hub.customer(id)?.tags).toEqual({ auto: [], manual: ['first'] });
	});

	it('writes nothing if the tag is there already', async () => {
		const id = tagged({ auto: [], manual: ['vip'] });
		const { json } = await change('addTag', id, 'vip');
		expect(node.requests()).toEqual([`GET /customers/${id}`]);
		expect(json).toMatchObject([{ changed: false, tags: { manual: ['vip'] } }]);
	});

	it('adds a manual tag beside an automatic one of that name', async () => {
		const id = tagged({ auto: ['vip'], manual: [] });
		await change('addTag', id, 'vip');
		expect(node.hub.customer(id)?.tags).toEqual({ auto: ['vip'], manual: ['vip'] });
	});

	it('loses no tag when many items are about one customer', async () => {
		const ids = [tagged(null), tagged({ auto: ['robot'], manual: ['old'] })];
		const items = Array.from({ length: 12 }, (_, index) => ({
			id: ids[index % 2] ?? '',
			tag: `tag${index}`,
		}));
		const { log, settings } = node.sandbox;
		settings.latencyMs = 5;
		settings.isHeld = () => log.peakInFlight < 2;
		await node.runOk(
			'customer',
			'addTag',
			{
				customer: byId('={{ $json.id }}'),
				tag: byName('={{ $json.tag }}'),
				connection: { maxConcurrentRequests: 4 },
			},
			items,
		);
		settings.latencyMs = 0;
		settings.isHeld = undefined;
		const own = (rest: number) =>
			items.filter((_, index) => index % 2 === rest).map(({ tag }) => tag);
		expect(node.hub.customer(ids[0] ?? '')?.tags?.manual).toEqual(own(0));
		expect(node.hub.customer(ids[1] ?? '')?.tags?.manual).toEqual(['old', ...own(1)]);
		// Different customers don't wait for each other.
		expect(log.peakInFlight).toBe(2);
	});

	it('refuses an empty tag', async () => {
		const { error } = await change('addTag', tagged(null), '={{ $json.none }}');
		expect(error?.message).toBe("'Tag' is empty: its expression returns nothing [item 0]");
		expect(node.requests()).toEqual([]);
	});

	it('says that nobody has this ID', async () => {
		const { error } = await change('addTag', 'nobody', 'vip');
		expect(error?.message).toBe(
			'Could not add tag to customer: customer not found nobody [item 0]',
		);
		expect(node.requests()).toEqual(['GET /customers/nobody']);
	});
});

describe('customer: removeTag', () => {
	it('removes the manual tag, leaving the automatic ones alone', async () => {
		const id = tagged({ auto: ['robot', 'vip'], manual: ['a', 'vip', 'b', 'vip'] });
		const { json } = await change('removeTag', id, 'vip');
		expect(node.requests()).toEqual([`GET /customers/${id}`, `PATCH /customers/${id}`]);
		expect(patches()).toEqual([{ tags: { manual: ['a', 'b'] } }]);
		expect(json).toMatchObject([
			{ customerId: id, tag: 'vip', changed: true, tags: { manual: ['a', 'b'] } },
		]);
		expect(node.hub.customer(id)?.tags?.auto).toEqual(['robot', 'vip']);
	});

	it('empties the list with the last tag', async () => {
		const id = tagged({ auto: [], manual: ['vip'] });
		await change('removeTag', id, 'vip');
		expect(patches()).toEqual([{ tags: { manual: [] } }]);
	});

	it.each([{ auto: ['vip'], manual: ['VIP'] }, null])('reports a missing tag: %j', async (tags) => {
		const id = tagged(tags);
		const { error } = await change('removeTag', id, 'vip');
		expect(error).toMatchObject({
			message: `The customer ${id} does not have the tag 'vip' [item 0]`,
			description: "Check the tag's spelling, or set 'If the Tag Is Missing' to Ignore.",
		});
		expect(node.requests()).toEqual([`GET /customers/${id}`]);
	});

	it('continues without a missing tag if the user says so', async () => {
		const id = tagged({ auto: ['robot'], manual: ['other'] });
		const { json, error } = await change('removeTag', id, 'vip', { ifMissing: 'ignore' });
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual([`GET /customers/${id}`]);
		expect(json).toEqual([
			{
				customerId: id,
				tag: 'vip',
				changed: false,
				tags: { auto: ['robot'], manual: ['other'] },
			},
		]);
	});

	it('reports the item whose tag is missing, and does the others', async () => {
		const id = tagged({ auto: [], manual: ['a', 'b', 'c'] });
		const { json, items } = await node.run(
			'customer',
			'removeTag',
			{ customer: byId(id), tag: byName('={{ $json.tag }}') },
			['a', 'x', 'c'].map((tag) => ({ tag })),
			{ continueOnFail: 'continueRegularOutput' },
		);
		expect(json.map(({ changed }) => changed)).toEqual([true, undefined, true]);
		expect(json[1]?.error).toContain(`does not have the tag 'x' [item 1]`);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2].map((item) => ({ item })));
		expect(node.hub.customer(id)?.tags?.manual).toEqual(['b']);
	});
});
