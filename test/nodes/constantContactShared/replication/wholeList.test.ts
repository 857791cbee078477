import { TransportError } from '../../../../nodes/kit';
import { readWholeList } from '../../../../nodes/constantContactShared/replication/wholeList';
import {
	apiOf,
	collect,
	inTurn,
	STARTED,
	untilFailure,
} from '../../ConstantContactLegacyV2/tables/unit/setup';

const FIRST = '/things?limit=2';
const itemsOf = (...ids: string[]) => ids.map((id) => ({ id }));
const page = (ids: string[], next?: string) => ({ items: itemsOf(...ids), next });

function read(responses: Record<string, unknown>, from?: Record<string, string>) {
	const { api, asked } = apiOf(responses);
	const call = { api, from, started: () => STARTED };
	return { asked, pages: readWholeList(call, '/things', { limit: 2 }) };
}

it('reads a list of one page once', async () => {
	const { pages, asked } = read({ [FIRST]: page(['1', '2']) });
	expect(await collect(pages)).toEqual([{ records: itemsOf('1', '2'), cursor: undefined }]);
	expect(asked).toEqual([FIRST]);
});

it('reads a list of several pages until a pass brings nothing new', async () => {
	const { pages, asked } = read({
		// 3 was on the second page, and moves to the first one while the second is being read
		[FIRST]: inTurn(page(['1', '2'], 'b'), page(['2', '3'], 'b'), page(['2', '3'], 'b')),
		b: page(['4']),
	});
	expect(await collect(pages)).toEqual([
		{ records: itemsOf('1', '2'), cursor: { next: 'b', pass: '1', isNew: 'true', ids: '1 2' } },
		{ records: itemsOf('4'), cursor: undefined },
		{ records: [], cursor: { pass: '2', isNew: undefined, ids: '1 2 4' } },
		{ records: itemsOf('3'), cursor: { next: 'b', pass: '2', isNew: 'true', ids: '1 2 4 3' } },
		{ records: [], cursor: undefined },
		{ records: [], cursor: { pass: '3', ids: '1 2 4 3' } },
		{ records: [], cursor: { next: 'b', pass: '3', ids: '1 2 4 3' } },
		{ records: [], cursor: undefined },
	]);
	expect(asked).toEqual([FIRST, 'b', FIRST, 'b', FIRST, 'b']);
});

it.each<[Record<string, string>, string[]]>([
	// In the first pass, after its first page
	[{ next: 'b', pass: '1', isNew: 'true', ids: '1 2' }, ['b', FIRST, 'b']],
	// In the second one, before it returned something new
	[{ next: 'b', pass: '2', ids: '1 2 4' }, ['b']],
	// In the second one, after it returned something new
	[{ next: 'b', pass: '2', isNew: 'true', ids: '1 2 4' }, ['b', FIRST, 'b']],
	// Before it
	[{ pass: '2', ids: '1 2 4' }, [FIRST, 'b']],
])('continues from %j', async (from, requests) => {
	const { pages, asked } = read({ [FIRST]: page(['1', '2'], 'b'), b: page(['4']) }, from);
	const records = (await collect(pages)).flatMap((found) => found.records);
	expect(asked).toEqual(requests);
	expect(records).toEqual(from.ids!.includes('4') ? [] : itemsOf('4'));
});

it('outputs a record again unless it is known to have been output', async () => {
	const many = Array.from({ length: 5001 }, (_, id) => String(id));
	const { pages } = read({ [FIRST]: page(many, 'b'), b: page(['x']) });
	const [first] = await collect(pages);
	expect(first?.cursor).toEqual({ next: 'b', pass: '1', isNew: 'true' });
});

it('gives up if each pass finds something new', async () => {
	let id = 0;
	const { pages, asked } = read({
		[FIRST]: () => page([String(id++)], 'b'),
		b: () => page([String(id++)]),
	});
	const { error } = await untilFailure(pages);
	expect(error).toBeInstanceOf(TransportError);
	expect((error as Error).message).toContain('kept being deleted');
	expect(asked).toHaveLength(10);
});

it.each(['modified_date', 'created_date'])(
	'tolerates records that are constantly added, by its %s',
	async (date) => {
		let id = 0;
		const added = () => ({ items: [{ id: String(id++), [date]: STARTED }], next: 'b' });
		const { pages, asked } = read({ [FIRST]: added, b: page(['x']) });
		const found = (await collect(pages)).flatMap(({ records }) => records);
		expect(found.map((record) => record.id)).toEqual(['0', 'x', '1']);
		expect(asked).toEqual([FIRST, 'b', FIRST, 'b']);
	},
);
