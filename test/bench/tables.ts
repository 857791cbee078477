import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { runNode } from '../support';
import { medians, seconds, times, type Row } from './measure';
import { startSandboxProcess, type ConstantContactTokenAddress } from './sandboxProcess';
import type { TableReport } from './tableWorker';

const CONTACTS = 100_000;

/** Contacts in a page, the most that the API gives. */
const PER_PAGE = 500;

const ROUNDS = 3;

/** Constant Contact v2: 100,000 contacts as items beside a bare loop, and a table of many contacts into a file. */
export async function tables(rows: number): Promise<Row[]> {
	return [...(await contactPages()), ...(await tableFile(rows))];
}

async function contactPages(): Promise<Row[]> {
	const sandbox = await startSandboxProcess({ constantContactV2: { contacts: CONTACTS } });
	const address = sandbox.constantContactV2;
	await bareLoop(address);
	const before = await sandbox.requests();
	await getMany(address);
	const requests = (await sandbox.requests()) - before;
	const { node, bare } = await medians(ROUNDS, {
		node: async () => await getMany(address),
		bare: async () => await bareLoop(address),
	});
	sandbox.stop();
	return [
		{
			what: `v2: Get Many of ${CONTACTS} contacts; a bare fetch loop`,
			ours: seconds(node),
			other: seconds(bare),
			ratio: times(node / bare),
			target: 'at most 1.3 x the time',
			met: node / bare <= 1.3,
		},
		{
			what: `v2: requests for ${CONTACTS} contacts; the least possible number`,
			ours: String(requests),
			other: String(CONTACTS / PER_PAGE),
			ratio: '',
			target: 'the same',
			met: requests === CONTACTS / PER_PAGE,
		},
	];
}

async function getMany(address: ConstantContactTokenAddress): Promise<void> {
	const { items, error } = await runNode(
		'constantContactLegacy',
		{
			apiVersion: 'v2',
			resource: 'contact',
			operation: 'getAll',
			returnAll: true,
			simplify: false,
			options: { requestsPerSecond: 0 },
		},
		{ credentials: { constantContactLegacyTokenApi: address } },
	);
	expectContacts(items.length, error?.message);
}

/** What everybody would write: pages one after the other, read as JSON, kept in an array. */
async function bareLoop({
	baseUrl,
	apiKey,
	accessToken,
}: ConstantContactTokenAddress): Promise<void> {
	const { origin } = new URL(baseUrl);
	const contacts: unknown[] = [];
	let link: string | undefined = `/v2/contacts?status=ALL&limit=${PER_PAGE}`;
	while (link !== undefined) {
		const response: Response = await fetch(`${origin}${link}&api_key=${apiKey}`, {
			headers: { accept: 'application/json', authorization: `Bearer ${accessToken}` },
		});
		const page = (await response.json()) as {
			results: unknown[];
			meta: { pagination: { next_link?: string } };
		};
		for (const contact of page.results) contacts.push(contact);
		link = page.meta.pagination.next_link;
	}
	expectContacts(contacts.length);
}

function expectContacts(found: number, error = ''): void {
	if (found !== CONTACTS) throw new Error(`${found} of ${CONTACTS} contacts came. ${error}`);
}

/** Table: Replicate of all contacts into a CSV file, by a node in a process of its own. */
async function tableFile(rows: number): Promise<Row[]> {
	const sandbox = await startSandboxProcess({ constantContactV2: { contacts: rows } });
	const argument = JSON.stringify(sandbox.constantContactV2);
	const worker = fork(join(__dirname, 'tableWorker.ts'), [argument], {
		execArgv: [...process.execArgv, '--expose-gc'],
	});
	const failed = once(worker, 'exit').then(() => {
		throw new Error('The process that replicates the table ended before it was done');
	});
	const done = once(worker, 'message') as Promise<[TableReport]>;
	const [report] = await Promise.race([done, failed]);
	failed.catch(() => undefined);
	const requests = await sandbox.requests();
	sandbox.stop();
	if (report.rows !== rows) throw new Error(`The file has ${report.rows} of ${rows} contacts`);
	process.stdout.write(
		`A table of ${rows} contacts into a file: ${seconds(report.milliseconds)}\n`,
	);
	const least = Math.ceil(rows / PER_PAGE);
	return [
		{
			what: `v2: a table of ${rows} contacts into a file: growth of the heap`,
			ours: `${report.heapGrowth.toFixed(1)} MB`,
			other: '',
			ratio: '',
			target: 'under 100 MB',
			met: report.heapGrowth < 100,
		},
		{
			what: `v2: requests for the table; the least possible number`,
			// The worker's warm-up reads one account.
			ours: String(requests - 1),
			other: String(least),
			ratio: '',
			target: 'the same',
			met: requests - 1 === least,
		},
	];
}
