import { fanOut } from '../../../../nodes/constantContactShared/replication/fanOut';
import {
	apiOf,
	collect,
	refusal,
	untilFailure,
} from '../../ConstantContactLegacyV2/tables/unit/setup';

const pageOf = (id: string) => ({ items: [{ of: id }] });
const branchOf = (id: string) => ({ id, first: pageOf(id) });

/** Reads something for each ID, and counts how many are read at the same time. */
function readings(failing: Record<string, Error> = {}) {
	const begun: string[] = [];
	let open = 0;
	let most = 0;
	const read = async (id: string) => {
		begun.push(id);
		most = Math.max(most, ++open);
		await new Promise(setImmediate);
		open--;
		if (failing[id] !== undefined) throw failing[id];
		return pageOf(id);
	};
	return { begun, read, most: () => most };
}

it.each([
	[1, 1],
	[2, 2],
	[3, 3],
	[9, 5],
])('with %i at once, all are read in their order', async (concurrency, most) => {
	const { api } = apiOf({}, { concurrency });
	const ids = ['5', '1', '4', '2', '3'];
	const reading = readings();
	expect(await collect(fanOut(api, ids, reading.read))).toEqual(ids.map(branchOf));
	expect(reading.begun).toEqual(ids);
	expect(reading.most()).toBe(most);
});

it('reads nothing if there is nothing', async () => {
	const { begun, read } = readings();
	expect(await collect(fanOut(apiOf({}).api, [], read))).toEqual([]);
	expect(begun).toEqual([]);
});

it('reads no further than it is asked for', async () => {
	const { begun, read } = readings();
	const branches = fanOut(apiOf({}).api, ['1', '2', '3', '4'], read);
	await branches.next();
	await branches.next();
	expect(begun).toEqual(['1', '2']);
});

it('says which ones are gone', async () => {
	const { read } = readings({ 2: refusal(404) });
	expect(await collect(fanOut(apiOf({}).api, ['1', '2', '3'], read))).toEqual([
		branchOf('1'),
		{ id: '2' },
		branchOf('3'),
	]);
});

it.each<[Error]>([[refusal(500)], [refusal(400)], [new Error('404')]])(
	'fails by %s only after it passed on those before',
	async (error) => {
		const { begun, read } = readings({ 3: error });
		const branches = fanOut(apiOf({}, { concurrency: 3 }).api, ['1', '2', '3', '4'], read);
		expect(await untilFailure(branches)).toEqual({ before: [branchOf('1'), branchOf('2')], error });
		expect(begun).toEqual(['1', '2', '3']);
	},
);
