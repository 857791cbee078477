import { startSandbox, type Sandbox } from '../sandbox';
import { currentExpressionEngine } from '../support/expressionEngine';
import { fileItem, readBinary } from '../support';
import { sized } from '../support/size';
import { manyContacts } from '../engine/stories/listImport';
import { rowsOf } from '../engine/stories/nineTables';
import { runExample } from '../engine/stories/story';

/** `npm run test:vm` runs the examples at their promised size; n8n's server limits each expression to 128 MB and 5 seconds. */
const SIZE = currentExpressionEngine() === 'vm' ? 200_000 : sized(300, 2_000);

const TIME_LIMIT = 1_800_000;

let sandbox: Sandbox;

afterEach(async () => await sandbox.close());

it(
	'example 4 exports them into one file',
	async () => {
		sandbox = await startSandbox({ contactHub: { customers: 0, events: 0 } });
		const now = Date.now();
		for (let number = 0; number < SIZE; number++) {
			const contacts = { email: `p${number}@example.com` };
			const updatedAt = now - number;
			sandbox.contactHub.putCustomer({ base: { contacts }, registeredAt: updatedAt, updatedAt });
		}
		const run = await runExample('4-nightly-export-of-changed-customers', sandbox);
		expect(run.error).toBeUndefined();
		expect(run.node('Summary').json).toEqual([expect.objectContaining({ records: SIZE })]);
		const [item] = run.node('Get Changed Customers').items;
		const text = (await readBinary(item)).toString('utf8');
		expect(new Set(text.match(/p\d+@example\.com/g)).size).toBe(SIZE);
	},
	TIME_LIMIT,
);

it(
	'example 5 imports them, and counts the rows that were refused',
	async () => {
		sandbox = await startSandbox();
		const run = await runExample('5-import-csv-into-constant-contact-lists', sandbox, {
			mode: 'trigger',
			startNode: 'Make CSV File',
			startItems: [await fileItem(manyContacts(SIZE))],
		});
		expect(run.error).toBeUndefined();
		const sent = run.node('Result').json.reduce((sum, { rowsSent }) => sum + Number(rowsSent), 0);
		expect(sent).toBe(SIZE - 1);
	},
	TIME_LIMIT,
);

it(
	'example 8 replicates them into a file',
	async () => {
		sandbox = await startSandbox({ constantContactV2: { contacts: SIZE } });
		const run = await runExample('8-replicate-nine-tables-into-files', sandbox);
		expect(run.error).toBeUndefined();
		const contacts = run
			.node('Replicate Tables')
			.items.find(({ json }) => json.table === 'contacts');
		expect(contacts?.json).toMatchObject({ status: 'complete', rows: SIZE });
		expect(await rowsOf(contacts)).toHaveLength(SIZE);
		expect(run.node('Summary').json).toContainEqual(
			expect.objectContaining({ status: 'complete', count_table: 8 }),
		);
	},
	TIME_LIMIT,
);

it(
	'example 9 hands them on as rows, and counts them',
	async () => {
		sandbox = await startSandbox({ constantContactV2: { contacts: SIZE } });
		const run = await runExample('9-contacts-into-a-database-table', sandbox);
		expect(run.error).toBeUndefined();
		expect(run.node('Summary').json).toEqual([{ count_id: SIZE }]);
	},
	TIME_LIMIT,
);

it(
	'example 7 copies them into one file',
	async () => {
		sandbox = await startSandbox({ constantContactV1: { contacts: 0 } });
		for (let number = 0; number < SIZE; number++) {
			sandbox.constantContactV1.putContact({ email: `p${number}@example.com`, lists: [1] });
		}
		const run = await runExample('7-nightly-copy-of-changed-contacts', sandbox);
		expect(run.error).toBeUndefined();
		expect(run.node('Summary').json).toEqual([expect.objectContaining({ contacts: SIZE })]);
	},
	TIME_LIMIT,
);
