import type { IDataObject, INode } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../sandbox';
import { fileItem } from '../support';
import { examples } from './exampleFiles';
import { STORIES } from './stories';
import { manyContacts } from './stories/listImport';
import { order } from './stories/order';
import { runExample } from './stories/story';

// n8n's email node loads it for forms; it needs an ES module, which jest can't load.

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox();
});

afterEach(async () => await sandbox.close());

it('has an expectation for each file in the folder', () => {
	expect(examples.map(({ file }) => file)).toEqual(Object.keys(STORIES));
});

it.each(examples)('$file does what it says', async ({ file }) => {
	await STORIES[file]?.prepare(sandbox);

	const run = await runExample(file, sandbox);

	expect(run.error).toBeUndefined();
	expect(run.status).toBe('success');
	const { apiKey, username, password } = sandbox.constantContactV1.credentials;
	const login = Buffer.from(`${apiKey}%${username}:${password}`).toString('base64');
	const logins: Record<string, string> = {
		hub: `Bearer ${sandbox.contactHub.tokens.trusted}`,
		v2: `Bearer ${sandbox.constantContactV2.credentials.accessToken}`,
		v3: `Bearer ${sandbox.constantContactV3.credentials.accessToken}`,
		ws: `Basic ${login}`,
	};
	for (const { path, headers } of sandbox.log.entries) {
		expect(headers.authorization).toBe(logins[path.split('/')[1] ?? '']);
	}
	await STORIES[file]?.check(run, sandbox);
});

it('runs a second time without making anything twice', async () => {
	const [sync] = Object.keys(STORIES);
	await runExample(sync ?? '', sandbox);
	const { customers } = sandbox.contactHub.counts;

	const again = await runExample(sync ?? '', sandbox);

	expect(again.node('Synced Customers').json).toHaveLength(4);
	expect(sandbox.contactHub.counts.customers).toBe(customers);
});

describe('from a webhook', () => {
	it('takes an order', async () => {
		const file = '2-order-to-customer-event-and-tag';
		const sample = nodeOf(file, 'Sample Order').parameters.jsonOutput;
		await order.prepare(sandbox);

		const run = await runExample(file, sandbox, {
			mode: 'trigger',
			startNode: 'New Order',
			startItems: [received(JSON.parse(String(sample)))],
		});

		await order.check(run, sandbox);
	});

	it('accepts a newsletter choice, and resubscribes somebody who had left', async () => {
		const file = '3-newsletter-choice-with-consent';
		await runExample(file, sandbox);

		const run = await runExample(file, sandbox, {
			mode: 'trigger',
			startNode: 'Preference Page',
			startItems: [received({ ...CHOICE, email: 'giulia.rossi@example.com' })],
		});

		expect(run.status).toBe('success');
		expect(run.nodes).not.toHaveProperty('Add Subscription');
		expect(run.node('Change Subscription').json).toEqual([
			expect.objectContaining({ id: 'newsletter', subscribed: true, endDate: null }),
		]);
	});
});

/** The output of n8n's Webhook node. */
function received(body: IDataObject) {
	return { json: { headers: {}, params: {}, query: {}, body } };
}

function nodeOf(file: string, name: string): INode {
	const { nodes } = examples.find((example) => example.file === file)?.workflow ?? { nodes: [] };
	const node = nodes.find((known) => known.name === name);
	if (node === undefined) throw new Error(`${file} has no node ${name}`);
	return node;
}

const CHOICE = {
	subscribe: true,
	frequency: 'monthly',
	topics: ['events'],
	policyVersion: '2026-02',
	date: '2026-06-15T10:00:00Z',
};

it('ends the nightly export without a file to pass on when nothing changed', async () => {
	const run = await runExample('4-nightly-export-of-changed-customers', sandbox);

	expect(run.node('Get Changed Customers').json).toEqual([expect.objectContaining({ records: 0 })]);
	expect(run.node('Nothing to Export').items).toHaveLength(1);
	expect(run.nodes).not.toHaveProperty('Summary');
});

it('imports 5,000 contacts as one activity', async () => {
	const run = await runExample('5-import-csv-into-constant-contact-lists', sandbox, {
		mode: 'trigger',
		startNode: 'Make CSV File',
		startItems: [await fileItem(manyContacts(5000))],
	});

	expect(run.status).toBe('success');
	expect(run.node('Result').json).toEqual([
		expect.objectContaining({
			status: 'COMPLETE',
			rowsSent: 4999,
			rowsRefused: 2,
			rowsLeftOut: 1,
		}),
	]);
	expect(sandbox.constantContactV1.counts).toMatchObject({ contacts: 60 + 4997, activities: 1 });
	expect(run.node('Rejected Rows').json).toEqual([
		{
			row: 1002,
			email_address: 'person1000@example.com',
			reason: expect.stringContaining('Test2'),
		},
		{
			row: 5001,
			email_address: 'person4999@example.com',
			reason: expect.stringContaining('Test2'),
		},
		{ row: 4, email_address: 'no address', reason: "'no address' isn't an email address" },
	]);
});

it('writes no error list when all rows were imported', async () => {
	const content = 'email\nann@example.com\n';
	const file = { content, fileName: 'contacts.csv', mimeType: 'text/csv' };

	const run = await runExample('5-import-csv-into-constant-contact-lists', sandbox, {
		mode: 'trigger',
		startNode: 'Make CSV File',
		startItems: [await fileItem(file)],
	});

	expect(run.node('Result').json).toEqual([
		expect.objectContaining({ rowsSent: 1, rowsRefused: 0, rowsLeftOut: 0 }),
	]);
	expect(run.nodes).not.toHaveProperty('Error List');
});

it('ends the nightly copy without a file when no contact changed', async () => {
	const run = await runExample('7-nightly-copy-of-changed-contacts', sandbox);

	expect(run.status).toBe('success');
	expect(sandbox.log.count).toBe(3);
	expect(run.nodes).not.toHaveProperty('Make CSV File');
});

it('copies contacts of one kind when the others did not change', async () => {
	sandbox.constantContactV1.putContact({ email: 'ann@example.com', doNotMail: true });

	const run = await runExample('7-nightly-copy-of-changed-contacts', sandbox);

	expect(run.node('Summary').json).toEqual([expect.objectContaining({ contacts: 1 })]);
});
