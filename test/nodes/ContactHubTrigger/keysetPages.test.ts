import { readKeysetPages } from '../../../nodes/ContactHubTrigger/feeds/keysetPages';

const SIZE = 50;
const TIME = Date.UTC(2026, 4, 31);

interface Listed {
	id: string;
	updatedAt: number;
}

/** A list of customers in ascending order that may change between two pages. */
class ChangingList {
	readonly key = 'updatedAt';

	constructor(
		private customers: Listed[],
		private readonly before: (request: number) => void = () => {},
	) {}

	/** What earlier polls output. */
	readonly known = new Set<unknown>();

	isKnown = ({ id }: { id?: unknown }): boolean => this.known.has(id);

	requests = 0;

	/** Updates a customer, which moves it to the end. */
	touch(id: string): void {
		const others = this.customers.filter((customer) => customer.id !== id);
		this.customers = [...others, { id, updatedAt: TIME + 60_000 }];
	}

	/** Adds a customer of the large group that wasn't visible in the list yet, after the others with that time. */
	show(id: string): void {
		const isEarly = ({ updatedAt }: Listed) => updatedAt <= TIME;
		const late = this.customers.filter((customer) => !isEarly(customer));
		this.customers = [...this.customers.filter(isEarly), { id, updatedAt: TIME }, ...late];
	}

	/** The requests: from which time, which page, and whether only for that time. */
	readonly asked: Array<[from: number, number: number, only: boolean]> = [];

	fetchPage = async (from: number, number: number, only: boolean) => {
		this.asked.push([from, number, only]);
		this.before(++this.requests);
		const found = this.customers.filter(({ updatedAt }) =>
			only ? updatedAt === from : updatedAt >= from,
		);
		const items = found.slice(number * SIZE, (number + 1) * SIZE).map(({ id, updatedAt }) => ({
			id,
			updatedAt: new Date(updatedAt).toISOString(),
		}));
		const totalPages = Math.ceil(found.length / SIZE);
		return { items, number, totalPages, totalElements: found.length };
	};
}

const crowd = (count: number): Listed[] =>
	Array.from({ length: count }, (_, index) => ({ id: String(index), updatedAt: TIME }));

async function idsOf(list: ChangingList): Promise<Set<unknown>> {
	const ids = new Set<unknown>();
	for await (const page of readKeysetPages(list, TIME)) for (const { id } of page) ids.add(id);
	return ids;
}

it('reads all customers of one and the same time', async () => {
	expect(await idsOf(new ChangingList(crowd(170)))).toEqual(
		new Set(crowd(170).map(({ id }) => id)),
	);
});

it.each([2, 3, 4, 5])(
	'misses none of them when one is updated before request %i and moves to the end',
	async (moment) => {
		const list: ChangingList = new ChangingList(crowd(170), (request) => {
			if (request === moment) list.touch('7');
		});
		const ids = await idsOf(list);
		expect(crowd(170).filter(({ id }) => !ids.has(id))).toEqual([]);
	},
);

it.each([3, 4, 5])(
	'misses none of them when one leaves and another one joins them before request %i',
	async (moment) => {
		const list: ChangingList = new ChangingList(crowd(170), (request) => {
			if (request !== moment) return;
			list.touch('7');
			list.show('joined');
		});
		const ids = await idsOf(list);
		expect([...crowd(170), { id: 'joined' }].filter(({ id }) => !ids.has(id))).toEqual([]);
	},
);

it('misses none of them when that happens each time they are read again', async () => {
	const moments = [4, 7, 11];
	const list: ChangingList = new ChangingList(crowd(170), (request) => {
		const time = moments.indexOf(request);
		if (time === -1) return;
		list.touch(String(time));
		list.show(`joined ${time}`);
	});
	const ids = await idsOf(list);
	expect(crowd(170).filter(({ id }) => !ids.has(id))).toEqual([]);
	expect(ids).toContain('joined 2');
});

it('reads a crowd twice and no more when nothing changes', async () => {
	const list = new ChangingList(crowd(170));
	await idsOf(list);
	// The page that revealed the group, four pages of it and the same again, and what follows it.
	expect(list.requests).toBe(1 + 4 + 4 + 1);
});

it('reads a crowd once when all of it was passed on before', async () => {
	const list = new ChangingList(crowd(170));
	for (const { id } of crowd(170)) list.known.add(id);
	await idsOf(list);
	expect(list.requests).toBe(1 + 4 + 1);
});

it('continues after them', async () => {
	const later = { id: 'later', updatedAt: TIME + 1 };
	expect(await idsOf(new ChangingList([...crowd(120), later]))).toContain('later');
});

it('reads each page from the last time of the one before', async () => {
	const customers = Array.from({ length: 120 }, (_, index) => ({
		id: String(index),
		updatedAt: TIME + index,
	}));
	const list = new ChangingList(customers);
	expect(await idsOf(list)).toEqual(new Set(customers.map(({ id }) => id)));
	expect(list.asked).toEqual([
		[TIME, 0, false],
		[TIME + 49, 0, false],
		[TIME + 98, 0, false],
	]);
});

it.each([0, 1, 49])('sends one request for a list of %i customers', async (count) => {
	const list = new ChangingList(crowd(count));
	await idsOf(list);
	expect(list.asked).toEqual([[TIME, 0, false]]);
});

it('requests the pages of just one time only if a page is full of it', async () => {
	const later = { id: 'later', updatedAt: TIME + 1 };
	const list = new ChangingList([...crowd(60), later]);
	await idsOf(list);
	expect(list.asked).toEqual([
		[TIME, 0, false],
		[TIME, 0, true],
		[TIME, 1, true],
		[TIME, 0, true],
		[TIME, 1, true],
		[TIME + 1, 0, false],
	]);
});

it('ends if the server sends a different page than requested', async () => {
	const fetchPage = async () => ({ items: [], number: 1, totalPages: 2, totalElements: 60 });
	const pages = readKeysetPages({ key: 'updatedAt', fetchPage, isKnown: () => false }, TIME);
	await expect(pages.next()).rejects.toMatchObject({
		problem: 'unreadable',
		request: 'GET /customers',
		seen: 'the server sent another page instead of page 1',
		mayHaveActed: false,
	});
});

it('does not read on for ever where the records come without their time', async () => {
	const page = { items: [{ id: '1', updatedAt: null }], totalPages: 2, totalElements: 2 };
	const fetchPage = async (_from: number, number: number) => ({ ...page, number });
	const pages = readKeysetPages({ key: 'updatedAt', fetchPage, isKnown: () => false }, TIME);
	await expect(pages.next()).rejects.toThrow(
		"the server sent a customer without a readable time 'updatedAt'",
	);
});

describe('of a server that does not do as it was asked', () => {
	const at = (time: number, id = String(time)) => ({ id, updatedAt: new Date(time).toISOString() });
	const times = Array.from({ length: 300 }, (_, index) => TIME + ((index * 131) % 300));

	/** Reads a list that a server divides into pages in its own way. */
	const readAll = async (
		pageOf: (from: number, number: number) => { items: object[]; totalElements: number },
	) => {
		let requests = 0;
		const fetchPage = async (from: number, number: number) => {
			if (++requests > 100) throw new Error('endless');
			const { items, totalElements } = pageOf(from, number);
			const totalPages = Math.ceil(totalElements / SIZE);
			return { items: items as Array<{ id: string }>, number, totalPages, totalElements };
		};
		const ids = new Set<unknown>();
		const list = { key: 'updatedAt', fetchPage, isKnown: () => false };
		for await (const page of readKeysetPages(list, TIME)) for (const { id } of page) ids.add(id);
		return ids.size;
	};
	const from = (start: number) => times.filter((time) => time >= start);
	const sorted = (list: number[]) => [...list].sort((left, right) => left - right);

	it('an order of its own is an error', async () => {
		const reading = readAll((start) => ({
			items: from(start)
				.slice(0, SIZE)
				.map((time) => at(time)),
			totalElements: from(start).length,
		}));
		await expect(reading).rejects.toThrow("did not sort the list by 'Updated At'");
	});

	it('an order within each page only is an error', async () => {
		const reading = readAll((start) => ({
			items: sorted(from(start).slice(0, SIZE)).map((time) => at(time)),
			totalElements: from(start).length,
		}));
		await expect(reading).rejects.toThrow("did not sort the list by 'Updated At'");
	});

	it('a query that is left aside is an error', async () => {
		const reading = readAll(() => ({
			items: sorted(times.map((time) => time - 5000))
				.slice(0, SIZE)
				.map((time) => at(time)),
			totalElements: 300,
		}));
		await expect(reading).rejects.toThrow('is outside the requested range');
	});

	it('a total that is too large is an error', async () => {
		const reading = readAll((start) => ({
			items: sorted(from(start))
				.slice(0, SIZE)
				.map((time) => at(time)),
			totalElements: from(start).length + 40,
		}));
		await expect(reading).rejects.toThrow('of the list has');
	});

	it('a total that is too small loses nothing', async () => {
		const read = await readAll((start) => ({
			items: sorted(from(start))
				.slice(0, SIZE)
				.map((time) => at(time)),
			totalElements: Math.min(50, from(start).length),
		}));
		expect(read).toBe(300);
	});
});
