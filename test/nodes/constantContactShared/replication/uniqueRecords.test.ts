import { listUniqueRecords } from '../../../../nodes/constantContactShared/replication/uniqueRecords';
import { apiOf, collect, inTurn, refusal } from '../../ConstantContactLegacyV2/tables/unit/setup';

const FIRST = '/things?limit=3';
const itemsOf = (...ids: unknown[]) => ids.map((id) => ({ id }));

/** What reads `/things`, and its requests. */
function read(responses: Record<string, unknown>, from?: string, handedOn?: Set<string>) {
	const { api, asked } = apiOf(responses);
	const call = { api, from: from === undefined ? undefined : { next: from } };
	return { asked, pages: collect(listUniqueRecords(call, '/things', { limit: 3 }, handedOn)) };
}

it('passes on each record once, with the cursor behind it', async () => {
	const { pages, asked } = read({
		[FIRST]: { items: itemsOf('1', 2), next: 'b' },
		b: { items: itemsOf(2, '3'), next: 'c' },
		c: { items: itemsOf('3') },
	});
	expect(await pages).toEqual([
		{ records: itemsOf('1', 2), cursor: { next: 'b' } },
		{ records: itemsOf('3'), cursor: { next: 'c' } },
		{ records: [], cursor: undefined },
	]);
	expect(asked).toEqual([FIRST, 'b', 'c']);
});

it('continues where an earlier run stopped', async () => {
	const { pages, asked } = read({ b: { items: itemsOf('2') } }, 'b');
	expect(await pages).toEqual([{ records: itemsOf('2'), cursor: undefined }]);
	expect(asked).toEqual(['b']);
});

it('leaves out what was passed on before, and adds what it passes on itself', async () => {
	const handedOn = new Set(['1']);
	const { pages } = read({ [FIRST]: { items: itemsOf('1', '2') } }, undefined, handedOn);
	expect(await pages).toEqual([{ records: itemsOf('2'), cursor: undefined }]);
	expect([...handedOn]).toEqual(['1', '2']);
});

it('begins with none that was passed on, each time', async () => {
	const list = { [FIRST]: { items: itemsOf('2', '1') } };
	for (let time = 0; time < 2; time++) {
		expect((await read(list).pages)[0]!.records).toHaveLength(2);
	}
});

it('repeats nothing after a cursor was refused', async () => {
	const { pages, asked } = read({
		[FIRST]: inTurn({ items: itemsOf('1', '2'), next: 'b' }, { items: itemsOf('0', '1', '2') }),
		b: refusal(400),
	});
	expect((await pages).map(({ records }) => records)).toEqual([itemsOf('1', '2'), itemsOf('0')]);
	expect(asked).toEqual([FIRST, 'b', FIRST]);
});
