import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { FaultAction } from '../../../sandbox';
import { connectBench, LOOK_FIRST, type Bench } from './bench';

let bench: Bench;

beforeEach(async () => (bench = await connectBench()));
afterEach(async () => await bench.close());

/** Ten contacts to create: valid ones, and ones that fail for various reasons. */
const ITEMS: IDataObject[] = [
	{ email_address: 'p0@example.com', lists: ['1'] },
	{ email_address: 'no address', lists: ['1'] },
	{ email_address: 'p2@example.com', lists: ['987654'] },
	{ email_address: 'taken@example.com', lists: ['1'] },
	{ email_address: 'p4@example.com', lists: ['2', '3'] },
	{ email_address: 'p5@example.com', lists: [] },
	{ email_address: 'p6@example.com', lists: ['1'] },
	{ email_address: 'p7@example.com', lists: ['1'] },
	{ email_address: 'p8@example.com', lists: ['1'] },
	{ email_address: 'p9@example.com', lists: ['1'] },
];

/** The outcome of requests, by their item. */
const FAULTS: Record<number, FaultAction> = {
	6: { kind: 'resetAfter' },
	7: { kind: 'status', status: 500 },
	8: { kind: 'status', status: 429, body: { error_key: 'throttled', error_message: 'Slowly' } },
};

/** Items for which no request is sent, because of their data. */
const UNSENT = [1, 5];
const FAILED = [1, 2, 3, 5, 6, 7];
const GOOD = ITEMS.flatMap((_, index) => (FAILED.includes(index) ? [] : [index]));
const WORDS: Record<number, RegExp> = {
	1: /'no address'/,
	2: /Invalid List ID|does not exist/,
	3: /conflict/,
	5: /'List Names or IDs' is empty/,
	6: /the connection was lost/,
	7: /sandbox fault 500/,
};

/** Creates the ten one after another, so that each fault affects the intended item. */
async function createTen(continueOnFail: 'continueRegularOutput' | 'continueErrorOutput') {
	bench.account.putContact({ email: 'taken@example.com', lists: [1] });
	for (const [index, action] of Object.entries(FAULTS)) {
		// Number of requests sent before it; an item whose fault has been used up doesn't count for later ones.
		const sent = Array.from({ length: Number(index) }, (_, earlier) => earlier).filter(
			(earlier) => !UNSENT.includes(earlier) && FAULTS[earlier] === undefined,
		);
		bench.fault(action, { method: 'POST', after: sent.length, times: 1 });
	}
	const parameters = {
		contactFields: { mappingMode: 'autoMapInputData', value: null, schema: [] },
		lists: '={{ $json.lists }}',
		connection: { maxConcurrentRequests: 1 },
	};
	return await bench.run('contact', 'create', parameters, ITEMS, { continueOnFail });
}

const pairs = (items: INodeExecutionData[]) => items.map(({ pairedItem }) => pairedItem);
const emailOf = ({ json }: INodeExecutionData) =>
	(json.email_addresses as IDataObject[] | undefined)?.[0]?.email_address;

function expectStateToBeTrue(failures: Map<number, INodeExecutionData>): void {
	for (const index of GOOD) {
		expect(bench.account.contact(String(ITEMS[index]?.email_address))).toBeDefined();
	}
	for (const [index, item] of failures) {
		const text = String(item.json.error);
		expect(text).toMatch(WORDS[index] ?? /^$/);
		expect(text).toContain(`[item ${index}]`);
		// What may have been done is reported; what isn't reported wasn't done.
		const isUnclear = text.includes(LOOK_FIRST);
		expect(isUnclear).toBe([6, 7].includes(index));
		if (!isUnclear && index !== 3) {
			expect(bench.account.contact(String(ITEMS[index]?.email_address))).toBeUndefined();
		}
	}
	expect(bench.account.contact('p6@example.com')).toBeDefined();
	expect(bench.account.contact('p7@example.com')).toBeUndefined();
	expect(bench.statuses('POST')).toEqual([201, 400, 409, 201, undefined, 500, 429, 201, 201]);
}

it('on the regular output each of ten items has its result or its error, in its place', async () => {
	const { items, error } = await createTen('continueRegularOutput');
	expect(error).toBeUndefined();
	expect(pairs(items)).toEqual(ITEMS.map((_, item) => ({ item })));
	for (const index of GOOD) {
		expect(items[index] && emailOf(items[index])).toBe(ITEMS[index]?.email_address);
	}
	expectStateToBeTrue(
		new Map(FAILED.map((index) => [index, items[index] ?? { json: { error: 'none' } }])),
	);
});

it('on the error output, the failed items have their input', async () => {
	const { items, errorItems } = await createTen('continueErrorOutput');
	expect(pairs(items)).toEqual(GOOD.map((item) => ({ item })));
	expect(pairs(errorItems)).toEqual(FAILED.map((item) => ({ item })));
	expect(items.map(emailOf)).toEqual(GOOD.map((index) => ITEMS[index]?.email_address));
	expect(errorItems.map(({ json }) => json.email_address)).toEqual(
		FAILED.map((index) => ITEMS[index]?.email_address),
	);
	expectStateToBeTrue(
		new Map(FAILED.map((index, at) => [index, errorItems[at] ?? { json: { error: 'none' } }])),
	);
});

it('a list that fails half way passes on the pages before it for each item', async () => {
	await bench.close();
	bench = await connectBench({ contacts: 1100 });
	bench.fault({ kind: 'status', status: 403 }, { after: 1, times: 1 });
	const { items, errorItems } = await bench.run(
		'contact',
		'getAll',
		{ returnAll: true, filters: { status: '={{ $json.status }}' } },
		[{ status: 'ALL' }, { status: 'REMOVED' }],
		{ continueOnFail: 'continueErrorOutput' },
	);
	expect(pairs(errorItems)).toEqual([{ item: 0 }]);
	expect(
		items.filter(({ pairedItem }) => JSON.stringify(pairedItem) === '{"item":0}'),
	).toHaveLength(500);
	const removed = [...bench.account.contacts()].filter(({ status }) => status === 'REMOVED');
	expect(items).toHaveLength(500 + removed.length);
});
