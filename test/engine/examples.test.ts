import type { IDataObject, INode } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../sandbox';
import { examples } from './exampleFiles';
import { csvSync } from './stories/csvSync';
import { newsletter } from './stories/newsletter';
import { nightlyExport } from './stories/nightlyExport';
import { order } from './stories/order';
import { runExample, type Story } from './stories/story';

const STORIES: Record<string, Story> = {
	'1-sync-customers-from-csv': csvSync,
	'2-order-to-customer-event-and-tag': order,
	'3-newsletter-choice-with-consent': newsletter,
	'4-nightly-export-of-changed-customers': nightlyExport,
};

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox();
});

afterEach(async () => await sandbox.close());

it('knows what each file of the folder is to do', () => {
	expect(examples.map(({ file }) => file)).toEqual(Object.keys(STORIES));
});

it.each(examples)('$file does what it says', async ({ file }) => {
	STORIES[file]?.prepare(sandbox);

	const run = await runExample(file, sandbox);

	expect(run.error).toBeUndefined();
	expect(run.status).toBe('success');
	const { tokens } = sandbox.contactHub;
	for (const { headers } of sandbox.log.entries) {
		expect(headers.authorization).toBe(`Bearer ${tokens.trusted}`);
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
		order.prepare(sandbox);

		const run = await runExample(file, sandbox, {
			mode: 'trigger',
			startNode: 'New Order',
			startItems: [received(JSON.parse(String(sample)))],
		});

		await order.check(run, sandbox);
	});

	it('takes a newsletter choice, and brings back somebody who had left', async () => {
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

/** What n8n's Webhook node puts out. */
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
