import { ManualClock } from '../../../sandbox';
import {
	baseNode,
	confirmNode,
	fails,
	movedTables,
	ofV3,
	refuses,
	replicateNode,
	runFlow,
	takesAll,
	type Store,
} from '../../ConstantContactLegacyV2/tables/flow';
import { connectReplicator as connectVersion2 } from '../../ConstantContactLegacyV2/tables/setup';
import { connectReplicator, memory, presentContacts, type Replicator } from './setup';

let node: Replicator;

beforeEach(async () => {
	const clock = new ManualClock(Date.UTC(2026, 2, 1, 12));
	node = await connectReplicator({
		clock,
		constantContactV3: { accessTokenSeconds: 1_000_000_000, contacts: 20, lists: 3 },
	});
});
afterEach(async () => await node.close());

const run = async (store: Store, tables = ['contactLists', 'contacts']) =>
	await runFlow(node, {
		nodes: {
			Replicate: ofV3(replicateNode(tables)),
			Store: { store },
			Confirm: ofV3(confirmNode()),
		},
		wires: ['Start > Replicate', 'Replicate > Store', 'Store > Confirm'],
	});

it('the key moves when all rows were stored', async () => {
	const { error } = await run(takesAll);
	expect(error).toBeUndefined();
	expect(movedTables(node)).toEqual(['contactLists', 'contacts']);
	expect(memory(node).pending).toEqual({});
});

it('the key stays if the store fails, and all rows are returned again', async () => {
	const { error } = await run(fails);
	expect(error?.message).toContain('the disk is full');
	expect(movedTables(node)).toEqual([]);
	const stored: unknown[] = [];
	await run((items) => {
		stored.push(...items.map(({ json }) => json.id));
		return takesAll(items, 0);
	});
	expect(stored).toHaveLength(3 + presentContacts(node).length);
	expect(movedTables(node)).toEqual(['contactLists', 'contacts']);
});

it('the key stays if some rows were refused', async () => {
	const { error } = await run(refuses(1), ['contactLists']);
	expect(error?.message).toContain('some items of');
	expect(movedTables(node)).toEqual([]);
});

it('keys of version 2 in the same workflow are others', async () => {
	const older = await connectVersion2({ constantContactV2: { contacts: 5 } });
	const both = { credentials: { ...older.credentials, ...node.credentials }, staticData: {} };
	const flow = (isV3: boolean) => {
		const one = isV3 ? ofV3 : (same: ReturnType<typeof replicateNode>) => same;
		return {
			nodes: {
				[isV3 ? 'Replicate V3' : 'Replicate']: one(replicateNode(['contactLists'])),
				Store: { store: takesAll },
				Confirm: one(confirmNode()),
				Other: baseNode('noOp', 1),
			},
			wires: [
				`Start > Replicate${isV3 ? ' V3' : ''}`,
				`Replicate${isV3 ? ' V3' : ''} > Store`,
				'Store > Confirm',
				'Confirm > Other',
			],
		};
	};
	await runFlow(both, flow(false));
	await runFlow(both, flow(true));
	await older.close();
	const { constantContactReplication: kept } = (
		both.staticData as { global: { constantContactReplication: unknown[] } }
	).global;
	expect(kept).toHaveLength(2);
	for (const { checkpoint } of kept as Array<{ checkpoint: { tables: object } }>) {
		expect(Object.keys(checkpoint.tables)).toEqual(['contactLists']);
	}
});
