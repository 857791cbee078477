import type { IDataObject } from 'n8n-workflow';

import {
	WorkflowMemory,
	type ReplicationMemory,
} from '../../../../../nodes/ConstantContactLegacyV2/tables/memory';

const KEY = 'constantContactReplication';
const lastRun = '2026-03-01T12:00:00.000Z';

/** Static data that hold the memories by owner. */
function dataOf(entries: Record<string, ReplicationMemory>): IDataObject {
	return { [KEY]: entries } as unknown as IDataObject;
}

describe('what is remembered', () => {
	it.each<[unknown]>([[undefined], [null], ['text'], [[1]], [{}], [{ other: { tables: {} } }]])(
		'is nothing for a new owner where the workflow has %j',
		(stored) => {
			const data = { [KEY]: stored } as IDataObject;
			const memory = new WorkflowMemory(data);
			expect(memory.of('node a')).toEqual({});
			memory.save('node a', () => ({ tables: {} }));
			expect(data).toMatchObject(dataOf({ 'node a': { tables: {} } }));
		},
	);

	it('is kept for each owner', () => {
		const first = { tables: { contacts: { lastRun } } };
		const second = { requests: { day: '2026-03-01', used: 2 } };
		const memory = new WorkflowMemory(dataOf({ first, second }));
		expect([memory.of('first'), memory.of('second'), memory.of('third')]).toEqual([
			first,
			second,
			{},
		]);
	});

	it('is a copy, so that a run that fails changes nothing', () => {
		const data = dataOf({ a: { tables: { contacts: { notes: { campaigns: ['1'] } } } } });
		new WorkflowMemory(data).of('a').tables!.contacts!.notes!.campaigns!.push('2');
		expect(data).toEqual(dataOf({ a: { tables: { contacts: { notes: { campaigns: ['1'] } } } } }));
	});
});

describe('saving', () => {
	it('changes what the owner has, and leaves the rest', () => {
		const data = { other: 1, ...dataOf({ a: { requests: { day: 'd', used: 1 } }, b: {} }) };
		const memory = new WorkflowMemory(data);
		memory.save('a', (before) => ({ ...before, tables: { contacts: { lastRun } } }));
		const saved = { requests: { day: 'd', used: 1 }, tables: { contacts: { lastRun } } };
		expect(data).toEqual({ other: 1, ...dataOf({ a: saved, b: {} }) });
		expect(memory.of('a')).toEqual(saved);
	});

	it('begins with nothing, and goes on with what was saved before', () => {
		const data: IDataObject = {};
		const memory = new WorkflowMemory(data);
		const seen: ReplicationMemory[] = [];
		for (const used of [1, 2]) {
			memory.save('a', (before) => {
				seen.push(before);
				return { requests: { day: 'd', used } };
			});
		}
		expect(seen).toEqual([{}, { requests: { day: 'd', used: 1 } }]);
		expect(data).toEqual(dataOf({ a: { requests: { day: 'd', used: 2 } } }));
	});

	it('stores a copy: what changes later is not saved', () => {
		const data: IDataObject = {};
		const memory = new WorkflowMemory(data);
		const saved = { tables: { contacts: { seen: ['x'] } } };
		memory.save('a', () => saved);
		saved.tables.contacts.seen.push('y');
		expect(data).toEqual(dataOf({ a: { tables: { contacts: { seen: ['x'] } } } }));
	});
});

describe('confirming', () => {
	const requests = { day: '2026-03-01', used: 4 };
	const old = { lastRun: '2026-02-01T00:00:00.000Z' };
	const latest = { lastRun };
	const waiting = (executionId: string) => ({ executionId, memory: latest });

	it('takes over what the execution handed on, of all owners, and nothing else', () => {
		const data = dataOf({
			a: {
				requests,
				tables: { contacts: old, events: old },
				pending: { contacts: waiting('7'), contactLists: waiting('7'), events: waiting('8') },
			},
			b: { requests },
			c: { pending: { trashFiles: waiting('7') } },
			d: { tables: { contacts: old }, pending: { contacts: waiting('77') } },
		});
		expect(new WorkflowMemory(data).confirm('7')).toEqual([
			'contacts',
			'contactLists',
			'trashFiles',
		]);
		expect(data).toEqual(
			dataOf({
				a: {
					requests,
					tables: { contacts: latest, contactLists: latest, events: old },
					pending: { events: waiting('8') },
				},
				b: { requests },
				c: { tables: { trashFiles: latest }, pending: {} },
				d: { tables: { contacts: old }, pending: { contacts: waiting('77') } },
			}),
		);
	});

	it('does so once', () => {
		const memory = new WorkflowMemory(dataOf({ a: { pending: { contacts: waiting('7') } } }));
		expect(memory.confirm('7')).toEqual(['contacts']);
		expect(memory.confirm('7')).toEqual([]);
		expect(memory.of('a')).toEqual({ tables: { contacts: latest }, pending: {} });
	});

	it.each<[string, Record<string, ReplicationMemory>]>([
		['no owner', {}],
		['an owner without rows that wait', { a: { tables: { contacts: old } } }],
		['rows of another execution', { a: { pending: { contacts: waiting('8') } } }],
	])('changes nothing where there is %s', (_what, entries) => {
		const data = dataOf(entries);
		const stored = data[KEY];
		expect(new WorkflowMemory(data).confirm('7')).toEqual([]);
		expect(data[KEY]).toBe(stored);
	});
});
