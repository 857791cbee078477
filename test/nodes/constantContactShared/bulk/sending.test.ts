import type { IDataObject } from 'n8n-workflow';

import { createCsvEncoding } from '../../../../nodes/constantContactShared/bulk/chunks';
import {
	sendRows,
	type BulkJob,
	type RowCall,
} from '../../../../nodes/constantContactShared/bulk/sending';
import type { Jobs } from '../../../../nodes/constantContactShared/bulk/waiting';
import { collect, known } from './setup';

/** The files of input items as n8n passes them in memory, by the name of the binary field. */
type Files = Array<Record<string, string>>;

interface Told {
	/** The data of input items. */
	json?: IDataObject[];
	/** Their files, instead of data. */
	files?: Files;
	binaryProperty?: string;
	/** The server's response to each request; the last one is repeated. */
	responses?: IDataObject[];
	preview?: boolean;
	wait?: boolean;
	job?: Partial<BulkJob<string>>;
	/** What earlier tries of the run did. */
	memory?: Map<string, unknown>;
}

/** Sends a test's rows; records the requests, and what the user is told. */
function send({ json = [], files, binaryProperty, responses = [], ...told }: Told) {
	const seen = {
		sent: [] as string[],
		read: [] as string[],
		hints: [] as string[],
		done: [] as string[],
	};
	const items = files
		? files.map((file) => ({
				json: {},
				binary: Object.fromEntries(
					Object.keys(file).map((name) => [name, { data: '', mimeType: 'text/csv' }]),
				),
			}))
		: json.map((data) => ({ json: data }));
	const functions = {
		getInputData: () => items,
		helpers: {
			getBinaryDataBuffer: async (index: number, name: string) =>
				Buffer.from(files?.[index]?.[name] ?? ''),
		},
	};
	const call: RowCall = {
		api: undefined,
		params: {
			source: files ? 'file' : 'items',
			binaryProperty,
			preview: told.preview ?? false,
			wait: told.wait ?? false,
		},
		items,
		functions: functions as unknown as RowCall['functions'],
		hint: (text) => seen.hints.push(text),
		done: (text) => seen.done.push(text),
		unclear: () => {},
		once: async (key, part) => {
			if (told.memory?.has(key)) return told.memory.get(key) as never;
			const value = await part();
			told.memory?.set(key, value);
			return value;
		},
	};
	const left = [...responses];
	const next = () => (left.length > 1 ? left.shift() : left[0]) ?? {};
	const jobs: Jobs = {
		key: 'account',
		failed: ['ERROR'],
		stopSignal: undefined,
		read: async (target) => {
			seen.read.push(target);
			return next();
		},
	};
	const job: BulkJob<string> = {
		known,
		columns: known.names,
		stopAtUnknownColumns: true,
		stopAtInvalidRows: true,
		outputRefusedRows: false,
		waiting: {},
		limits: { bytes: Infinity, rows: 2 },
		encoding: createCsvEncoding(),
		prepare:
			({ parts }) =>
			async () => {
				seen.sent.push(parts.join(''));
				return { ...(!told.wait && next()), id: String(seen.sent.length) };
			},
		missing: () => 0,
		...told.job,
	};
	return { seen, records: collect(sendRows(call, jobs, job)) };
}

const a = { email: 'a@b.c' };
const b = { email: 'b@b.c' };
const c = { email: 'c@b.c' };

/** What is reported about a row that was sent. */
const place = (item: number, email_address: string) => ({ item, email_address });
const none = { rows_skipped: [], duplicates: [] };

it('sends rows in as few activities as possible, and outputs each', async () => {
	const { seen, records } = send({ json: [a, b, c], responses: [{ type: 'SV_ADD' }] });
	expect(await records).toEqual([
		{
			json: {
				id: '1',
				type: 'SV_ADD',
				rows_sent: 2,
				first: place(0, 'a@b.c'),
				last: place(1, 'b@b.c'),
				...none,
			},
			items: [0, 1],
		},
		{
			json: {
				id: '2',
				type: 'SV_ADD',
				rows_sent: 1,
				first: place(2, 'c@b.c'),
				last: place(2, 'c@b.c'),
				...none,
			},
			items: [2],
		},
	]);
	expect(seen).toEqual({
		sent: ['EMAIL\na@b.c\nb@b.c\n', 'EMAIL\nc@b.c\n'],
		read: [],
		hints: [],
		done: ['sent 2 rows from item 0 to item 1 as activity 1', 'sent item 2 as activity 2'],
	});
});

it('sends the next rows only when what came before them is passed on', async () => {
	const { seen, records } = send({
		json: [a, b, c],
		job: {
			prepare:
				({ rows }) =>
				async () => {
					if (rows.length === 1) throw new Error('full');
					return { id: '1' };
				},
		},
	});
	await expect(records).rejects.toThrow('full');
	expect(seen.done).toEqual(['sent 2 rows from item 0 to item 1 as activity 1']);
});

it.each([
	['the first request', [0, 0]],
	['all rows of the first request', [0, 1]],
	['nobody', []],
])('another try sends the rest even if someone of %s is left out meanwhile', async (_, left) => {
	const people = ['a', 'b', 'c', 'd', 'e'].map((name) => ({ email: `${name}@b.c` }));
	const memory = new Map<string, unknown>();
	let isDown = true;
	const arrived: string[] = [];
	const run = (unsubscribed: string[]) =>
		send({
			json: people,
			memory,
			job: {
				prepare:
					({ rows }) =>
					async () => {
						if (isDown && arrived.length > 0) throw new Error('down');
						for (const { cells } of rows) arrived.push(cells[0] ?? '');
						return { id: String(arrived.length) };
					},
				leaveOut: {
					key: 'unsubscribed',
					reasons: [
						{
							message: 'has unsubscribed',
							async *emails() {
								yield unsubscribed;
							},
						},
					],
				},
			},
		}).records;
	await expect(run([])).rejects.toThrow('down');
	expect(arrived).toEqual(['a@b.c', 'b@b.c']);
	isDown = false;
	await run([...new Set(left)].map((index) => people[index]?.email ?? ''));
	expect(arrived).toEqual(['a@b.c', 'b@b.c', 'c@b.c', 'd@b.c', 'e@b.c']);
});

it('says more of the rows of each activity in every try, and nothing of refused ones', async () => {
	const memory = new Map<string, unknown>();
	const run = async () =>
		await send({
			json: [a, { email: 'ann' }, b],
			memory,
			responses: [{ errors: [{ email_address: 'b@b.c', message: 'no' }] }],
			job: {
				stopAtInvalidRows: false,
				outputRefusedRows: true,
				describe: async (rows) => ({ who: rows.map(({ cells }) => cells.join()) }),
			},
		}).records;
	for (let tries = 0; tries < 2; tries++) {
		const [sent, ...others] = await run();
		expect(sent?.json.who).toEqual(['a@b.c', 'b@b.c']);
		expect(others).toHaveLength(2);
		for (const { json } of others) expect(json).not.toHaveProperty('who');
	}
});

it('prepares the next request while one is being sent, and no further ones', async () => {
	const events: string[] = [];
	let noteSecond = () => {};
	const second = new Promise<void>((resolve) => (noteSecond = resolve));
	const { records } = send({
		json: [a, b, c],
		job: {
			limits: { bytes: Infinity, rows: 1 },
			prepare: ({ rows }) => {
				const email = String(rows[0]?.cells[0]);
				events.push(`prepared ${email}`);
				if (email === b.email) noteSecond();
				return async () => {
					events.push(`sending ${email}`);
					await second;
					events.push(`sent ${email}`);
					return { id: email };
				};
			},
		},
	});
	await records;
	expect(events.slice(0, 4)).toEqual([
		'prepared a@b.c',
		'sending a@b.c',
		'prepared b@b.c',
		'sent a@b.c',
	]);
	expect(events.slice(4).sort()).toEqual(
		['prepared c@b.c', 'sending b@b.c', 'sent b@b.c', 'sending c@b.c', 'sent c@b.c'].sort(),
	);
});

it('sends what comes before a request that cannot be prepared, and says so', async () => {
	const { seen, records } = send({
		json: [a, b, c],
		job: {
			prepare: ({ rows }) => {
				if (rows.length === 1) throw new Error('changed');
				return async () => ({ id: '1' });
			},
		},
	});
	await expect(records).rejects.toThrow('changed');
	expect(seen.done).toEqual(['sent 2 rows from item 0 to item 1 as activity 1']);
});

const tables = [
	{ data: 'Email,City\na@b.c,Rome\n' },
	{ data: 'Email,First Name\nb@b.c,Bob\n' },
	{ data: 'Email,City\nc@b.c,Bonn\n' },
];
const rows = Infinity;

it.each<[string, Partial<BulkJob<string>>, string[]]>([
	[
		'together where nothing is said',
		{},
		['EMAIL,FIRST NAME,CITY\na@b.c,,Rome\nb@b.c,Bob,\nc@b.c,,Bonn\n'],
	],
	[
		'together on demand',
		{ columnsApart: false },
		['EMAIL,FIRST NAME,CITY\na@b.c,,Rome\nb@b.c,Bob,\nc@b.c,,Bonn\n'],
	],
	[
		'apart on demand',
		{ columnsApart: true },
		['EMAIL,CITY\na@b.c,Rome\nc@b.c,Bonn\n', 'EMAIL,FIRST NAME\nb@b.c,Bob\n'],
	],
])('sends tables with different columns %s', async (_, job, sent) => {
	const limits = { bytes: Infinity, rows };
	const { seen, records } = send({ files: tables, job: { limits, ...job } });
	await records;
	expect(seen.sent).toEqual(sent);
});

it('says where the rows of files appear', async () => {
	const { seen, records } = send({
		files: [{ csv: 'Email\na@b.c\n' }, { csv: '\nEmail\nb@b.c\n' }],
		binaryProperty: 'csv',
	});
	expect(await records).toEqual([
		{
			json: {
				id: '1',
				rows_sent: 2,
				first: { item: 0, row: 2, email_address: 'a@b.c' },
				last: { item: 1, row: 3, email_address: 'b@b.c' },
				...none,
			},
			items: [0, 1],
		},
	]);
	expect(seen.done).toEqual(['sent 2 rows from row 2 to row 3 of item 1 as activity 1']);
});

it('reads the data of items even if they also have files', async () => {
	const { seen, records } = send({ json: [{ ...a, City: 'Rome' }] });
	await records;
	expect(seen.sent).toEqual(['EMAIL,CITY\na@b.c,Rome\n']);
});

/** Errors with their messages for the user. */
const refused = (message: string, nextStep: string) => ({ name: 'InputError', message, nextStep });

const bad = [{ email: 'ann' }, { email: '' }];
const BAD = "item 0: 'ann' isn't an email address; item 1: has no email address";

it.each<[string, Told, object]>([
	[
		'invalid rows',
		{ json: [...bad, a] },
		refused(
			`2 of the rows can't be sent: ${BAD}`,
			"Correct them, or set 'Invalid Rows' under 'Options' to 'Leave Out'. Nothing was sent.",
		),
	],
	[
		'invalid rows alone, of which each is left out',
		{ json: bad, job: { stopAtInvalidRows: false } },
		refused('There are no rows to send', `${BAD}.`),
	],
	[
		'no rows',
		{ files: [{ data: 'Email\n' }] },
		refused('There are no rows to send', 'Check the input of the node.'),
	],
	[
		'no rows, although invalid ones are no matter',
		{ files: [{ data: 'Email\n' }], job: { stopAtInvalidRows: false } },
		refused('There are no rows to send', 'Check the input of the node.'),
	],
	[
		'no file',
		{ files: [{ data: 'Email\na@b.c\n' }, {}] },
		refused(
			"Input item 1 has no file in the binary field 'data'",
			'It has no file at all: put a node that reads the file before this one, and make sure that every node in between passes it on.',
		),
	],
	[
		'an empty file',
		{ files: [{ data: 'Email\na@b.c\n' }, { data: '' }] },
		refused(
			'The file of item 1 is empty',
			'Its first line must name the columns, EMAIL among them.',
		),
	],
])('refuses %s before anything is sent', async (_, told, error) => {
	const { seen, records } = send(told);
	await expect(records).rejects.toMatchObject(error);
	expect(seen).toEqual({ sent: [], read: [], hints: [], done: [] });
});

it('passes on what was left out with the first activity, and its items', async () => {
	const { seen, records } = send({
		json: [{ email: 'B@b.c' }, { email: 'ann' }, a, b, c],
		job: { stopAtInvalidRows: false },
	});
	const invalid = "'ann' isn't an email address";
	const duplicate = 'item 3 has the same address and was sent instead';
	expect(await records).toEqual([
		{
			json: {
				id: '1',
				rows_sent: 2,
				first: place(2, 'a@b.c'),
				last: place(3, 'b@b.c'),
				rows_skipped: [{ item: 1, email_address: 'ann', message: invalid }],
				duplicates: [{ item: 0, email_address: 'B@b.c', message: duplicate }],
			},
			items: [2, 3, 0, 1],
		},
		{
			json: {
				id: '2',
				rows_sent: 1,
				first: place(4, 'c@b.c'),
				last: place(4, 'c@b.c'),
				...none,
			},
			items: [4],
		},
	]);
	expect(seen.hints).toEqual([
		`Left out 1 of the rows: item 1: ${invalid}`,
		`Left out 1 of the rows, because a later one has the same email address: item 0: ${duplicate}`,
	]);
});

it('sends the last of rows with the same address also where invalid ones stop it', async () => {
	const { seen, records } = send({ json: [a, { email: 'A@b.c' }] });
	const [record] = await records;
	expect(record?.items).toEqual([1, 0]);
	expect(seen.sent).toEqual(['EMAIL\nA@b.c\n']);
	expect(seen.hints).toHaveLength(1);
});

describe('of rows that were not applied', () => {
	const missing = ({ missed }: IDataObject) => Number(missed);
	const hint = "Constant Contact did not apply 1 of 2 rows and doesn't name them";
	const named = { email_address: 'b@b.c', message: 'no' };

	it.each<[string, IDataObject, string[]]>([
		['says how many they are', { status: 'COMPLETE', missed: 1 }, [hint]],
		['says so where no errors are named', { status: 'COMPLETE', missed: 1, errors: [] }, [hint]],
		['says so where errors are but counted', { status: 'COMPLETE', missed: 1, errors: 1 }, [hint]],
		[
			'names them where the service does',
			{ status: 'COMPLETE', missed: 1, errors: [named] },
			['Constant Contact refused 1 of 2 rows: item 1: b@b.c, no'],
		],
		[
			'counts those that it does not name',
			{ status: 'COMPLETE', missed: 2, errors: [named] },
			[
				'Constant Contact refused 1 of 2 rows: item 1: b@b.c, no',
				"Constant Contact did not apply 1 more of 2 rows and doesn't name them",
			],
		],
		['says nothing where the counter is no number', { status: 'COMPLETE', missed: 'n/a' }, []],
		['says nothing where there are none', { status: 'COMPLETE', missed: 0 }, []],
		['says nothing before the end', { status: 'RUNNING', missed: 1 }, []],
		['says nothing while nothing is known', { missed: 1 }, []],
	])('%s: %j', async (_, response, hints) => {
		const { seen, records } = send({ json: [a, b], responses: [response], job: { missing } });
		await records;
		expect(seen.hints).toEqual(hints);
	});

	it('asks with the job and the number of rows that it was sent', async () => {
		const asked = jest.fn(() => 0);
		const status = 'COMPLETE';
		const { records } = send({
			json: [a, b, c],
			responses: [{ status }],
			job: { missing: asked },
		});
		await records;
		expect(asked.mock.calls).toEqual([
			[{ id: '1', status }, 2],
			[{ id: '2', status }, 1],
		]);
	});

	it('traces those back that are named', async () => {
		const responses = [{ status: 'COMPLETE', errors: [named] }];
		const [record] = await send({ json: [a, b], responses }).records;
		expect(record?.json.errors).toEqual([
			{ item: 1, email_address: 'b@b.c', message: 'no', contact: { EMAIL: 'b@b.c' } },
		]);
	});
});

describe('with waiting', () => {
	beforeEach(() => {
		jest.useFakeTimers();
	});
	afterEach(() => {
		jest.useRealTimers();
	});

	it('passes on how each activity ended', async () => {
		const responses = [
			{ id: '1', status: 'RUNNING' },
			{ id: '1', status: 'COMPLETE' },
			{ id: '2', status: 'COMPLETE', errors: [] },
		];
		const { seen, records } = send({ json: [a, b, c], wait: true, responses });
		await jest.runAllTimersAsync();
		expect((await records).map(({ json }) => [json.id, json.status, json.errors])).toEqual([
			['1', 'COMPLETE', undefined],
			['2', 'COMPLETE', []],
		]);
		expect(seen.read).toEqual(['/activities/1', '/activities/1', '/activities/2']);
	});

	it("doesn't exceed the time limit, and says so", async () => {
		const { seen, records } = send({
			json: [a],
			wait: true,
			job: { waiting: { checkEvery: 2, timeLimit: 0.05 } },
			responses: [{ id: '1', status: 'RUNNING' }],
		});
		await jest.runAllTimersAsync();
		expect((await records)[0]?.json.status).toBe('RUNNING');
		expect(seen.read).toHaveLength(2);
		expect(seen.hints).toEqual([
			"Activity 1 was not complete within the time limit (status RUNNING). Look it up later with 'Get'.",
		]);
	});

	it('says what was sent also if the activity fails', async () => {
		const { seen, records } = send({
			json: [a],
			wait: true,
			responses: [{ id: '1', status: 'ERROR' }],
		});
		const failed = expect(records).rejects.toThrow('activity 1 ended with the status ERROR');
		await jest.runAllTimersAsync();
		await failed;
		expect(seen.done).toEqual(['sent item 0 as activity 1']);
	});
});
