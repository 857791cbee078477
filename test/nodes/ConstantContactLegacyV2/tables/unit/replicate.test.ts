import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { DateTime, InputError, OutputItems } from '../../../../../nodes/kit';
import { table } from '../../../../../nodes/ConstantContactLegacyV2/tables';
import { apiOf, clockAt, filesOf, refusal, runPlain, type Responses } from './setup';

const replicate = table.operations.find(({ value }) => value === 'replicate')!;

const KEY = 'constantContactReplication';
const OWNER = { nodeId: 'node-id', nodeName: 'Replicate', account: 'account-id' };
const NOW = '2026-03-01T12:00:00.000Z';
const DATE = 'Sun, 01 Mar 2026 12:00:00 GMT';
const LAST_RUN = '2026-02-28T12:00:00.000Z';
const SINCE = '2026-02-28T11:50:00.000Z';
const TODAY = '2026-03-01';

const SUB_WORKFLOW =
	"This ran as a sub-workflow: n8n remembers the last run even if the calling workflow was only tried by hand. For a test choose 'You' under 'Last Run'.";

const TEST_RUN =
	'This was a test run: n8n remembers the last run only in an active workflow that a trigger started';

const list = (id: string) => ({ id, modified_date: '2026-02-01T00:00:00.000Z' });
const complete = { lastRun: NOW, seen: [], state: {} };

const ACCOUNT: Responses = {
	'/account/info': { website: 'w' },
	'/lists': [list('1'), list('2')],
	[`/lists?modified_since=${SINCE}`]: [list('2')],
};

interface Told {
	params?: object;
	responses?: Responses;
	/** The stored state of the node and account. */
	remembered?: object;
	items?: number;
	parameters?: object;
	mode?: string;
}

/** Runs *Replicate* in execution 7. */
async function run({
	params,
	responses,
	remembered,
	items = 1,
	parameters = {},
	mode = 'trigger',
}: Told) {
	clockAt(NOW);
	const { api, asked } = apiOf({ ...ACCOUNT, ...responses }, { account: 'account-id', date: DATE });
	const { functions: forFiles, files } = filesOf();
	const data: IDataObject = {};
	if (remembered !== undefined) data[KEY] = [{ ...OWNER, checkpoint: remembered }] as IDataObject[];
	const hints: string[] = [];
	const functions = {
		...forFiles,
		getWorkflowStaticData: (type: string) => (type === 'global' ? data : {}),
		getNode: () => ({ id: OWNER.nodeId, name: OWNER.nodeName, parameters }),
		getInputData: () => Array.from({ length: items }, () => ({ json: {} })),
		getExecutionId: () => '7',
		getMode: () => mode,
	};
	const { tables = ['contactLists'] } = (params ?? {}) as { tables?: string[] };
	const columns: Record<string, string[]> = { contactLists: ['id'], accountInfo: ['website'] };
	const all = {
		tables,
		replication: 'keyBased',
		keyStorage: 'workflow',
		output: 'items',
		...params,
		tableOptions: {
			columns: Object.fromEntries(
				Object.entries(columns).filter(([name]) => tables.includes(name)),
			),
			...(params as { tableOptions?: object } | undefined)?.tableOptions,
		},
	};
	const call = { api, functions, params: all, hint: (text: string) => hints.push(text) };
	let error: unknown;
	const response = await runPlain(replicate, call).catch((thrown: unknown) => {
		error = thrown;
	});
	if (error === undefined) expect(response).toBeInstanceOf(OutputItems);
	const output = (response as OutputItems | undefined)?.items ?? [];
	const stored = data[KEY] as Array<{ checkpoint: IDataObject }> | undefined;
	return {
		rows: rowsOf(output),
		output,
		files,
		hints,
		asked,
		error,
		data,
		checkpoint: stored?.[0]?.checkpoint,
	};
}

const rowsOf = (items: INodeExecutionData[]) => items.map(({ json }) => json);
const used = (count: number, day = TODAY) => ({ day, used: count });

describe('the rows', () => {
	it('of the chosen tables are in the order of the menu', async () => {
		const { rows, asked, hints } = await run({
			params: { tables: ['contactLists', 'accountInfo'] },
		});
		expect(rows).toEqual([
			{ table: 'accountInfo', website: 'w' },
			{ table: 'contactLists', id: '1' },
			{ table: 'contactLists', id: '2' },
		]);
		expect(asked).toEqual(['/account/info', '/lists']);
		expect(hints).toEqual([
			'Account Info: 1 row with 1 request; 9999 left for today',
			'Contact Lists: 2 rows with 1 request; 9998 left for today',
		]);
	});

	it('come as files if the user wants them so', async () => {
		const { output, files } = await run({ params: { output: 'file' } });
		expect(files).toEqual([
			{
				name: 'contactLists-2026-03-01.csv',
				type: 'text/csv',
				content: 'id,other\r\n1,\r\n2,\r\n',
			},
		]);
		expect(output).toMatchObject([{ json: { rows: 2 }, binary: { data: files[0] } }]);
	});
});

describe('the window', () => {
	const startDate = DateTime.fromISO('2026-01-01T00:00:00+01:00');
	const lastRunDate = DateTime.fromISO('2026-02-28T13:00:00+01:00');
	const remembered = { tables: { contactLists: { lastRun: LAST_RUN } } };
	const none = '/lists';
	const since = (time: string) => `/lists?modified_since=${time}`;

	it.each<[string, Told, string]>([
		['is everything the first time', {}, none],
		[
			'begins with the start date the first time',
			{ params: { tableOptions: { startDate } } },
			since('2025-12-31T23:00:00.000Z'),
		],
		['begins with the last run, ten minutes before', { remembered }, since(SINCE)],
		[
			'overlaps as the user wants it',
			{ remembered, params: { tableOptions: { overlap: 0, startDate } } },
			since(LAST_RUN),
		],
		[
			'is everything in full',
			{ remembered, params: { replication: 'full', keyStorage: undefined } },
			none,
		],
		[
			'is everything where it starts over',
			{ remembered, params: { tableOptions: { startOver: true } } },
			none,
		],
		[
			'begins with the last run that the user keeps',
			{ params: { keyStorage: 'own', tableOptions: { lastRunDate, startDate } } },
			since(SINCE),
		],
		[
			'begins with the start date where the user has no last run yet',
			{ params: { keyStorage: 'own', tableOptions: { startDate } } },
			since('2025-12-31T23:00:00.000Z'),
		],
		[
			'is everything where the user has none yet, whatever the workflow remembers',
			{ remembered, params: { keyStorage: 'own' } },
			none,
		],
		[
			'is that of the workflow, whatever last run stands there',
			{
				remembered,
				params: { tableOptions: { lastRunDate: DateTime.fromISO('2020-01-01'), overlap: 10 } },
			},
			since(SINCE),
		],
	])('%s', async (_what, told, request) => {
		const { asked, error } = await run({ ...told, responses: { [request]: [] } });
		expect(error).toBeUndefined();
		expect(asked).toEqual([request]);
	});
});

it.each<[object, string[]]>([
	[
		{ tableOptions: { trackingBy: 'contact' } },
		['/contacts?status=ALL&limit=500', '/emailmarketing/campaigns?status=SENT&limit=50'],
	],
	[
		{},
		[
			'/emailmarketing/campaigns?status=SENT&limit=50',
			'/emailmarketing/campaigns?status=SENT&limit=50',
		],
	],
])('tracking is read as the user wants it: %j', async (more, requests) => {
	const tables = ['contactTracking', 'emailCampaignSummary'];
	const responses = Object.fromEntries(requests.map((request) => [request, { items: [] }]));
	const { asked, error } = await run({ params: { tables, ...more }, responses });
	expect(error).toBeUndefined();
	expect(asked).toEqual(requests);
});

it.each<[object, string]>([
	[{}, '/emailmarketing/campaigns/1/tracking/reports/summary?updateSummary=true'],
	[{ campaignDetails: true }, '/emailmarketing/campaigns/1?updateSummary=true'],
])('the summary is read as the user wants it: %j', async (tableOptions, request) => {
	const sent = '/emailmarketing/campaigns?status=SENT&limit=50';
	const { asked, error } = await run({
		params: { tables: ['emailCampaignSummary'], tableOptions },
		responses: { [sent]: { items: [{ id: '1' }] }, [request]: {} },
	});
	expect(error).toBeUndefined();
	expect(asked).toEqual([sent, request]);
});

describe('what is remembered', () => {
	const contacts = { lastRun: LAST_RUN };
	const waiting = {
		executionId: '6',
		run: 'r',
		first: 0,
		rows: 3,
		arrived: [[0, 1]],
		checkpoint: contacts,
	};
	const before = {
		requests: used(3),
		tables: { contacts, contactLists: { lastRun: LAST_RUN } },
		pending: { contacts: waiting, contactLists: waiting },
	};

	it.each([undefined, 'workflow'])('by the workflow changes at once (%s)', async (keyStorage) => {
		const { checkpoint } = await run({ remembered: before, params: { keyStorage } });
		expect(checkpoint).toEqual({
			requests: used(4),
			tables: { contacts, contactLists: complete },
			pending: { contacts: waiting },
		});
	});

	it('by the workflow waits if it is to be confirmed', async () => {
		const params = { keyStorage: 'confirm' };
		const { checkpoint, rows, output, hints } = await run({ remembered: before, params });
		expect(rows).toEqual([{ id: '2' }]);
		expect(checkpoint).toMatchObject({
			...before,
			requests: used(4),
			pending: {
				contacts: waiting,
				contactLists: { executionId: '7', first: 0, rows: 1, arrived: [], checkpoint: complete },
			},
		});
		const pending = checkpoint?.pending as Record<string, IDataObject> | undefined;
		const id = pending?.contactLists?.run;
		expect(output[0]?.replication).toEqual({ run: id, node: 'Replicate' });
		expect(hints[0]).toBe(
			"Contact Lists: 2 of 3 items of the last run arrived at 'Confirm', so its rows are returned again",
		);
	});

	it('knows where the rows of each table appear', async () => {
		const params = { keyStorage: 'confirm', tables: ['contactLists', 'accountInfo'] };
		const { checkpoint } = await run({ params });
		expect(checkpoint?.pending).toMatchObject({
			accountInfo: { first: 0, rows: 1 },
			contactLists: { first: 1, rows: 2 },
		});
	});

	it('by the workflow changes at once if there are no rows to confirm', async () => {
		const params = { keyStorage: 'confirm' };
		const responses = { [`/lists?modified_since=${SINCE}`]: [] };
		const { checkpoint } = await run({ remembered: before, params, responses });
		expect(checkpoint).toEqual({
			requests: used(4),
			tables: { contacts, contactLists: complete },
			pending: { contacts: waiting },
		});
	});

	it('by the user keeps what the workflow recorded, except for the requests', async () => {
		const { checkpoint, rows } = await run({ remembered: before, params: { keyStorage: 'own' } });
		expect(checkpoint).toEqual({ ...before, requests: used(4) });
		expect(rows.map(({ last_run_date: date }) => date)).toEqual([NOW, NOW]);
	});

	it('begins with nothing, for the node and the account', async () => {
		const { data } = await run({});
		expect(data).toEqual({
			[KEY]: [
				{
					...OWNER,
					checkpoint: { requests: used(1), tables: { contactLists: complete }, pending: {} },
				},
			],
		});
	});

	it("doesn't change if a table fails, except for the requests", async () => {
		const error = refusal(500);
		const told = {
			remembered: before,
			params: { tables: ['accountInfo', 'contactLists'] },
			responses: { [`/lists?modified_since=${SINCE}`]: error },
		};
		const failed = await run(told);
		expect(failed.error).toBe(error);
		expect(failed.checkpoint).toEqual({ ...before, requests: used(5) });
	});

	it('is changed where it starts over, and the requests of the day still count', async () => {
		const params = { tableOptions: { startOver: true } };
		const { checkpoint, hints } = await run({ remembered: before, params });
		expect(checkpoint).toMatchObject({
			requests: used(4),
			tables: { contacts, contactLists: complete },
		});
		expect(hints).toEqual(['Contact Lists: 2 rows with 1 request; 9996 left for today']);
	});
});

describe('the budget', () => {
	const tables = ['accountInfo', 'contactLists'];

	it('ends the run, and the next one continues', async () => {
		const params = { tables, tableOptions: { dailyRequests: 4 } };
		const { rows, hints, asked, checkpoint } = await run({
			params,
			remembered: { requests: used(3) },
		});
		expect(rows).toEqual([{ table: 'accountInfo', website: 'w' }]);
		expect(asked).toEqual(['/account/info']);
		expect(checkpoint).toEqual({
			requests: used(4),
			tables: { accountInfo: complete, contactLists: {} },
			pending: {},
		});
		expect(hints).toEqual([
			'Account Info: 1 row with 1 request; 0 left for today',
			'Contact Lists: 0 rows with 0 requests; 0 left for today',
			"Contact Lists: stopped after 0 requests, because 'Daily Requests' is reached; the next run continues there",
		]);
	});

	it('ends the run for good if the user keeps the last one', async () => {
		const tableOptions = { dailyRequests: 1 };
		const { hints } = await run({ params: { tables, tableOptions, keyStorage: 'own' } });
		expect(hints.at(-1)).toBe(
			"Contact Lists: stopped after 0 requests, because 'Daily Requests' is reached; the next run starts over; choose 'The Workflow' under 'Last Run' to continue instead",
		);
	});

	it('starts over each day', async () => {
		const params = { tableOptions: { dailyRequests: 1 } };
		const remembered = { requests: used(1, '2026-02-28') };
		const { rows, checkpoint } = await run({ params, remembered });
		expect(rows).toHaveLength(2);
		expect(checkpoint?.requests).toEqual(used(1));
	});
});

describe('a run by hand', () => {
	it.each<[string, string | undefined, string[]]>([
		['manual', 'workflow', [TEST_RUN]],
		['manual', 'confirm', [TEST_RUN]],
		['manual', undefined, [TEST_RUN]],
		['manual', 'own', []],
		['integrated', 'workflow', [SUB_WORKFLOW]],
		['integrated', 'own', []],
		['trigger', 'workflow', []],
		['trigger', 'own', []],
	])('says what is remembered: %s, %s', async (mode, keyStorage, said) => {
		const { hints } = await run({ mode, params: { keyStorage } });
		const rows = 'Contact Lists: 2 rows with 1 request; 9999 left for today';
		expect(hints).toEqual([rows, ...said]);
	});
});

describe('several items', () => {
	const parameters = { tables: '={{ [$json.table] }}' };

	it.each<[string, Told]>([
		['where no parameter depends on them', { items: 2, parameters: { tables: ['contactLists'] } }],
		['where there is one after all', { items: 1, parameters }],
	])('are run for once %s', async (_where, told) => {
		const { rows, error } = await run(told);
		expect(error).toBeUndefined();
		expect(rows).toHaveLength(2);
	});

	it.each([2, 3])('are refused if a parameter depends on them: %i', async (items) => {
		const { error, asked, checkpoint } = await run({ items, parameters });
		expect(error).toEqual(
			new InputError(
				`A parameter depends on the input item, but 'Replicate' runs once, not for each of ${items} items`,
				"Turn on 'Execute Once' in the node's settings, or use a fixed value.",
			),
		);
		expect((error as InputError).nextStep).toBe(
			"Turn on 'Execute Once' in the node's settings, or use a fixed value.",
		);
		expect(asked).toEqual([]);
		expect(checkpoint).toBeUndefined();
	});
});
