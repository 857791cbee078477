import { resources } from '../../../nodes/ConstantContactLegacyV2/resources';
import { expectItemsMatch } from '../ContactHub/expectOutput';
import { OPERATIONS, type SmokeRun } from './operations';
import { connectNode, type ConnectedNode } from './setup';

let node: ConnectedNode;

beforeEach(async () => {
	node = await connectNode({ constantContactV2: { eventsGone: false, recipients: 40 } });
});
afterEach(async () => await node.close());

const all = Object.entries(OPERATIONS).flatMap(([resource, operations]) =>
	Object.entries(operations).map(([operation, smoke]): [string, string, SmokeRun] => [
		resource,
		operation,
		smoke,
	]),
);

const operationOf = (resource: string, operation: string) =>
	resources
		.find(({ value }) => value === resource)
		?.operations.find(({ value }) => value === operation);

/** IDs contain digits, names in the API don't. */
const asPattern = (request: string) => request.replace(/\/[^/]*\d[^/]*/g, '/:id');

it('the menus offer every resource and operation that saved workflows may hold, and no other', () => {
	const offered = resources.flatMap(({ value, operations }) =>
		operations.map((operation) => `${value}: ${operation.value}`),
	);
	expect(offered.sort()).toEqual(all.map(([resource, value]) => `${resource}: ${value}`).sort());
	expect(offered).toHaveLength(64);
});

describe.each(all)('%s: %s', (resource, operation, { parameters, items, requests }) => {
	it('exists, sends what it must, and passes on what its schema says', async () => {
		const { output } = operationOf(resource, operation) ?? {};
		if (output === undefined) throw new Error('There is no such operation');
		const values = { simplify: false, ...(await parameters?.(node)) };
		const input = { json: undefined, items: (await items?.()) ?? [{ json: {} }] };
		node.sandbox.log.clear();
		const result = await node.run(resource, operation, values, [], input);
		expect(result.error).toBeUndefined();
		expect([...new Set(node.requests().map(asPattern))]).toEqual(requests);
		for (const { status } of node.sandbox.log.entries) expect(status).toBeLessThan(300);
		expectItemsMatch(
			output,
			result.items.map(({ json }) => json),
		);
		for (const item of result.items) expect(item.pairedItem).toBeDefined();
		expect(result.json.map(({ error }) => error).filter(Boolean)).toEqual([]);
	});
});

it.each([
	['event', 'getAll'],
	['event', 'get'],
	['registrant', 'getAll'],
	['registrant', 'get'],
])('%s: %s says that EventSpot was retired, and sends one request', async (resource, operation) => {
	const values = (await OPERATIONS[resource]?.[operation]?.parameters?.(node)) ?? {};
	node.account.options.eventsGone = true;
	const { error, items } = await node.run(resource, operation, values);
	expect(items).toEqual([]);
	expect(error?.description).toContain(', http.status.gone, status 400)');
	expect(error?.description).toMatch(/^Constant Contact retired EventSpot in June 2024/);
	expect(node.sandbox.log.entries.map(({ status }) => status)).toEqual([400]);
});
