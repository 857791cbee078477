import type { IDataObject } from 'n8n-workflow';
import { InputError, text, type BatchOperation, type Fields } from '../../../nodes/kit';
import { batchOperation, numbered, runOperation, type DummyApi } from '../dummy';

const fields = { name: text({ displayName: 'Name' }) };

/** Outputs a record for every two items; fails before the item with the given number. */
const inPairs = (failAt = Infinity, run?: Partial<BatchOperation<DummyApi, Fields>>) =>
	batchOperation({
		fields,
		async *run({ items, params, api: { name: api }, done, hint }) {
			for (let at = 0; at < items.length; at += 2) {
				if (at >= failAt) throw new InputError('The server is full', 'Wait.');
				const both = [at, at + 1].filter((index) => index < items.length);
				yield { json: { name: params.name, api } as IDataObject, items: both };
				done(`items ${both.join(' and ')}`);
				hint('Two by two');
			}
		},
		...run,
	});

it('sees all items together, and pairs each record with the first of those it comes from', async () => {
	const { items, error } = await runOperation(inPairs(), { name: 'n' }, { json: numbered(3) });
	expect(error).toBeUndefined();
	expect(items).toEqual([
		{ json: { name: 'n', api: 'api' }, pairedItem: { item: 0 } },
		{ json: { name: 'n', api: 'api' }, pairedItem: { item: 2 } },
	]);
});

it('refuses a parameter that depends on the item, before anything runs', async () => {
	const run = jest.fn();
	const parameters = { name: '={{ $json.n }}' };
	const { error } = await runOperation(inPairs(9, { run }), parameters, { json: numbered(2) });
	expect(error).toMatchObject({
		name: 'NodeOperationError',
		message: "'Name' depends on the input item, but all items are handled together",
		description: expect.stringContaining("$('Settings').first().json.list"),
	});
	expect(run).not.toHaveBeenCalled();
});

it('accepts a parameter that depends on the item if there is only one', async () => {
	const { json } = await runOperation(inPairs(), { name: '={{ $json.n }}' }, { json: numbered(1) });
	expect(json).toEqual([{ name: expect.any(String), api: 'api' }]);
});

it('accepts an expression that is the same for all items', async () => {
	const { json } = await runOperation(inPairs(), { name: '={{ 1 + 1 }}' });
	expect(json).toEqual([{ name: '2', api: 'api' }]);
});

it('reports what was done before an error', async () => {
	const { items, error } = await runOperation(inPairs(4), {}, { json: numbered(5) });
	expect(items).toEqual([]);
	expect(error).toMatchObject({
		message: 'The server is full',
		description: 'Wait. Done before: items 0 and 1; items 2 and 3.',
	});
});

it("doesn't mention completed work if there is none", async () => {
	const { error } = await runOperation(inPairs(0), {}, { json: numbered(5) });
	expect(error).toMatchObject({ message: 'The server is full', description: 'Wait.' });
});

it('outputs the completed work and the error with Continue on Fail', async () => {
	const options = { json: numbered(5), continueOnFail: 'continueRegularOutput' as const };
	const { items } = await runOperation(inPairs(2), { name: 'n' }, options);
	expect(items).toEqual([
		{ json: { name: 'n', api: 'api' }, pairedItem: { item: 0 } },
		...[2, 3, 4].map((item) => ({
			json: { error: 'The server is full. Wait. Done before: items 0 and 1.' },
			pairedItem: { item },
		})),
	]);
});

it("sends the error through n8n's error output", async () => {
	const options = { json: numbered(4), continueOnFail: 'continueErrorOutput' as const };
	const { items, errorItems } = await runOperation(inPairs(2), { name: 'n' }, options);
	expect(items).toHaveLength(1);
	expect(errorItems.map(({ json }) => json)).toEqual(
		[2, 3].map((n) => ({ n, error: expect.stringContaining('The server is full') as unknown })),
	);
});

it('passes on an error for all items when each has a record already', async () => {
	const operation = batchOperation({
		fields: {},
		async *run() {
			yield { json: {}, items: [0, 1] };
			throw new InputError('Too late', 'Wait.');
		},
	});
	const options = { json: numbered(2), continueOnFail: 'continueRegularOutput' as const };
	const { items } = await runOperation(operation, {}, options);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
		{ item: 0 },
		{ item: 0 },
		{ item: 1 },
	]);
});

it('ends with Stop, even with Continue on Fail', async () => {
	const stopped = new AbortController();
	const operation = batchOperation({
		fields: {},
		async *run() {
			stopped.abort();
			yield { json: {}, items: [0] };
		},
	});
	const { status } = await runOperation(
		operation,
		{},
		{
			abortSignal: stopped.signal,
			continueOnFail: 'continueRegularOutput',
		},
	);
	expect(status).toBe('canceled');
});

describe('with Retry On Fail', () => {
	const retryOnFail = { maxTries: 3, waitBetweenTries: 1 };

	it('does each part once, and tells in the end what each try did', async () => {
		const parts: string[] = [];
		let tries = 0;
		const operation = batchOperation({
			fields: {},
			async *run({ once, done }) {
				tries++;
				for (const part of ['first', 'second', 'third']) {
					const length = await once(part, async () => {
						if (part === 'third') throw new InputError('The server is full', 'Wait.');
						parts.push(part);
						done(part);
						return part.length;
					});
					yield { json: { part, length }, items: [0] };
				}
			},
		});
		const { error } = await runOperation(operation, {}, { retryOnFail });
		expect([tries, parts]).toEqual([3, ['first', 'second']]);
		expect(error?.description).toBe('Wait. Done before: first; second.');
	});

	it('outputs the work of an earlier try as its own', async () => {
		let tries = 0;
		const operation = batchOperation({
			fields: {},
			async *run({ once }) {
				const value = await once('part', async () => ++tries);
				if (++tries < 4) throw new InputError('Not yet', 'Wait.');
				yield { json: { value }, items: [0] };
			},
		});
		expect((await runOperation(operation, {}, { retryOnFail })).json).toEqual([{ value: 1 }]);
	});

	it('without it, each run does everything', async () => {
		let parts = 0;
		const operation = batchOperation({
			fields: {},
			async *run({ once }) {
				yield { json: { parts: await once('part', async () => ++parts) }, items: [0] };
			},
		});
		const input = [{ json: {} }];
		await runOperation(operation, {}, { items: input });
		expect((await runOperation(operation, {}, { items: input })).json).toEqual([{ parts: 2 }]);
	});
});
