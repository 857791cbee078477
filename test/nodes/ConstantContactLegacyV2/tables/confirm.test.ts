import type { IDataObject, INode } from 'n8n-workflow';

import { ConstantContactLegacyV2 } from '../../../../nodes/ConstantContactLegacyV2/ConstantContactLegacyV2.node';
import { ManualClock } from '../../../sandbox';
import { ownNodeType, runWorkflow, type WorkflowRun } from '../../../support';
import { connectReplicator, hintsOf, memory, type Replicator } from './setup';

let node: Replicator;
let clock: ManualClock;

beforeEach(async () => {
	clock = new ManualClock(Date.UTC(2026, 2, 1));
	node = await connectReplicator({ clock, constantContactV2: { contacts: 5, lists: 2 } });
});
afterEach(async () => await node.close());

const nodeOf = (name: string, parameters: IDataObject): INode => ({
	id: name,
	name,
	type: ownNodeType('constantContactLegacyV2'),
	typeVersion: 1,
	position: [0, 0],
	parameters: {
		resource: 'table',
		options: { firstRetryAfter: 1, requestsPerSecond: 0 },
		...parameters,
	} as INode['parameters'],
});

/** Replicates, stores the rows, or fails to, and confirms. */
async function run(tables: string[], stores = true): Promise<WorkflowRun> {
	const start = {
		id: 'start',
		name: 'Start',
		type: 'n8n-nodes-base.manualTrigger',
		typeVersion: 1,
	};
	const store = stores
		? { type: 'n8n-nodes-base.noOp', parameters: {} }
		: { type: 'n8n-nodes-base.stopAndError', parameters: { errorMessage: 'disk full' } };
	const to = (name: string) => ({ main: [[{ node: name, type: 'main' as const, index: 0 }]] });
	const result = await runWorkflow(
		{
			nodes: [
				{ ...start, position: [0, 0], parameters: {} },
				nodeOf('Replicate', { operation: 'replicate', tables, keyStorage: 'confirm' }),
				{ id: 'store', name: 'Store', typeVersion: 1, position: [0, 0], ...store },
				{ ...nodeOf('Confirm', { operation: 'confirm' }), executeOnce: true },
			],
			connections: { Start: to('Replicate'), Replicate: to('Store'), Store: to('Confirm') },
			staticData: node.staticData,
		},
		{
			nodeTypes: { [ownNodeType('constantContactLegacyV2')]: new ConstantContactLegacyV2() },
			credentials: node.credentials,
			mode: 'trigger',
			startNode: 'Start',
			startItems: [{ json: {} }],
		},
	);
	node.staticData = JSON.parse(JSON.stringify(result.staticData)) as IDataObject;
	return result;
}

const rowsOf = (result: WorkflowRun) => result.node('Replicate').json;

describe('rows that are not confirmed', () => {
	it('come again, and confirmed ones do not', async () => {
		const failed = await run(['contacts'], false);
		expect(failed.error?.message).toContain('disk full');
		expect(rowsOf(failed)).toHaveLength(5);
		expect(memory(node).tables).toBeUndefined();
		clock.advance(3_600_000);
		const stored = await run(['contacts']);
		expect(stored.error).toBeUndefined();
		expect(rowsOf(stored)).toHaveLength(5);
		expect(stored.node('Confirm').json).toEqual([{ confirmed: ['contacts'] }]);
		expect(memory(node)).toMatchObject({
			tables: { contacts: { lastRun: '2026-03-01T01:00:00.000Z' } },
			pending: {},
		});
		clock.advance(3_600_000);
		node.account.putContact({ id: 12 });
		node.sandbox.log.clear();
		expect(rowsOf(await run(['contacts'], false))).toMatchObject([{ id: '12' }]);
		expect(rowsOf(await run(['contacts']))).toMatchObject([{ id: '12' }]);
		const since = 'GET /contacts?status=ALL&limit=500&modified_since=2026-03-01T00:50:00.000Z';
		expect(node.queries()).toEqual([since, since]);
	});

	it('are confirmed for all tables of the run together', async () => {
		const { node: part } = await run(['contacts', 'contactLists']);
		expect(part('Confirm').json).toEqual([{ confirmed: ['contactLists', 'contacts'] }]);
		expect(Object.keys(memory(node).tables ?? {}).sort()).toEqual(['contactLists', 'contacts']);
	});
});

it('Confirm needs no request, and says when nothing waits for it', async () => {
	await run(['contacts'], false);
	node.sandbox.log.clear();
	// The rows of another execution aren't those that were stored in this one
	const { staticData } = node;
	const result = await node.run('table', 'confirm', {}, [{}, {}], { staticData, mode: 'trigger' });
	expect(result.items.map(({ json }) => json)).toEqual([{ confirmed: [] }]);
	expect(hintsOf(result)).toContainEqual(expect.stringContaining('Nothing waits to be confirmed'));
	expect(node.queries()).toEqual([]);
	expect(memory(node).tables).toBeUndefined();
});
