import { NodeOperationError, type IDataObject, type INode } from 'n8n-workflow';
import { InputError, OutputFile, OutputItems, ServerError } from '../../../nodes/kit';
import { toFailedItem } from '../../../nodes/kit/operations/items';
import { readBinary } from '../../support';
import { gate, itemOperation, numbered, runOperation } from '../dummy';
import { readTextOf } from '../readText';

/** An operation that applies the test's function to the item's number. */
function numberOperation(
	run: (n: number, hint: (text: string) => void) => Promise<IDataObject | IDataObject[]>,
) {
	return itemOperation({
		fields: {
			n: {
				property: { displayName: 'N', type: 'number' as const, default: 0 },
				read: (raw: unknown) => Number(raw),
			},
		},
		run: async ({ params, hint }) => await run(params.n, hint),
		simplify: ({ n }) => ({ simplified: n ?? null }),
	});
}

const perItem = { n: '={{ $json.n }}', simplify: false };
const tick = async () => await new Promise((resolve) => setImmediate(resolve));

/** Milliseconds until an item is done: later ones are faster. */
const backwards = (n: number) => new Promise((resolve) => setTimeout(resolve, (9 - n) * 3));

describe('output', () => {
	it('is in the order of the input and paired with it, however long each item takes', async () => {
		const operation = numberOperation(async (n) => {
			await backwards(n);
			return [{ n }, { n: n + 0.5 }].slice(0, n % 3);
		});
		const { items } = await runOperation(operation, perItem, { json: numbered(9) });
		const expected = numbered(9).flatMap(({ n }) =>
			[{ n }, { n: n + 0.5 }].slice(0, n % 3).map((json) => ({ json, pairedItem: { item: n } })),
		);
		expect(items).toEqual(expected);
	});

	it('is simplified when the user wants it', async () => {
		const operation = numberOperation(async (n) => ({ n, more: 1 }));
		const { json } = await runOperation(operation, { n: 4 });
		expect(json).toEqual([{ simplified: 4 }]);
		const raw = await runOperation(operation, { n: 4, simplify: false });
		expect(raw.json).toEqual([{ n: 4, more: 1 }]);
	});

	it('may be items with files, or a file', async () => {
		const file = (name: string, json: IDataObject) =>
			new OutputFile(readTextOf('text'), `${name}.txt`, 'text/plain', 'file', json);
		const responses = [
			() => new OutputItems([{ json: { a: 1 } }, { json: { a: 2 } }]),
			() => new OutputItems([]),
			() => file('third', { a: 3 }),
		];
		const operation = itemOperation({
			fields: {},
			run: async ({ index }) => await Promise.resolve(responses[index]?.() ?? {}),
		});
		const { items } = await runOperation(operation, {}, { json: numbered(3) });
		expect(items).toEqual([
			{ json: { a: 1 }, pairedItem: { item: 0 } },
			{ json: { a: 2 }, pairedItem: { item: 0 } },
			{ json: { a: 3 }, binary: { file: expect.any(Object) }, pairedItem: { item: 2 } },
		]);
		expect(items[2]?.binary?.file).toMatchObject({ fileName: 'third.txt', mimeType: 'text/plain' });
		expect((await readBinary(items[2], 'file')).toString()).toBe('text');
	});

	it('of 150,000 records does not overflow the stack', async () => {
		const operation = numberOperation(async () => numbered(150_000));
		expect((await runOperation(operation, perItem)).items).toHaveLength(150_000);
	});
});

describe('several items at once', () => {
	it.each([
		[undefined, 4],
		[1, 1],
		[7, 7],
	])('Max Concurrent Requests %p: %i', async (concurrency, expected) => {
		let running = 0;
		let peak = 0;
		const operation = numberOperation(async (n) => {
			peak = Math.max(peak, ++running);
			await tick();
			running--;
			return { n };
		});
		await runOperation(operation, perItem, { node: { concurrency }, json: numbered(20) });
		expect(peak).toBe(expected);
	});

	it('do not wait for a slow one before them', async () => {
		const { opened, open } = gate();
		const operation = numberOperation(async (n) => {
			if (n === 0) await opened;
			if (n === 19) open();
			return { n };
		});
		const node = { concurrency: 2 };
		const { json } = await runOperation(operation, perItem, { node, json: numbered(20) });
		expect(json).toEqual(numbered(20));
	});
});

describe('an error', () => {
	const failing = (bad: number[]) =>
		numberOperation(async (n) => {
			if (bad.includes(n)) throw new InputError(`Item ${n} is bad`, 'Mend it.');
			return { n };
		});

	it('ends the run, waits for what is in progress, and says what was done', async () => {
		const done: number[] = [];
		const { opened, open } = gate();
		const operation = numberOperation(async (n) => {
			if (n === 5) {
				setTimeout(open, 20);
				throw new InputError('Item 5 is bad', 'Mend it.');
			}
			if (n > 4) await opened;
			done.push(n);
			return { n };
		});
		const { error, items } = await runOperation(operation, perItem, { json: numbered(20) });
		expect(items).toEqual([]);
		expect(error).toMatchObject({
			name: 'NodeOperationError',
			message: 'Item 5 is bad [item 5]',
			context: { itemIndex: 5 },
		});
		expect(done.sort()).toEqual([0, 1, 2, 3, 4, 6, 7, 8].slice(0, done.length));
		const after = done.slice(5);
		const listed = after.length > 1 ? `6 to ${after.at(-1)}` : '6';
		expect(error?.description).toBe(
			`Mend it. ${done.length} of 20 items were done: items 0 to 4, ${listed}. Turn on 'Continue' under 'On Error' in the node's settings to run the others in any case.`,
		);
	});

	it('of the first item says that nothing was done', async () => {
		const json = numbered(3);
		const { error } = await runOperation(failing([0, 1, 2]), perItem, { json });
		expect(error?.description).toBe('Mend it. None of the 3 items was processed.');
	});

	it('of the first of two, too', async () => {
		const { error } = await runOperation(failing([0, 1]), perItem, { json: numbered(2) });
		expect(error?.description).toBe('Mend it. None of the 2 items was processed.');
	});

	it('of the only item says nothing about others', async () => {
		const { error } = await runOperation(failing([0]), perItem, { json: numbered(1) });
		expect(error?.description).toBe('Mend it.');
	});

	it('names many ranges in short', async () => {
		const odd = numbered(60).flatMap(({ n }) => (n % 2 === 1 ? [n] : []));
		const operation = numberOperation(async (n) => {
			if (odd.includes(n)) await new Promise((resolve) => setTimeout(resolve, 5));
			if (odd.includes(n)) throw new InputError('bad', 'Mend it.');
			return { n };
		});
		const node = { concurrency: 50 };
		const { error } = await runOperation(operation, perItem, { node, json: numbered(60) });
		expect(error?.description).toMatch(
			/\d+ of 60 items were done: items 0, 2, 4, 6, 8, 10, 12, 14, 16, 18 and others\./,
		);
	});
});

describe('with Continue on Fail', () => {
	const operation = numberOperation(async (n) => {
		await backwards(n);
		if (n % 3 === 1)
			throw new ServerError({ status: 404, request: 'GET /x', serverMessage: `no ${n}` });
		return { n };
	});
	const failure = (n: number) =>
		`Could not do something: no ${n} [item ${n}]. Check what the message names, then run again. (GET /x, status 404)`;

	it('a failed item is an item that carries its error, in its place', async () => {
		const { items, error } = await runOperation(operation, perItem, {
			json: numbered(5),
			continueOnFail: 'continueRegularOutput',
		});
		expect(error).toBeUndefined();
		const brief = items.map(({ json, pairedItem }) => [json, pairedItem]);
		expect(brief).toEqual([
			[{ n: 0 }, { item: 0 }],
			[{ error: failure(1) }, { item: 1 }],
			[{ n: 2 }, { item: 2 }],
			[{ n: 3 }, { item: 3 }],
			[{ error: failure(4) }, { item: 4 }],
		]);
	});

	it('and an error output, failed items go there, with the input they came from', async () => {
		const { items, errorItems } = await runOperation(operation, perItem, {
			json: numbered(5).map(({ n }) => ({ n, name: `name ${n}` })),
			continueOnFail: 'continueErrorOutput',
		});
		expect(items.map(({ json, pairedItem }) => [json, pairedItem])).toEqual(
			[0, 2, 3].map((n) => [{ n }, { item: n }]),
		);
		expect(errorItems.map(({ json, pairedItem }) => [json, pairedItem])).toMatchObject(
			[1, 4].map((n) => [{ n, name: `name ${n}`, error: failure(n) }, { item: n }]),
		);
	});
});

describe('Stop', () => {
	it.each([false, 'continueRegularOutput'] as const)(
		'begins no further item (Continue on Fail: %p)',
		async (continueOnFail) => {
			const stop = new AbortController();
			const begun: number[] = [];
			const operation = numberOperation(async (n) => {
				begun.push(n);
				if (n === 8) stop.abort();
				await tick();
				return { n };
			});
			const { status } = await runOperation(operation, perItem, {
				json: numbered(100),
				continueOnFail,
				abortSignal: stop.signal,
			});
			await tick();
			expect(status).toBe('canceled');
			expect(Math.max(...begun)).toBeLessThanOrEqual(8 + 4);
		},
	);
});

it('reports each hint once, with the number of items', async () => {
	const operation = numberOperation(async (n, hint) => {
		hint('same');
		if (n === 1) hint('special');
		return { n };
	});
	const { hints } = await runOperation(operation, perItem, { json: numbered(3) });
	expect(hints).toEqual([
		{ message: 'same (3 items)', location: 'outputPane' },
		{ message: 'special', location: 'outputPane' },
	]);
});

it('explains an error as far as possible', () => {
	const node = { name: 'Node' } as INode;
	const item = (error: NodeOperationError) => toFailedItem(error, 3);
	const pairedItem = { item: 3 };
	expect(item(new NodeOperationError(node, 'bad', { description: 'Mend it.' }))).toEqual({
		json: { error: 'bad. Mend it.' },
		pairedItem,
	});
	expect(item(new NodeOperationError(node, 'bad'))).toEqual({ json: { error: 'bad' }, pairedItem });
});
