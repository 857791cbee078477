import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject, INode } from 'n8n-workflow';
import Papa from 'papaparse';
import { startSandbox, type Sandbox } from '../sandbox';
import { runWorkflow, type CredentialData, type WorkflowRun } from '../support';
import { FILES_FOLDER } from '../support/environment';
import { postgresPrograms, startPostgres, type PostgresServer } from '../support/postgres';
import { examples } from './exampleFiles';
import { credentialsFor } from './sandboxCredentials';
import { contactsTable } from './stories/contactsTable';

/** A replicating example with everything enabled, as an active workflow: n8n keeps its static data. */
class ActiveWorkflow {
	private staticData: IDataObject = {};

	constructor(
		private readonly file: string,
		private readonly credentials: CredentialData,
	) {}

	/**
	 * A scheduled run. n8n saves the static data even if it fails.
	 *
	 * @param fileName where a node saves files
	 * @param changes made by a user, by the node's name
	 */
	async run(fileName?: string, changes: Record<string, Partial<INode>> = {}): Promise<WorkflowRun> {
		const example = examples.find(({ file }) => file === this.file);
		if (example === undefined) throw new Error(`There is no example ${this.file}`);
		const nodes = example.workflow.nodes.map((node) => {
			const saves = node.type === 'n8n-nodes-base.readWriteFile';
			const parameters = { ...node.parameters, ...(saves && { fileName }) };
			return { ...node, disabled: false, parameters, ...changes[node.name] };
		});
		const { staticData, credentials } = this;
		const run = await runWorkflow(
			{ ...example.workflow, nodes, staticData },
			{ credentials, mode: 'trigger', startNode: 'Every Day', startItems: [{ json: {} }] },
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

	/** Each run has unique names. */
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

	it('are returned again when they could not be saved', async () => {
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
// A real server or none: a stand-in would prove nothing about the statements.
const withPostgres = programs === undefined ? describe.skip : describe;

withPostgres('contacts in a database', () => {
	let postgres: PostgresServer;
	beforeAll(async () => {
		postgres = await startPostgres(programs ?? '');
		// n8n manages its connections for as long as it runs, and would keep the tests from ending.
		const every = setInterval;
		jest.spyOn(global, 'setInterval').mockImplementation((...args) => every(...args).unref());
	}, 600_000);
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

	it('are returned again when the database refused them', async () => {
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

	describe('where one contact is refused', () => {
		const table = 'constant_contact_contacts';
		const ids = async () => (await postgres.query(`SELECT id FROM ${table}`)).length;
		const example = examples.find(({ file }) => file === '9-contacts-into-a-database-table')!;
		const save = example.workflow.nodes.find(({ name }) => name === 'Save Contacts')!;
		const saving = (queryBatching: string, onError: INode['onError']): Partial<INode> => ({
			onError,
			parameters: { ...save.parameters, options: { queryBatching } },
		});

		it.each<[batching: string, onError: INode['onError'], stored: 'none' | 'others' | 'before']>([
			['independently', 'stopWorkflow', 'before'],
			['independently', 'continueRegularOutput', 'others'],
			['independently', 'continueErrorOutput', 'others'],
			['transaction', 'stopWorkflow', 'none'],
			// Save Contacts reports those before it as saved, although they weren't
			['transaction', 'continueRegularOutput', 'none'],
			['transaction', 'continueErrorOutput', 'none'],
			['single', 'stopWorkflow', 'none'],
			['single', 'continueRegularOutput', 'none'],
			['single', 'continueErrorOutput', 'none'],
		])('all are returned again, with %s and %s; stored: %s', async (batching, onError, stored) => {
			const account = sandbox.constantContactV2;
			const refused = [...account.contacts()][3]!;
			const address = account.contact(refused.id)!.email;
			account.putContact({ id: refused.id, texts: { last_name: 'Refused' } });
			await postgres.query(`DROP TABLE IF EXISTS ${table}`);
			await postgres.query(createTable(`CHECK (last_name <> 'Refused')`));
			const credentials = { ...credentialsFor(sandbox), ...postgres.credentials };
			const active = new ActiveWorkflow('9-contacts-into-a-database-table', credentials);
			const count = account.counts.contacts;

			const run = await active.run(undefined, { 'Save Contacts': saving(batching, onError) });
			expect(run.error?.node?.name ?? 'no Confirm').toBe(
				onError === 'stopWorkflow'
					? 'Save Contacts'
					: batching === 'single' && onError === 'continueErrorOutput'
						? 'no Confirm'
						: 'Confirm',
			);
			expect(await ids()).toBe(stored === 'none' ? 0 : stored === 'before' ? 3 : count - 1);
			if (batching === 'transaction' && onError === 'continueErrorOutput') {
				expect(run.node('Save Contacts').outputs.map(({ length }) => length)).toEqual([3, 1]);
			}

			await postgres.query(`ALTER TABLE ${table} DROP CONSTRAINT ${table}_last_name_check`);
			const again = await active.run();
			expect(again.error).toBeUndefined();
			expect(again.node('Replicate Contacts').items).toHaveLength(count);
			expect(again.node('Confirm').json).toEqual([{ confirmed: ['contacts'], pending: [] }]);
			expect(await ids()).toBe(count);
			expect(address).not.toBe('');
		});

		/** The table of the example, with a constraint for last names. */
		function createTable(rule: string): string {
			const create = example.workflow.nodes.find(({ name }) => name === 'Create Table')!;
			const { query } = create.parameters as { query: string };
			return query.replace('last_name text', `last_name text ${rule}`);
		}
	});

	it('have lists and times as they are, which other settings would spoil', async () => {
		const account = sandbox.constantContactV2;
		const { id } = account.putContact({ email: 'empty@example.com' });
		const { id: full } = account.putContact({
			email: 'full@example.com',
			addresses: [{ id: '1', type: 'PERSONAL', texts: { city: 'Boston' } }],
		});
		const credentials = { ...credentialsFor(sandbox), ...postgres.credentials };
		await postgres.query('DROP TABLE IF EXISTS constant_contact_contacts');
		const first = await new ActiveWorkflow('9-contacts-into-a-database-table', credentials).run();
		expect(first.error).toBeUndefined();
		const addresses = async (contact: number) =>
			await postgres.query(
				`SELECT addresses::text FROM constant_contact_contacts WHERE id = '${contact}'`,
			);
		expect(await addresses(id)).toEqual([['[]']]);
		const [row] = first
			.node('Replicate Contacts')
			.json.filter((contact) => contact.id === String(id));
		const utc = `to_char(modified_date AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
		expect(
			await postgres.query(`SELECT ${utc} FROM constant_contact_contacts WHERE id = '${id}'`),
		).toEqual([[row?.modified_date]]);

		// Unconverted lists become an object if they are empty, and are rejected otherwise
		await postgres.query('DROP TABLE constant_contact_contacts');
		const example = examples.find(({ file }) => file === '9-contacts-into-a-database-table')!;
		const replicate = example.workflow.nodes.find(({ name }) => name === 'Replicate Contacts')!;
		const parameters = {
			...replicate.parameters,
			tableOptions: { columns: ['contacts.id', 'contacts.addresses'], nestedRecords: 'keep' },
		} as INode['parameters'];
		const active = new ActiveWorkflow('9-contacts-into-a-database-table', credentials);
		const kept = await active.run(undefined, {
			'Replicate Contacts': { parameters },
			'Save Contacts': { onError: 'continueRegularOutput' },
		});
		expect(kept.error?.node?.name).toBe('Confirm');
		// n8n's error item contains nothing else from the message that "addresses" is of type jsonb but expression is of type
		// text[]
		expect(kept.error?.message).toContain('You will need to rewrite or cast the expression');
		expect(await addresses(full)).toEqual([]);
		expect(await addresses(id)).toEqual([['{}']]);
	});
});
