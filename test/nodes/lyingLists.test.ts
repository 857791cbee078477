import type { FaultAction } from '../sandbox';
import type { NodeResult } from '../support';
import { connectNode as connectV3 } from './ConstantContact/setup';
import { connectNode as connectV1 } from './ConstantContactLegacy/setup';
import { connectNode as connectV2 } from './ConstantContactLegacyV2/setup';
import { connectNode } from './ContactHub/setup';

const RECORDS = 130;

const lies: FaultAction[] = [
	{ kind: 'missort' },
	{ kind: 'shortPage' },
	{ kind: 'wrongTotal', by: 7 },
	{ kind: 'wrongTotal', by: -40 },
	{ kind: 'repeatPage' },
	{ kind: 'loopedLink' },
	{ kind: 'clockSkew', ms: 3_600_000 },
];

/** Expects all records, or an error: never silently a part of them. */
function expectWholeOrError({ error, json, hints }: NodeResult, total: number): void {
	if (error !== undefined) {
		expect(json).toEqual([]);
		expect(error.message).toMatch(/^Could not get many /);
		expect(error.description).toMatch(/\b(Run again|Check)\b/);
		return;
	}
	const ids = json.map((record) => record.id ?? record.contact_id);
	expect(new Set(ids).size).toBe(ids.length);
	if (ids.length !== total) expect(hints).not.toEqual([]);
}

describe.each(lies)('a server with the fault %j', (fault) => {
	it.each([
		['customer', {}],
		['customer', { listOptions: { sortBy: 'updatedAt', sortDirection: 'desc' } }],
		['customer', { listOptions: { sortBy: 'base.lastName' } }],
		['event', {}],
	])('returns all of ContactHub, or an error: %s %j', async (resource, parameters) => {
		const node = await connectNode({ contactHub: { customers: RECORDS, events: RECORDS } });
		node.sandbox.faults.add({ do: fault });
		const result = await node.run(resource, 'getAll', { returnAll: true, ...parameters });
		expectWholeOrError(result, RECORDS);
		await node.close();
	});

	// Pages identified only by their links have no total: a shorter one can't be distinguished from a full one.
	if (fault.kind === 'shortPage') return;

	it('returns all of version 1, or an error', async () => {
		const node = await connectV1({ constantContactV1: { contacts: RECORDS } });
		node.sandbox.faults.add({ do: fault });
		const result = await node.run('contact', 'getAll', { returnAll: true });
		expectWholeOrError(result, RECORDS);
		await node.close();
	});

	it('returns all of version 2, or an error', async () => {
		const node = await connectV2({ constantContactV2: { contacts: RECORDS * 5 } });
		node.sandbox.faults.add({ do: fault });
		const result = await node.run('contact', 'getAll', { returnAll: true });
		expectWholeOrError(result, RECORDS * 5);
		await node.close();
	});

	it('returns all of V3, or an error', async () => {
		const node = await connectV3({ constantContactV3: { contacts: RECORDS * 5 } });
		// Deleted contacts aren't listed.
		const { json: honest } = await node.run('contact', 'getAll', { returnAll: true });
		expect(honest.length).toBeGreaterThan(500);
		node.sandbox.faults.add({ do: fault });
		const result = await node.run('contact', 'getAll', { returnAll: true });
		expectWholeOrError(result, honest.length);
		await node.close();
	});
});
