import type { IDataObject, INodeParameters } from 'n8n-workflow';
import {
	DateTime,
	InputError,
	listOptions,
	ServerError,
	StoppedError,
	text,
	type Field,
} from '../../../nodes/kit';
import { getAllFields } from '../../../nodes/kit/operations/properties';
import { readBinary, type NodeResult } from '../../support';
import { listOperation, numbered, runOperation } from '../dummy';

const which = text({ displayName: 'Which' });
const order = text({ displayName: 'Order' });

/** A list of `total` records in pages of ten; `asked` lists the pages read for each item. */
function listOf(total: number, asked: string[] = [], failAt = Infinity) {
	const fields: Record<'which', Field<string | undefined>> = { which };
	return listOperation({
		fields,
		columns: () => ['id'],
		simplify: ({ id }, params) => ({ short: id ?? null, which: String(params.which) }),
		async *pages({ params }): AsyncGenerator<IDataObject[]> {
			for (let first = 0; first < total; first += 10) {
				asked.push(`${params.which} ${first / 10}`);
				if (first / 10 === failAt)
					throw new ServerError({ status: 404, request: 'GET /things', serverMessage: 'gone' });
				const length = Math.min(10, total - first);
				yield Array.from({ length }, (_, index) => ({ id: first + index }));
			}
		},
	});
}

const raw = { simplify: false };
const ids = ({ json }: NodeResult) => json.map(({ id }) => id);
const upTo = (count: number) => numbered(count).map(({ n }) => n);

describe('how many records', () => {
	it.each<[INodeParameters, number, number]>([
		[{}, 50, 5],
		[{ limit: 1 }, 1, 1],
		[{ limit: 10 }, 10, 1],
		[{ limit: 11 }, 11, 2],
		[{ limit: 500 }, 95, 10],
		[{ returnAll: true }, 95, 10],
	])('%j gives %i in %i pages', async (parameters, records, pages) => {
		const asked: string[] = [];
		const result = await runOperation(listOf(95, asked), { ...raw, ...parameters });
		expect(ids(result)).toEqual(upTo(records));
		expect(asked).toHaveLength(pages);
	});

	it('is all there are in a short list, whatever is stored, as items', async () => {
		const operation = listOperation({
			length: 'short',
			fields: {},
			async *pages({ limit }) {
				yield await Promise.resolve(numbered(limit === Infinity ? 95 : 1));
			},
		});
		const stored = { returnAll: false, limit: 5, output: 'file' };
		expect((await runOperation(operation, stored)).json).toEqual(numbered(95));
	});

	it('is as many as wanted in a medium list, as items', async () => {
		const operation = listOperation({
			length: 'medium',
			fields: {},
			async *pages() {
				yield await Promise.resolve(numbered(95));
			},
		});
		const results = [{}, { limit: 5 }, { returnAll: true, output: 'file' }].map(
			async (parameters) => (await runOperation(operation, parameters)).json.length,
		);
		expect(await Promise.all(results)).toEqual([50, 5, 95]);
	});

	it.each([0, -1, 2.5, 'all'])('Limit %p is refused', async (limit) => {
		const asked: string[] = [];
		const value = typeof limit === 'string' ? `=${limit}` : limit;
		const { error } = await runOperation(listOf(95, asked), { limit: value });
		expect(error?.message).toMatch(/^'Limit' is/);
		expect(asked).toEqual([]);
	});
});

describe('with several input items', () => {
	it.each([1, 2])('runs once for %i, and says so if there are several', async (count) => {
		const asked: string[] = [];
		const parameters = { ...raw, which: 'same' };
		const { hints } = await runOperation(listOf(3, asked), parameters, { json: numbered(count) });
		expect(asked).toEqual(['same 0']);
		const message = 'Ran once for all 2 input items, because no parameter depends on the item';
		expect(hints).toEqual(count === 1 ? [] : [{ message, location: 'outputPane' }]);
	});

	it('runs once when no parameter depends on the item, and says so', async () => {
		const asked: string[] = [];
		const parameters = { ...raw, which: '={{ $now.year > 0 ? "same" : "" }}' };
		const { items, hints } = await runOperation(listOf(3, asked), parameters, {
			json: numbered(4),
		});
		expect(asked).toEqual(['same 0']);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(upTo(3).map(() => ({ item: 0 })));
		expect(hints.map(({ message }) => message)).toEqual([
			'Ran once for all 4 input items, because no parameter depends on the item',
		]);
	});

	it("doesn't mention that with one item", async () => {
		expect((await runOperation(listOf(3))).hints).toEqual([]);
	});

	it('runs for each item when a parameter depends on it, and pairs the records with it', async () => {
		const asked: string[] = [];
		const parameters = { ...raw, which: '={{ $json.n }}' };
		const { items } = await runOperation(listOf(2, asked), parameters, { json: numbered(3) });
		expect(asked).toEqual(['0 0', '1 0', '2 0']);
		expect(items.map(({ json, pairedItem }) => [json.id, pairedItem])).toEqual(
			[0, 1, 2].flatMap((item) => [0, 1].map((id) => [id, { item }])),
		);
	});

	it('reads the limit of each item', async () => {
		const parameters = { ...raw, limit: '={{ $json.n + 1 }}' };
		const result = await runOperation(listOf(9), parameters, { json: numbered(3) });
		expect(ids(result)).toEqual([0, 0, 1, 0, 1, 2]);
	});
});

describe('output', () => {
	it('is simplified by default', async () => {
		const { json } = await runOperation(listOf(1), { which: 'x' });
		expect(json).toEqual([{ short: 0, which: 'x' }]);
	});

	it('is a file when the user wants one, never simplified', async () => {
		const parameters = { output: 'file', simplify: true, fileOptions: { maxRecords: 12 } };
		const { items } = await runOperation(listOf(95), parameters, { timezone: 'UTC' });
		const fileName = `things-${DateTime.utc().toISODate()}.csv`;
		expect(items.map(({ json }) => json)).toEqual([{ fileName, format: 'csv', records: 12 }]);
		expect(items[0]?.binary?.data).toMatchObject({ fileName, mimeType: 'text/csv' });
		const rows = upTo(12).map((id) => `${id},\r\n`);
		expect((await readBinary(items[0])).toString()).toBe(`id,other\r\n${rows.join('')}`);
	});

	// Always on different days.
	it.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago'])(
		'is a file named after the day in the time zone of the workflow, %s',
		async (timezone) => {
			const day = () => DateTime.now().setZone(timezone).toISODate();
			const before = day();
			const { json } = await runOperation(listOf(1), { output: 'file' }, { timezone });
			expect([before, day()].map((date) => `things-${date}.csv`)).toContain(json[0]?.fileName);
		},
	);

	it('is a file with all records unless the user wants fewer', async () => {
		const { items } = await runOperation(listOf(95), {
			output: 'file',
			returnAll: false,
			limit: 5,
		});
		expect(items[0]?.json.records).toBe(95);
	});

	it('is shaped by the options of the operation if it has some of its own, in one group', async () => {
		const operation = listOperation({
			fields: { filter: text({ displayName: 'Filter' }), listOptions: listOptions({ order }) },
			async *pages({ params }) {
				yield await Promise.resolve([{ order: params.listOptions.order ?? 'none' }, { order: '' }]);
			},
		});
		expect(Object.keys(getAllFields(operation))).toEqual([
			...['output', 'returnAll', 'limit', 'filter', 'listOptions'],
		]);
		const options = { order: 'up', format: 'jsonl', maxRecords: 1 };
		const { items } = await runOperation(operation, { output: 'file', listOptions: options });
		expect((await readBinary(items[0])).toString()).toBe('{"order":"up"}\n');
		// File options are neither offered nor kept without file output.
		const { json } = await runOperation(operation, { output: 'items', listOptions: options });
		expect(json).toEqual([{ order: 'up' }, { order: '' }]);
	});

	it('is named and shaped as the file options say', async () => {
		const fileOptions = { format: 'jsonl', fileName: 'all.ndjson', binaryProperty: 'export' };
		const { items } = await runOperation(listOf(2), { output: 'file', fileOptions });
		expect(items[0]?.binary?.export).toMatchObject({
			fileName: 'all.ndjson',
			mimeType: 'application/x-ndjson',
		});
		expect((await readBinary(items[0], 'export')).toString()).toBe('{"id":0}\n{"id":1}\n');
	});

	it('is a file with the columns of its records where none are known, as they are', async () => {
		const operation = listOperation({
			fields: {},
			async *pages() {
				yield await Promise.resolve([{ sum: '=1+1' }]);
			},
		});
		const { items } = await runOperation(operation, { output: 'file' });
		expect((await readBinary(items[0])).toString()).toBe('sum,other\r\n=1+1,\r\n');
		const fileOptions = { format: 'csvEscaped' };
		const escaped = await runOperation(operation, { output: 'file', fileOptions });
		expect((await readBinary(escaped.items[0])).toString()).toBe('sum,other\r\n"\'=1+1",\r\n');
	});

	it('of 150,000 records does not overflow the stack', async () => {
		const operation = listOperation({
			fields: {},
			async *pages() {
				yield numbered(150_000);
			},
		});
		expect((await runOperation(operation, { returnAll: true })).items).toHaveLength(150_000);
	});
});

describe('an error in the middle', () => {
	const parameters = { ...raw, returnAll: true, which: '={{ $json.n }}' };

	it('ends the run: no list that is silently short', async () => {
		const asked: string[] = [];
		const { items, error } = await runOperation(listOf(95, asked, 2), parameters, {
			json: numbered(3),
		});
		expect(items).toEqual([]);
		expect(error).toMatchObject({
			message: 'Could not do something: gone [item 0]',
			httpCode: '404',
			context: { itemIndex: 0 },
		});
		expect(asked).toEqual(['0 0', '0 1', '0 2']);
	});

	it('with Continue on Fail passes on what came before it, then the error, and continues', async () => {
		const { items } = await runOperation(listOf(95, [], 1), parameters, {
			json: numbered(2),
			continueOnFail: 'continueRegularOutput',
		});
		const brief = items.map(({ json, pairedItem }) => [json.id ?? json.error, pairedItem]);
		expect(brief).toEqual(
			[0, 1].flatMap((item) => [
				...upTo(10).map((id) => [id, { item }]),
				[expect.stringMatching(`^Could not do something: gone \\[item ${item}\\]`), { item }],
			]),
		);
	});

	it('with an error output sends the error there and the records before it on', async () => {
		const { items, errorItems } = await runOperation(listOf(95, [], 1), parameters, {
			json: numbered(2),
			continueOnFail: 'continueErrorOutput',
		});
		expect(items).toHaveLength(20);
		expect(errorItems.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	});

	it('of a file leaves no file', async () => {
		const file = { ...parameters, output: 'file' };
		const { items } = await runOperation(listOf(95, [], 1), file, {
			continueOnFail: 'continueRegularOutput',
		});
		expect(items).toHaveLength(1);
		expect(items[0]?.binary).toBeUndefined();
		expect(items[0]?.json.error).toMatch(/gone/);
	});

	it('that is a Stop ends the run also with Continue on Fail', async () => {
		const operation = listOperation({
			fields: {},
			async *pages(): AsyncGenerator<IDataObject[]> {
				yield [{ id: 1 }];
				throw new StoppedError();
			},
		});
		const { json, errorItems } = await runOperation(operation, raw, {
			continueOnFail: 'continueRegularOutput',
		});
		expect(JSON.stringify([json, errorItems])).not.toContain('"id"');
	});

	it('that the user can correct explains how', async () => {
		const operation = listOperation({
			fields: {},
			pages: () => {
				throw new InputError("'Which' is wrong", 'Mend it.');
			},
		});
		const { error } = await runOperation(operation, raw);
		expect(error).toMatchObject({
			name: 'NodeOperationError',
			message: "'Which' is wrong [item 0]",
			description: 'Mend it.',
		});
	});
});
