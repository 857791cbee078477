import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import Papa from 'papaparse';
import { startSandbox, type Sandbox } from '../sandbox';
import { runWorkflow, type CredentialData, type WorkflowRun } from '../support';
import { FILES_FOLDER } from '../support/environment';
import { postgresPrograms, startPostgres, type PostgresServer } from '../support/postgres';
import { examples } from './exampleFiles';
import { credentialsFor } from './sandboxCredentials';
import { contactsTable } from './stories/contactsTable';

/** A replicating example with everything turned on, as an active workflow: n8n keeps its static data. */
class ActiveWorkflow {
	private staticData: IDataObject = {};

	constructor(
		private readonly file: string,
		private readonly credentials: CredentialData,
	) {}

	/**
	 * A run that the schedule started. n8n saves the static data also when it fails.
	 *
	 * @param fileName where a node saves files
	 */
	async run(fileName?: string): Promise<WorkflowRun> {
		const example = examples.find(({ file }) => file === this.file);
		if (example === undefined) throw new Error(`There is no example ${this.file}`);
		const nodes = example.workflow.nodes.map((node) => {
			const saves = node.type === 'n8n-nodes-base.readWriteFile';
			const parameters = { ...node.parameters, ...(saves && { fileName }) };
			return { ...node, disabled: false, parameters };
		});
		const { staticData, credentials } = this;
		const run = await runWorkflow(
			{ ...example.workflow, nodes, staticData },
			{ credentials, mode: 'trigger', startNode: 'Every 24 Hours', startItems: [{ json: {} }] },
		);
		this.staticData = JSON.parse(JSON.stringify(run.staticData)) as IDataObject;
		return run;
	}
}

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox({ constantContactV2: { campaigns: 3 } });
});

afterEach(async () => await sandbox.close());

describe('nine tables in files', () => {
	let folder: string;
	beforeAll(() => {
		folder = mkdtempSync(join(FILES_FOLDER, 'replication-'));
	});
	afterEach(() => {
		for (const file of readdirSync(folder)) rmSync(join(folder, file));
	});
	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	/** Each run has names of its own. */
	const fileName = () => `=${folder}/{{ $execution.id }}-{{ $json.table }}.csv`;

	const start = () =>
		new ActiveWorkflow('8-replicate-nine-tables-into-files', credentialsFor(sandbox));

	/** The newest file of a table. */
	function latest(table: string): Array<Record<string, string>> {
		const files = readdirSync(folder).filter((file) => file.endsWith(`-${table}.csv`));
		const newest = files.sort((a, b) => parseInt(a, 10) - parseInt(b, 10)).at(-1) ?? '';
		const text = readFileSync(join(folder, newest), 'utf8').replace(/^\uFEFF/, '');
		return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
	}

	it('are written whole at first, then with what changed', async () => {
		const active = start();

		const first = await active.run(fileName());
		expect(first.error).toBeUndefined();
		expect(first.node('Confirm').json).toEqual([{ confirmed: expect.any(Array), pending: [] }]);
		expect(readdirSync(folder)).toHaveLength(9);
		expect(latest('contacts')).toHaveLength(sandbox.constantContactV2.counts.contacts);
		expect(latest('events')).toEqual([]);

		sandbox.constantContactV2.putContact({ email: 'new@example.com' });
		const second = await active.run(fileName());
		expect(second.error).toBeUndefined();
		expect(readdirSync(folder)).toHaveLength(18);
		expect(latest('contacts').map(({ email_address }) => email_address)).toEqual([
			'new@example.com',
		]);
		expect(latest('accountInfo')).toHaveLength(1);
	});

	it('come again when they could not be saved', async () => {
		const active = start();

		const failed = await active.run(`=${folder}/missing/{{ $json.table }}.csv`);
		expect(failed.error?.node?.name).toBe('Save to Disk');
		expect(failed.nodes).not.toHaveProperty('Confirm');

		const again = await active.run(fileName());
		expect(again.error).toBeUndefined();
		expect(latest('contacts')).toHaveLength(sandbox.constantContactV2.counts.contacts);
	});
});

const programs = postgresPrograms();
// A real server or none: what stands in for one would prove nothing about the statements.
const withPostgres = programs === undefined ? describe.skip : describe;

withPostgres('contacts in a database', () => {
	let postgres: PostgresServer;
	beforeAll(async () => {
		postgres = await startPostgres(programs ?? '');
		// n8n looks after its connections as long as it runs, and would keep the tests from ending.
		const every = setInterval;
		jest.spyOn(global, 'setInterval').mockImplementation((...args) => every(...args).unref());
	}, 180_000);
	afterAll(async () => {
		jest.restoreAllMocks();
		await postgres.stop();
	});

	it('are inserted at first, and updated when they change', async () => {
		const account = sandbox.constantContactV2;
		const credentials = { ...credentialsFor(sandbox), ...postgres.credentials };
		const active = new ActiveWorkflow('9-contacts-into-a-database-table', credentials);
		await contactsTable.prepare(sandbox);

		const first = await active.run();
		expect(first.error).toBeUndefined();
		const table = 'constant_contact_contacts';
		expect(await postgres.query(`SELECT count(*) FROM ${table}`)).toEqual([
			[String(account.counts.contacts)],
		]);
		const ann = `FROM ${table} WHERE email_address = 'ann@example.com'`;
		expect(
			await postgres.query(`SELECT last_name, home_phone, addresses->0->>'city' ${ann}`),
		).toEqual([["O'Hara", '0049 5550100', 'Boston']]);

		account.putContact({ email: 'ann@example.com', texts: { last_name: 'Smith' } });
		account.putContact({ email: 'new@example.com' });
		const second = await active.run();
		expect(second.error).toBeUndefined();
		expect(second.node('Save Contacts').items).toHaveLength(2);
		expect(await postgres.query(`SELECT last_name ${ann}`)).toEqual([['Smith']]);
		expect(await postgres.query(`SELECT count(*), count(DISTINCT id) FROM ${table}`)).toEqual([
			[String(account.counts.contacts), String(account.counts.contacts)],
		]);

		const third = await active.run();
		expect(third.node('Replicate Contacts').items).toEqual([]);
		expect(third.nodes).not.toHaveProperty('Confirm');
	});

	it('come again when the database refused them', async () => {
		await postgres.query('DROP TABLE IF EXISTS constant_contact_contacts');
		const credentials = { ...credentialsFor(sandbox), ...postgres.credentials };
		const active = new ActiveWorkflow('9-contacts-into-a-database-table', credentials);
		await postgres.query('CREATE TABLE constant_contact_contacts (id text PRIMARY KEY)');

		const failed = await active.run();
		expect(failed.error?.node?.name).toBe('Save Contacts');

		await postgres.query('DROP TABLE constant_contact_contacts');
		const again = await active.run();
		expect(again.error).toBeUndefined();
		expect(again.node('Save Contacts').items).toHaveLength(
			sandbox.constantContactV2.counts.contacts,
		);
	});
});
