import fc from 'fast-check';

import { RecentRecords } from '../../../../nodes/ContactHub/model/recentRecords';

const record = (id: number, key: string) => ({ id: `id${id}`, registeredAt: key });

describe('RecentRecords', () => {
	it('outputs each record once, in order', () => {
		const recent = new RecentRecords('registeredAt');
		const page = [record(1, 'a'), record(2, 'a'), record(3, 'b')];
		expect(recent.onlyNew(page)).toEqual(page);
		expect(recent.key).toBe('b');
		expect(recent.onlyNew([record(3, 'b'), record(2, 'a'), record(4, 'b')])).toEqual([
			record(4, 'b'),
		]);
		expect(recent.key).toBe('b');
	});

	it('has no key before the first record, and keeps it if a record has none', () => {
		const recent = new RecentRecords('updatedAt');
		expect(recent.key).toBeUndefined();
		recent.onlyNew([{ id: '1', updatedAt: 'k' }, { id: '2' }, { id: '3', updatedAt: null }]);
		expect(recent.key).toBe('k');
		expect(recent.onlyNew([{ id: '2' }, { id: '3' }])).toEqual([]);
	});

	it('remembers all with the latest key, however many', () => {
		const recent = new RecentRecords('registeredAt');
		const many = Array.from({ length: 5000 }, (_, id) => record(id, 'same'));
		expect(recent.onlyNew(many)).toHaveLength(5000);
		expect(recent.onlyNew(many)).toEqual([]);
	});

	it('remembers at least the last 1000 of other keys, and forgets the oldest', () => {
		const recent = new RecentRecords('registeredAt');
		const many = Array.from({ length: 3000 }, (_, id) => record(id, `key ${id}`));
		recent.onlyNew(many);
		expect(recent.onlyNew(many.slice(-1000))).toEqual([]);
		expect(recent.onlyNew(many.slice(0, 10))).toHaveLength(10);
	});

	it('passes on a list exactly once, however its pages overlap', () => {
		const overlaps = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 30 });
		const groups = fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 1, maxLength: 20 });
		fc.assert(
			fc.property(groups, overlaps, (sizes, steps) => {
				const list = sizes.flatMap((size, group) =>
					Array.from({ length: size }, (_, index) => record(group * 1000 + index, `k${group}`)),
				);
				const recent = new RecentRecords('registeredAt');
				const seen: unknown[] = [];
				let from = 0;
				for (let turn = 0; from < list.length; turn++) {
					seen.push(...recent.onlyNew(list.slice(from, from + 70)));
					from += 70 - (steps[turn % steps.length] ?? 0);
				}
				expect(seen).toEqual(list);
			}),
			{ numRuns: 200 },
		);
	});
});
