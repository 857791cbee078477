import { resources } from '../../../nodes/ConstantContact/resources';
import { expectItemsMatch } from '../ContactHub/expectOutput';
import { OPERATIONS, type SmokeRun } from './operations';
import { connectNode, type ConnectedNode, type Parameters } from './setup';

let node: ConnectedNode;

// Enough for the newest one, the draft, to have custom HTML.
beforeEach(async () => (node = await connectNode({ constantContactV3: { campaigns: 13 } })));
afterEach(async () => await node.close());

const all = Object.entries(OPERATIONS).flatMap(([resource, operations]) =>
	Object.entries(operations).flatMap(([operation, smoke]) =>
		[smoke, ...(smoke.others ?? [])].map((run): [string, string, SmokeRun] => [
			resource,
			operation,
			run,
		]),
	),
);

/** IDs are UUIDs; those of tracks are short. */
const asPattern = (request: string) =>
	request.replace(/\/[\da-f]{8}-[\da-f-]{27}/g, '/:id').replace(/(?<=\/tracks)\/\w+/, '/:track');

it('the menus offer every resource and operation that saved workflows may hold, and no other', () => {
	const offered = resources.flatMap(({ value, operations }) =>
		operations.map((operation) => `${value}: ${operation.value}`),
	);
	const expected = new Set(all.map(([resource, value]) => `${resource}: ${value}`));
	expect(offered.sort()).toEqual([...expected].sort());
});

describe.each(all)('%s: %s', (resource, operation, { parameters, items, requests }) => {
	it('sends what it must, and passes on what its schema says', async () => {
		const { output } =
			resources
				.find(({ value }) => value === resource)
				?.operations.find(({ value }) => value === operation) ?? {};
		if (output === undefined) throw new Error('There is no such operation');
		const values: Parameters = { simplify: false, ...(await parameters?.(node)) };
		node.sandbox.log.clear();
		const result = await node.run(resource, operation, values, items);
		expect(result.error).toBeUndefined();
		expect([...new Set(node.requests().map(asPattern))]).toEqual(requests);
		for (const { status } of node.sandbox.log.entries) expect(status).toBeLessThan(300);
		expectItemsMatch(
			output,
			result.items.map(({ json }) => json),
		);
		for (const item of result.items) expect(item.pairedItem).toBeDefined();
	});
});
