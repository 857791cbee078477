import { TransportError } from '../../../../nodes/kit';
import { readWithCursors } from '../../../../nodes/constantContactShared/replication/expiredCursor';
import {
	apiOf,
	collect,
	inTurn,
	refusal,
	untilFailure,
	type Responses,
} from '../../ConstantContactLegacyV2/tables/unit/setup';

const target = '/things';
const query = { limit: 2 };
const FIRST = '/things?limit=2';

const page = (ids: string[], next?: string) => ({
	items: ids.map((id) => ({ id })),
	...(next !== undefined && { next }),
});

/** Reads the list; `known` are the IDs of records already output. */
function read(
	responses: Responses,
	{ from, known = [] }: { from?: string; known?: string[] } = {},
) {
	const { api, asked } = apiOf(responses);
	const already = ({ id }: { id?: unknown }) => known.includes(String(id));
	return { asked, pages: readWithCursors({ api, target, query, from, already }) };
}

const expired = refusal(400, 'Bad cursor');

it('passes on all pages as they are, whatever is known', async () => {
	const list = { [FIRST]: page(['1', '2'], 'b'), b: page(['3']) };
	const { pages, asked } = read(list, { known: ['1', '3'] });
	expect(await collect(pages)).toEqual([page(['1', '2'], 'b'), page(['3'])]);
	expect(asked).toEqual([FIRST, 'b']);
});

it('continues with the cursor of an earlier run', async () => {
	const { pages, asked } = read({ b: page(['3'], 'c'), c: page([]) }, { from: 'b' });
	expect(await collect(pages)).toEqual([page(['3'], 'c'), page([])]);
	expect(asked).toEqual(['b', 'c']);
});

describe('where a cursor is refused', () => {
	it.each([400, 404])('with %i, the list starts over without what is known', async (status) => {
		const list = {
			[FIRST]: inTurn(page(['1', '2'], 'b'), page(['1', '2', '0'], 'c')),
			b: refusal(status),
			c: page(['2', '3']),
		};
		const { pages, asked } = read(list, { known: ['1', '2'] });
		expect(await collect(pages)).toEqual([page(['1', '2'], 'b'), page(['0'], 'c'), page(['3'])]);
		expect(asked).toEqual([FIRST, 'b', FIRST, 'c']);
	});

	it('that of an earlier run as well', async () => {
		const list = { old: expired, [FIRST]: page(['1', '2'], 'b'), b: page(['3']) };
		const { pages, asked } = read(list, { from: 'old', known: ['1'] });
		expect(await collect(pages)).toEqual([page(['2'], 'b'), page(['3'])]);
		expect(asked).toEqual(['old', FIRST, 'b']);
	});

	it('for the fourth time, it is given up', async () => {
		const { pages, asked } = read({ [FIRST]: page(['1'], 'b'), b: expired }, { known: ['1'] });
		expect(await untilFailure(pages)).toEqual({
			before: [page(['1'], 'b'), page([], 'b'), page([], 'b'), page([], 'b')],
			error: expired,
		});
		expect(asked).toEqual([FIRST, 'b', FIRST, 'b', FIRST, 'b', FIRST, 'b']);
	});

	it('for the third time, it still starts over', async () => {
		const list = { [FIRST]: page(['1'], 'b'), b: inTurn(expired, expired, expired, page(['2'])) };
		const { pages, asked } = read(list, { known: ['1'] });
		expect((await collect(pages)).at(-1)).toEqual(page(['2']));
		expect(asked).toHaveLength(8);
	});
});

describe('ends with the error', () => {
	it.each([400, 404])('if the list itself is refused with %i', async (status) => {
		const error = refusal(status);
		const { pages, asked } = read({ [FIRST]: error });
		expect(await untilFailure(pages)).toEqual({ before: [], error });
		expect(asked).toEqual([FIRST]);
	});

	it('if the list is refused after it started over', async () => {
		const error = refusal(404);
		const { pages, asked } = read({ [FIRST]: error, old: expired }, { from: 'old' });
		expect(await untilFailure(pages)).toEqual({ before: [], error });
		expect(asked).toEqual(['old', FIRST]);
	});

	it.each<[Error]>([
		[refusal(401)],
		[refusal(410)],
		[refusal(500)],
		[new TransportError('timeout', 'GET /things', 'nothing came', false)],
		[Object.assign(new Error('No such cursor'), { status: 400 })],
	])('where a page fails by %s', async (error) => {
		const { pages, asked } = read({ [FIRST]: page(['1'], 'b'), b: error });
		expect(await untilFailure(pages)).toEqual({ before: [page(['1'], 'b')], error });
		expect(asked).toEqual([FIRST, 'b']);
	});
});
