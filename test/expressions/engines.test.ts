import { byId, connectNode, manual, type ConnectedNode } from '../nodes/ContactHub/setup';
import {
	currentExpressionEngine,
	startExpressionEngine,
	stopExpressionEngine,
} from '../support/expressionEngine';

// `npm run test:vm` starts the engine of n8n's server; on an older Node, `quickjs` stands in, which runs anywhere.
const given = currentExpressionEngine();
const engine = given === 'legacy' ? 'quickjs' : given;

beforeAll(async () => await startExpressionEngine(engine === 'vm' ? 'vm' : 'quickjs'));
afterAll(async () => {
	if (given === 'legacy') await stopExpressionEngine();
});

let node: ConnectedNode;
beforeEach(async () => (node = await connectNode({ contactHub: { customers: 3, events: 0 } })));
afterEach(async () => await node.close());

const id = (index: number) => [...node.hub.customers()][index]?.id ?? '';

/** The request bodies, in the order of the items. */
const bodies = () => node.sandbox.log.entries.map(({ body }) => body);

it('is a different engine from that of the other tests', () => {
	expect(currentExpressionEngine()).toBe(engine);
});

it('reads texts, numbers, lists and dates of each item', async () => {
	await node.runOk(
		'customer',
		'update',
		{
			customer: byId('={{ $json.id }}'),
			customerFields: manual({
				'base.firstName': '={{ $json.first.toTitleCase() }}',
				'base.dob': '={{ $json.born.toDateTime() }}',
				tags: '={{ [$json.tag, "all"] }}',
				externalId: '={{ $itemIndex + 7 }}',
			}),
		},
		[
			{ id: id(0), first: 'ann', born: '1980-03-14', tag: 'a' },
			{ id: id(1), first: 'bob', born: '1999-12-31', tag: 'b' },
		],
		{ timezone: 'Europe/Rome' },
	);
	expect(node.requests().sort()).toEqual(
		[`PATCH /customers/${id(0)}`, `PATCH /customers/${id(1)}`].sort(),
	);
	expect(bodies()).toEqual(
		expect.arrayContaining([
			expect.objectContaining({ externalId: '7', base: { firstName: 'Ann', dob: '1980-03-14' } }),
			expect.objectContaining({ externalId: '8', base: { firstName: 'Bob', dob: '1999-12-31' } }),
		]),
	);
});

it('reads objects, and data of the nodes before', async () => {
	const json = await node.runOk(
		'event',
		'create',
		{
			customer: byId("={{ $('Start').item.json.id }}"),
			eventType: byId('viewedPage'),
			context: 'WEB',
			specifyProperties: 'json',
			propertiesJson: '={{ { url: $json.url, title: $json.title } }}',
		},
		[{ id: id(0), url: 'https://shop.example/a', title: 'A' }],
	);
	expect(json).toHaveLength(1);
	expect(bodies()).toEqual([
		expect.objectContaining({
			customerId: id(0),
			properties: { url: 'https://shop.example/a', title: 'A' },
		}),
	]);
});

it.each(['={{ $json.missing.toUpperCase() }}', '={{ JSON.parse("x") }}', '={{ $json.missing }}'])(
	'an ID that %s leaves empty is an error before anything is sent',
	async (expression) => {
		const { error } = await node.run('customer', 'delete', { customer: byId(expression) });
		expect(error?.message).toMatch(/Customer/);
		expect(node.requests()).toEqual([]);
	},
);

it('fills the credential of each item', async () => {
	const { json, error } = await node.run(
		'customer',
		'get',
		{ customer: byId('={{ $json.id }}') },
		[{ id: id(0) }, { id: id(1) }],
		{ credential: { workspaceId: `={{ "${node.hub.workspaceId}" }}` } },
	);
	expect(error).toBeUndefined();
	expect(json.map((customer) => customer.id)).toEqual([id(0), id(1)]);
});
