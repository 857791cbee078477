import fc from 'fast-check';
import {
	readNumberedPages,
	StoppedError,
	TransportError,
	type NumberedPage,
} from '../../../nodes/kit';
import { collect, gate } from '../dummy';

/** A list in pages of `size`, as on a server; counts requests. */
function served(total: number, size: number) {
	const totalPages = Math.ceil(total / size);
	const asked: number[] = [];
	let inFlight = 0;
	const peak = { inFlight: 0 };
	const fetchPage = async (number: number): Promise<NumberedPage<number>> => {
		asked.push(number);
		peak.inFlight = Math.max(peak.inFlight, ++inFlight);
		for (let tick = (number * 7) % 5; tick >= 0; tick--) await Promise.resolve();
		inFlight--;
		const first = number * size;
		const length = Math.max(0, Math.min(size, total - first));
		return { items: Array.from({ length }, (_, index) => first + index), number, totalPages };
	};
	return { asked, peak, fetchPage };
}

it('passes on every record once and in order, never more requests at once than allowed', async () => {
	const size = fc.integer({ min: 1, max: 10 });
	await fc.assert(
		fc.asyncProperty(fc.nat(200), size, size, async (total, pageSize, concurrency) => {
			const { asked, peak, fetchPage } = served(total, pageSize);
			const pages = await collect(readNumberedPages({ fetchPage, concurrency, request: 'GET /x' }));
			const items = pages.flatMap((page) => page.items);
			expect(items).toEqual(Array.from({ length: total }, (_, index) => index));
			expect(peak.inFlight).toBeLessThanOrEqual(concurrency);
			expect(asked).toEqual(Array.from({ length: Math.max(1, pages.length) }, (_, page) => page));
		}),
	);
});

it('keeps to a limit that moves, with no more pages in memory than that', async () => {
	const size = fc.integer({ min: 1, max: 8 });
	await fc.assert(
		fc.asyncProperty(fc.nat(60), fc.array(size, { minLength: 1 }), async (total, limits) => {
			const { asked, fetchPage } = served(total, 1);
			let read = 0;
			const concurrency = {
				most: 8,
				get limit() {
					return limits[read % limits.length] ?? 1;
				},
			};
			let highest = 0;
			const pages = readNumberedPages({ fetchPage, concurrency, request: 'GET /x' });
			for await (const { number } of pages) {
				expect(number).toBe(read++);
				highest = Math.max(highest, asked.length - read);
			}
			expect(asked).toHaveLength(Math.max(1, total));
			// Another page is requested when a page is returned.
			expect(highest).toBeLessThanOrEqual(Math.max(...limits) + 1);
		}),
	);
});

it("doesn't fetch any page after one that failed", async () => {
	const { asked, fetchPage } = served(100, 1);
	const failing = async (number: number) => {
		if (number === 2) throw new Error('page 2 is broken');
		return await fetchPage(number);
	};
	const concurrency = { limit: 2, most: 20 };
	const pages = readNumberedPages({ fetchPage: failing, concurrency, request: 'GET /x' });
	await expect(collect(pages)).rejects.toThrow('page 2 is broken');
	await new Promise((resolve) => setImmediate(resolve));
	expect(Math.max(...asked)).toBeLessThanOrEqual(4);
});

it('fetches ahead while the reader is busy, up to as many pages as configured', async () => {
	const { asked, fetchPage } = served(100, 1);
	const pages = readNumberedPages({ fetchPage, concurrency: 3, request: 'GET /x' });
	await pages.next();
	expect(asked).toEqual([0]);
	await pages.next();
	await new Promise((resolve) => setImmediate(resolve));
	expect(asked.length).toBeGreaterThanOrEqual(4);
	expect(asked.length).toBeLessThanOrEqual(5);
	await pages.return(undefined);
});

it('requests nothing more when the reader has enough', async () => {
	const { asked, fetchPage } = served(100, 1);
	for await (const page of readNumberedPages({ fetchPage, concurrency: 2, request: 'GET /x' })) {
		if (page.number === 4) break;
	}
	const before = asked.length;
	await new Promise((resolve) => setImmediate(resolve));
	expect(asked).toHaveLength(before);
	expect(before).toBeLessThanOrEqual(7);
});

it.each([
	[{ from: 2 }, [2, 3, 4]],
	[{ to: 2 }, [0, 1]],
	[{ from: 1, to: 3 }, [1, 2]],
	[{ from: 3, to: 100 }, [3, 4]],
	[{ to: 1 }, [0]],
	[{ from: 9 }, [9]],
])('reads the range %j as pages %j', async (range, expected) => {
	const { asked, fetchPage } = served(5, 1);
	await collect(readNumberedPages({ fetchPage, concurrency: 4, request: 'GET /x', ...range }));
	expect(asked).toEqual(expected);
});

it('ends with an error if a server promises pages without end, and all are empty', async () => {
	let requests = 0;
	const fetchPage = async (number: number): Promise<NumberedPage<number>> => {
		requests++;
		return { items: number === 0 ? [1] : [], number, totalPages: Infinity };
	};
	const reading = collect(readNumberedPages({ fetchPage, concurrency: 3, request: 'GET /x' }));
	await expect(reading).rejects.toEqual(
		new TransportError(
			'unreadable',
			'GET /x',
			'the server sent page after page without records',
			false,
		),
	);
	expect(requests).toBeLessThan(120);
});

describe('a server that sends something else than asked', () => {
	const read = async (change: (page: NumberedPage<number>) => NumberedPage<number>) => {
		const { fetchPage } = served(50, 5);
		const seen: number[] = [];
		const pages = readNumberedPages({
			fetchPage: async (number) => change(await fetchPage(number)),
			concurrency: 3,
			request: 'GET /x',
		});
		const reading = (async () => {
			for await (const { items } of pages) seen.push(...items);
		})();
		await expect(reading).rejects.toThrow(TransportError);
		return { seen, error: await reading.catch((error: unknown) => error as TransportError) };
	};

	it('under another number ends the list with an error', async () => {
		const { seen, error } = await read((page) =>
			page.number === 4 ? { ...page, number: 3 } : page,
		);
		expect(seen).toHaveLength(20);
		expect(error).toMatchObject({
			problem: 'unreadable',
			request: 'GET /x',
			message: 'the server sent another page instead of page 5',
			mayHaveActed: false,
		});
	});

	it('also instead of the first page', async () => {
		const { seen } = await read((page) => ({ ...page, number: page.number + 1 }));
		expect(seen).toEqual([]);
	});

	it('twice under the right number ends the list with an error', async () => {
		let previous: number[] = [];
		const { seen } = await read((page) => {
			const items = page.number === 6 ? previous : page.items;
			previous = page.items;
			return { ...page, items };
		});
		expect(seen).toHaveLength(30);
	});
});

it('accepts empty pages: a list may shrink while it is read', async () => {
	const { fetchPage } = served(10, 5);
	const pages = readNumberedPages({
		fetchPage: async (number) => ({ ...(await fetchPage(number)), totalPages: 5 }),
		concurrency: 2,
		request: 'GET /x',
	});
	expect((await collect(pages)).map(({ items }) => items.length)).toEqual([5, 5, 0, 0, 0]);
});

it('passes on the pages before one that fails, then its error', async () => {
	const { fetchPage } = served(50, 5);
	const seen: number[] = [];
	const reading = (async () => {
		const pages = readNumberedPages({
			fetchPage: async (number) => {
				if (number === 2) throw new Error('page 2 is broken');
				return await fetchPage(number);
			},
			concurrency: 4,
			request: 'GET /x',
		});
		for await (const page of pages) seen.push(page.number);
	})();
	await expect(reading).rejects.toThrow('page 2 is broken');
	expect(seen).toEqual([0, 1]);
});

it('sends nothing after Stop', async () => {
	const { asked, fetchPage } = served(100, 1);
	const stop = new AbortController();
	const { opened, open } = gate();
	const reading = collect(
		readNumberedPages({
			fetchPage: async (number) => {
				if (number === 3) await opened;
				return await fetchPage(number);
			},
			concurrency: 2,
			request: 'GET /x',
			signal: stop.signal,
		}),
	);
	await new Promise((resolve) => setImmediate(resolve));
	stop.abort();
	const before = asked.length;
	open();
	await expect(reading).rejects.toThrow(StoppedError);
	expect(asked.length).toBeLessThanOrEqual(before + 1);
});
