import { prefetch } from '../../../nodes/kit/async/prefetch';
import { collect } from '../dummy';

/** Pages with their numbers, and a log of what happens to them. */
function numberedPages(count: number, failAt = Infinity) {
	const events: string[] = [];
	async function* read(): AsyncGenerator<number> {
		try {
			for (let page = 0; page < count; page++) {
				events.push(`read ${page}`);
				await Promise.resolve();
				if (page === failAt) throw new Error(`page ${page} is broken`);
				yield page;
			}
		} finally {
			events.push('closed');
		}
	}
	return { events, pages: prefetch(read()) };
}

/** Lets everything that can continue do so. */
const rest = async () => await new Promise((resolve) => setImmediate(resolve));

it('passes on all pages in order', async () => {
	const { pages, events } = numberedPages(3);
	expect(await collect(pages)).toEqual([0, 1, 2]);
	expect(events).toEqual(['read 0', 'read 1', 'read 2', 'closed']);
	expect(await collect(numberedPages(0).pages)).toEqual([]);
});

it('reads one page ahead while the current one is processed', async () => {
	const { pages, events } = numberedPages(4);
	for await (const page of pages) {
		await rest();
		events.push(`done ${page}`);
	}
	expect(events).toEqual([
		...['read 0', 'read 1', 'done 0', 'read 2', 'done 1', 'read 3', 'done 2'],
		...['closed', 'done 3'],
	]);
});

it('throws an error after the pages that preceded it', async () => {
	const { pages, events } = numberedPages(4, 2);
	const seen: number[] = [];
	const reading = (async () => {
		for await (const page of pages) {
			await rest();
			seen.push(page);
		}
	})();
	await expect(reading).rejects.toThrow('page 2 is broken');
	expect(seen).toEqual([0, 1]);
	expect(events.at(-1)).toBe('closed');
});

it('waits for the page that is on its way when the rest is not wanted', async () => {
	const { pages, events } = numberedPages(9);
	for await (const page of pages) if (page === 1) break;
	expect(events).toEqual(['read 0', 'read 1', 'read 2', 'closed']);
});

it("ignores an error in a page that isn't needed", async () => {
	const { pages, events } = numberedPages(9, 1);
	for await (const page of pages) if (page === 0) break;
	await rest();
	expect(events).toEqual(['read 0', 'read 1', 'closed']);
});
