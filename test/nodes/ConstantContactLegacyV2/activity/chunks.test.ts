import { fileItem } from '../../../support';
import { connectNode, type ConnectedNode } from '../setup';
import { bodiesOf, manyRows, people, postsOf, quickly, sizesOf } from './setup';

let node: ConnectedNode;
beforeEach(async () => {
	node = await connectNode();
});
afterEach(async () => await node.close());

const LIMIT = 4_000_000;
const add = {
	lists: ['1'],
	...quickly,
	connection: { requestsPerSecond: 0, requestTimeout: 30000 },
};

/** Rows of about 1 KB, with the city in two-byte letters. */
const large = (count: number) => people(count).map((row) => ({ ...row, city: 'é'.repeat(480) }));

it.each(['json', 'file'])(
	'splits by bytes into as few activities as possible, sent as %s',
	async (sendAs) => {
		const parameters = { ...add, wait: false, activityOptions: { checkEvery: 0.1, sendAs } };
		const { json, error } = await node.run('activity', 'addContacts', parameters, large(9000));
		expect(error).toBeUndefined();
		const sizes = sizesOf(node);
		expect(Math.max(...sizes)).toBeLessThanOrEqual(LIMIT);
		const whole = sizes.reduce((sum, size) => sum + size, 0);
		expect(sizes).toHaveLength(Math.ceil(whole / LIMIT));
		// All but the last are full, to within a row's length.
		expect(sizes.slice(0, -1).every((size) => size > LIMIT - 3000)).toBe(true);
		expect(json.reduce((sum, { rows_sent }) => sum + Number(rows_sent), 0)).toBe(9000);
	},
	180_000,
);

it('splits by rows', async () => {
	const items = [
		await fileItem({ content: manyRows(41_000), fileName: 'people.csv', mimeType: 'text/csv' }),
	];
	const parameters = { ...add, source: 'file', wait: false };
	const { json, error } = await node.run('activity', 'removeContacts', parameters, [], {
		json: undefined,
		items,
	});
	expect(error).toBeUndefined();
	expect(bodiesOf(node).map(({ import_data }) => import_data.length)).toEqual([
		20_000, 20_000, 1000,
	]);
	expect(json.map(({ rows_sent }) => rows_sent)).toEqual([20_000, 20_000, 1000]);
	expect(json[1]).toMatchObject({
		first: { item: 0, row: 20_002 },
		last: { item: 0, row: 40_001 },
	});
}, 600_000);

it('says which rows went when one of the activities fails', async () => {
	node.sandbox.faults.add({
		when: { method: 'POST' },
		after: 1,
		times: 1,
		do: { kind: 'status', status: 500 },
	});
	const { items, json } = await node.run('activity', 'addContacts', add, large(5000), {
		continueOnFail: 'continueRegularOutput',
	});
	const sent = Number(json[0]?.rows_sent);
	expect(json[0]).toMatchObject({ status: 'COMPLETE', first: { item: 0 } });
	expect(json[1]?.error).toContain(
		`Done before: sent ${sent} rows from item 0 to item ${sent - 1} as activity ${String(json[0]?.id)}.`,
	);
	expect(json[1]?.error).toContain('may have carried out the request anyway');
	const left = Array.from({ length: 5000 - sent }, (_, index) => ({ item: sent + index }));
	expect(items.slice(1).map(({ pairedItem }) => pairedItem)).toEqual(left);
	expect(postsOf(node)).toHaveLength(2);
}, 600_000);
