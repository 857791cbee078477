import type { INodeExecutionData } from 'n8n-workflow';
import type { FaultAction } from '../../../sandbox';
import { Bench, create, persons } from './bench';

const bench = new Bench({ contactHub: { customers: 200 } });

/** Faults for twenty creates, by item index. */
const faults: Record<number, FaultAction> = {
	2: { kind: 'status', status: 400 },
	5: { kind: 'resetBefore' },
	6: { kind: 'resetAfter' },
	9: { kind: 'status', status: 500 },
	12: { kind: 'truncateJson' },
	15: { kind: 'html' },
	19: { kind: 'status', status: 423 },
};
const failed = Object.keys(faults).map(Number);
const positions = Array.from({ length: 20 }, (_, position) => position);
const good = positions.filter((position) => !failed.includes(position));

const emails = () =>
	new Set(
		[...bench.hub.customers()].map(({ base }) => {
			const contacts = base?.contacts as { email?: string } | undefined;
			return contacts?.email;
		}),
	);

const itemOf = ({ pairedItem }: INodeExecutionData) => pairedItem;
const textOf = ({ json }: INodeExecutionData | { json: INodeExecutionData['json'] }) =>
	String(json.error);

/** Sends twenty creates one after another, so that each fault affects the intended item. */
async function createTwenty(continueOnFail: 'continueRegularOutput' | 'continueErrorOutput') {
	const before = bench.hub.counts.customers;
	for (const [position, action] of Object.entries(faults)) {
		// An item whose fault has been used up doesn't count for later ones.
		const earlier = failed.filter((other) => other < Number(position)).length;
		bench.fault(action, { method: 'POST', after: Number(position) - earlier, times: 1 });
	}
	const people = persons(20);
	const connection = { maxConcurrentRequests: 1 };
	const run = await bench.run({ ...create, connection }, { json: people, continueOnFail });
	return { ...run, people, created: bench.hub.counts.customers - before };
}

function expectClaimsToBeTrue(
	people: Array<{ email: string }>,
	failures: Map<number, string>,
	created: number,
): void {
	const there = emails();
	good.forEach((position) => expect(there).toContain(people[position]?.email));
	const unclear = failed.filter((position) =>
		failures.get(position)?.includes('check there before'),
	);
	expect(unclear).toEqual([5, 6, 9, 12, 15]);
	// What isn't reported as unclear wasn't done.
	for (const position of [2, 19]) expect(there).not.toContain(people[position]?.email);
	const carriedOut = unclear.filter((position) => there.has(people[position]?.email));
	expect(carriedOut).toEqual([6, 12]);
	expect(created).toBe(good.length + carriedOut.length);
}

it('on the regular output every item has its result or its error, in its place', async () => {
	const { items, people, created, error } = await createTwenty('continueRegularOutput');
	expect(error).toBeUndefined();
	expect(items.map(itemOf)).toEqual(positions.map((item) => ({ item })));
	for (const position of good) {
		const json = items[position]?.json;
		expect(json).toMatchObject({ base: { contacts: people[position] } });
		expect(bench.hub.customer(String(json?.id))).toMatchObject({ id: json?.id });
	}
	const failures = new Map(
		failed.map((position) => [position, textOf(items[position] ?? { json: {} })]),
	);
	failures.forEach((text, position) => {
		expect(text).toMatch(new RegExp(`^Could not create customer: .+ \\[item ${position}\\]`));
	});
	expectClaimsToBeTrue(people, failures, created);
});

it('on the error output, the failed items have their input', async () => {
	const { items, errorItems, people, created } = await createTwenty('continueErrorOutput');
	expect(items.map(itemOf)).toEqual(good.map((item) => ({ item })));
	expect(errorItems.map(itemOf)).toEqual(failed.map((item) => ({ item })));
	expect(errorItems.map(({ json }) => json.email)).toEqual(
		failed.map((position) => people[position]?.email),
	);
	const failures = new Map(
		failed.map((position, index) => [position, textOf(errorItems[index] ?? { json: {} })]),
	);
	expectClaimsToBeTrue(people, failures, created);
});

it('deletes despite faults: exactly the items reported as deleted are deleted', async () => {
	const ids = [...bench.hub.customers()].slice(0, 20).map(({ id }) => id);
	const ended: FaultAction = { kind: 'status', status: 403 };
	for (const position of [3, 11]) bench.fault(ended, { method: 'DELETE', path: ids[position] });
	for (const position of [0, 7]) {
		bench.fault({ kind: 'resetAfter' }, { method: 'DELETE', path: ids[position], times: 1 });
	}
	const { items } = await bench.run(
		{
			resource: 'customer',
			operation: 'delete',
			customer: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
		},
		{ json: ids.map((id) => ({ id })), continueOnFail: 'continueRegularOutput' },
	);
	expect(items.map(itemOf)).toEqual(positions.map((item) => ({ item })));
	items.forEach(({ json }, position) => {
		const id = ids[position] ?? '';
		const refused = [3, 11].includes(position);
		if (!refused) expect(json).toEqual({ deleted: true, id });
		expect(json.error !== undefined).toBe(refused);
		expect(bench.hub.customer(id) !== undefined).toBe(refused);
	});
	expect(bench.requests('DELETE')).toHaveLength(22);
});
