import { mapPages } from '../../../nodes/kit';

async function* pages(...all: number[][]): AsyncGenerator<number[]> {
	yield* all;
}

describe('mapPages', () => {
	it('keeps pages and order, and limits concurrency', async () => {
		let underWay = 0;
		let most = 0;
		const fetch = async (record: number) => {
			most = Math.max(most, ++underWay);
			await new Promise((resolve) => setTimeout(resolve, 5 - record));
			underWay--;
			return record * 10;
		};
		const seen: number[][] = [];
		for await (const page of mapPages(pages([1, 2, 3], [], [4]), fetch, 2)) seen.push(page);
		expect(seen).toEqual([[10, 20, 30], [], [40]]);
		expect(most).toBe(2);
	});

	it('ends with the error of the first record that fails', async () => {
		const mapped = mapPages(pages([1]), async () => await Promise.reject(new Error('no')), 2);
		await expect(mapped.next()).rejects.toThrow('no');
	});
});
