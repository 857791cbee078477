import { connectNode, type ConnectedNode } from './ContactHub/setup';

let node: ConnectedNode;
beforeEach(async () => (node = await connectNode()));
afterEach(async () => await node.close());

/** Runs with a token given by an expression in the credential. */
const run = async (token: string, items: object[], operation = 'create', options: object = {}) =>
	await node.run(
		'customer',
		operation,
		operation === 'create'
			? {
					customerFields: {
						mappingMode: 'defineBelow',
						value: { 'base.firstName': 'Ann' },
						schema: [],
					},
				}
			: {},
		items as Array<Record<string, string>>,
		{ credential: { token }, ...options },
	);

const tokens = (...names: Array<'trusted' | 'updates' | undefined>) =>
	names.map((name) => (name === undefined ? {} : { token: node.hub.tokens[name] }));

const DIFFERS =
	'The credential contains an expression with a different value for item 1 than for item 0';

it.each(['create', 'getAll'])(
	'%s: a credential that differs from item to item is refused',
	async (operation) => {
		const { error, hints } = await run(
			'={{ $json.token }}',
			tokens('trusted', 'updates'),
			operation,
		);
		expect(error?.message).toBe(DIFFERS);
		expect(error?.description).toContain('Loop Over Items');
		expect(hints).toEqual([]);
		expect(node.requests()).toEqual([]);
	},
);

it('the last of many items is compared, too', async () => {
	const many = Array.from({ length: 300 }, () => tokens('trusted')).flat();
	const { error } = await run('={{ $json.token }}', [...many, ...tokens('updates')]);
	expect(error?.message).toContain('for item 300 than for item 0');
	expect(node.requests()).toEqual([]);
});

it('an item that lacks what the expression names differs', async () => {
	const { error } = await run('={{ $json.token }}', tokens('trusted', undefined));
	expect(error?.message).toBe(DIFFERS);
});

it('a default for items without a token hides no other token', async () => {
	const { trusted, updates } = node.hub.tokens;
	const { error } = await run(`={{ $json.token || "${trusted}" }}`, [{}, {}, { token: updates }]);
	expect(error?.message).toContain('for item 2 than for item 0');
	expect(node.requests()).toEqual([]);
});

it.each([false, 'continueRegularOutput', 'continueErrorOutput'] as const)(
	'every item gets the error: %p',
	async (continueOnFail) => {
		const result = await run('={{ $json.token }}', tokens('trusted', 'updates'), 'create', {
			continueOnFail,
		});
		expect(node.requests()).toEqual([]);
		if (!continueOnFail) return expect(result.error?.message).toBe(DIFFERS);
		const failed = continueOnFail === 'continueErrorOutput' ? result.errorItems : result.items;
		expect(failed.map(({ json }) => String(json.error).includes(DIFFERS))).toEqual([true, true]);
		expect(failed.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		if (continueOnFail === 'continueErrorOutput') expect(result.items).toEqual([]);
	},
);

it.each([
	'={{ $json.token }}',
	'={{ $("Start").first().json.token }}',
	'={{ $json.token.trim() }}',
])('%s: the same for all items is used', async (token) => {
	const { error, items } = await run(token, tokens('trusted', 'trusted', 'trusted'));
	expect(error).toBeUndefined();
	expect(items).toHaveLength(3);
});

it("'Customize Connection' may come from a variable, which is a text", async () => {
	const credential = { customizeConnection: "={{ 'true' }}", maxConcurrentRequests: 99 };
	const { error } = await run('x', [{}], 'create', { credential });
	expect(error?.message).toContain("'Max Concurrent Requests (in the credential)' is 99");
	expect(node.requests()).toEqual([]);
});
