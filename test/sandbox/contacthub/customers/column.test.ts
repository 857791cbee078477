import { MergedColumn, type SeededColumn } from './column';
import { createRecord } from './document';
import type { CustomerRecord } from './record';
import { createRandom } from '../../random';

function record(registeredAt: number, sequence: number): CustomerRecord {
	const origin = { id: `r${sequence}`, nodeId: 'n', writer: 'w', now: registeredAt, sequence };
	return createRecord({}, origin);
}

describe('MergedColumn', () => {
	it('reads from any position what a plain merge would return', () => {
		const random = createRandom(7);
		const draw = (to: number): number => Math.floor(random.next() * to);
		for (let round = 0; round < 60; round++) {
			const length = draw(40);
			const values = Array.from({ length }, () => draw(30)).sort((a, b) => a - b);
			const seeded: SeededColumn = {
				length,
				valueAt: (at) => values[at]!,
				indexAt: (at) => at,
				positionOf: (at) => at,
			};
			const gone = values.map((_, at) => at).filter(() => random.next() < 0.3);
			const [from, to] = [draw(15), 10 + draw(25)];
			const stored = Array.from({ length: draw(20) }, (_, at) => record(draw(30), 100 + at))
				.filter(({ registeredAt }) => registeredAt >= from && registeredAt <= to)
				.sort((a, b) => a.registeredAt - b.registeredAt || a.sequence - b.sequence);

			const expected = [
				...values
					.map((value, at) => ({ value, sequence: at, name: String(at) }))
					.filter(({ value, sequence }) => {
						return value >= from && value <= to && !gone.includes(sequence);
					}),
				...stored.map(({ registeredAt, sequence, id }) => {
					return { value: registeredAt, sequence, name: id };
				}),
			]
				.sort((a, b) => a.value - b.value || a.sequence - b.sequence)
				.map(({ name }) => name);

			const column = new MergedColumn('registeredAt', seeded, gone, stored, { from, to });
			expect(column.length).toBe(expected.length);
			for (let start = 0; start <= expected.length; start++) {
				const names = Array.from(column.entries(start), (entry) =>
					typeof entry === 'number' ? String(entry) : entry.id,
				);
				expect(names).toEqual(expected.slice(start));
			}
		}
	});
});
