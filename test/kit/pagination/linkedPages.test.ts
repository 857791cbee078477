import { readLinkedPages, StoppedError, TransportError, type LinkedPage } from '../../../nodes/kit';
import { collect } from '../dummy';

/** A list with the pages `links`: each page links to the next one. */
function listOf(links: Record<string, string | undefined>) {
	const asked: Array<string | undefined> = [];
	const fetchPage = async (next: string | undefined): Promise<LinkedPage<string>> => {
		asked.push(next);
		const name = next ?? 'first';
		const following = links[name];
		return { items: [name], ...(following !== undefined && { next: following }) };
	};
	return { asked, fetchPage };
}

const request = 'GET /contacts';

it('follows the links to the last page', async () => {
	const { asked, fetchPage } = listOf({ first: 'b', b: 'c' });
	const pages = await collect(readLinkedPages({ fetchPage, request }));
	expect(pages.flatMap(({ items }) => items)).toEqual(['first', 'b', 'c']);
	expect(asked).toEqual([undefined, 'b', 'c']);
});

it('requests nothing more when the reader has enough', async () => {
	const { asked, fetchPage } = listOf({ first: 'b', b: 'c' });
	for await (const page of readLinkedPages({ fetchPage, request })) {
		if (page.items.includes('b')) break;
	}
	expect(asked).toEqual([undefined, 'b']);
});

it('ends with an error where a list continues endlessly without records', async () => {
	const fetchPage = async (next = '0'): Promise<LinkedPage<string>> => ({
		items: [],
		next: String(Number(next) + 1),
	});
	const reading = collect(readLinkedPages({ fetchPage, request }));
	await expect(reading).rejects.toEqual(
		new TransportError(
			'unreadable',
			request,
			'the server sent page after page without records',
			false,
		),
	);
});

it('tolerates a gap', async () => {
	const fetchPage = async (next = '0'): Promise<LinkedPage<string>> => ({
		items: Number(next) % 100 === 0 ? [next] : [],
		...(next !== '300' && { next: String(Number(next) + 1) }),
	});
	const pages = await collect(readLinkedPages({ fetchPage, request }));
	expect(pages.flatMap(({ items }) => items)).toEqual(['0', '100', '200', '300']);
});

it.each([
	['itself', { first: 'b', b: 'b' }, ['first', 'b']],
	['an earlier page', { first: 'b', b: 'c', c: 'b' }, ['first', 'b', 'c']],
])('ends with an error if a page leads to %s', async (_to, links, expected) => {
	const { fetchPage } = listOf(links);
	const read: string[] = [];
	const reading = (async () => {
		for await (const { items } of readLinkedPages({ fetchPage, request })) read.push(...items);
	})();
	await expect(reading).rejects.toEqual(
		new TransportError(
			'unreadable',
			request,
			'the list links back to a page that was already read',
			false,
		),
	);
	expect(read).toEqual(expected);
});

it('ends with an error if a page is sent twice', async () => {
	const pages = [
		{ items: [{ id: '1', at: 1 }, { a: 2 }], next: 'b' },
		{ items: [{ id: '1', at: 1 }, { a: 3 }], next: 'c' },
		{ items: [{ id: '1', at: 2 }, { a: 3 }], next: 'd' },
	];
	const read: unknown[] = [];
	const reading = (async () => {
		const fetchPage = async () => pages.shift() ?? { items: [] };
		for await (const { items } of readLinkedPages({ fetchPage, request })) read.push(...items);
	})();
	await expect(reading).rejects.toEqual(
		new TransportError('unreadable', request, 'the server sent a page of the list twice', false),
	);
	expect(read).toEqual([{ id: '1', at: 1 }, { a: 2 }, { id: '1', at: 1 }, { a: 3 }]);
});

it('reads empty pages, one after another', async () => {
	const pages = [{ items: [], next: 'b' }, { items: [], next: 'c' }, { items: [1] }];
	const fetchPage = async () => pages.shift() ?? { items: [] };
	const read = await collect(readLinkedPages<LinkedPage<number>>({ fetchPage, request }));
	expect(read.flatMap(({ items }) => items)).toEqual([1]);
});

it('sends nothing after Stop', async () => {
	const { asked, fetchPage } = listOf({ first: 'b' });
	const stop = new AbortController();
	const pages = readLinkedPages({ fetchPage, request, signal: stop.signal });
	await pages.next();
	stop.abort();
	await expect(pages.next()).rejects.toThrow(StoppedError);
	expect(asked).toEqual([undefined]);
});
