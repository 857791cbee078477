import type { IDataObject } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../sandbox';
import { runWorkflow } from '../support';
import { postgresPrograms, startPostgres, type PostgresServer } from '../support/postgres';
import { examples } from './exampleFiles';
import { credentialsFor } from './sandboxCredentials';

// The example that rewrites IDs, with its database: a real server or none, as a stand-in would prove nothing about the statements.

const programs = postgresPrograms();
const withPostgres = programs === undefined ? describe.skip : describe;

/** Names that a statement has to quote. */
const TABLE = 'shop."Customer ""Table"""';
const COUNT = 1203;

let postgres: PostgresServer;
let sandbox: Sandbox;

withPostgres('IDs in a table of a database', () => {
	beforeAll(async () => {
		postgres = await startPostgres(programs ?? '');
		// n8n manages its connections for as long as it runs, and would keep the tests from ending.
		const every = setInterval;
		jest.spyOn(global, 'setInterval').mockImplementation((...args) => every(...args).unref());
		sandbox = await startSandbox({ constantContactV3: { contacts: COUNT } });
	}, 600_000);

	afterAll(async () => {
		jest.restoreAllMocks();
		await sandbox.close();
		await postgres.stop();
	});

	const run = async () => {
		const { workflow } = examples.find(({ file }) => file.startsWith('23-'))!;
		const nodes = workflow.nodes.map((node) => ({ ...node, disabled: false }));
		const settings = nodes.find(({ name }) => name === 'Settings')!;
		settings.parameters = withTexts(settings.parameters as unknown as Assignments, {
			schema: 'shop',
			table: 'Customer "Table"',
			keyColumn: 'No.',
			legacyColumn: "old's id",
		});
		return await runWorkflow(
			{ ...workflow, nodes },
			{ credentials: { ...credentialsFor(sandbox), ...postgres.credentials } },
		);
	};

	const count = async (condition: string) => {
		const rows = await postgres.query(`SELECT count(*) FROM ${TABLE} WHERE ${condition}`);
		return Number(rows[0]?.[0]);
	};

	it.each(['bigint', 'text'])(
		'of type %s are looked up once, and unknown ones noted',
		async (type) => {
			const contacts = [...sandbox.constantContactV3.contacts()];
			await postgres.query('DROP SCHEMA IF EXISTS shop CASCADE');
			await postgres.query('CREATE SCHEMA shop');
			await postgres.query(`CREATE TABLE ${TABLE} ("No." int PRIMARY KEY, "old's id" ${type})`);
			await postgres.query(
				`INSERT INTO ${TABLE} SELECT n, (n + 10)::text::${type} FROM generate_series(1, ${COUNT}) n`,
			);
			// A number that the account doesn't know, one that stands twice, and a row without any
			await postgres.query(
				`INSERT INTO ${TABLE} VALUES (5001, '987654321'), (5002, '11'), (5003, NULL)`,
			);
			const odd = type === 'text' ? 2 : 0;
			if (odd > 0) await postgres.query(`INSERT INTO ${TABLE} VALUES (6001, ''), (6002, 'C-17')`);

			const before = sandbox.log.count;
			const first = await run();
			expect(first.error).toBeUndefined();
			expect(sandbox.log.count - before).toBe(Math.ceil((COUNT + 1) / 500));
			expect(await count('constant_contact_uuid IS NOT NULL')).toBe(COUNT + 1);
			const ids = contacts.map(({ id }) => [id]);
			const written = `SELECT constant_contact_uuid FROM ${TABLE} WHERE "No." <= 5000 ORDER BY "No."`;
			expect(await postgres.query(written)).toEqual(ids);
			const twice = `SELECT constant_contact_uuid FROM ${TABLE} WHERE "No." = 5002`;
			expect(await postgres.query(twice)).toEqual([ids[0]]);
			expect(await count("constant_contact_note = 'The account has no contact with this ID'")).toBe(
				1,
			);
			expect(await count("constant_contact_note = 'This isn''t an ID of version 1 or 2'")).toBe(
				odd,
			);
			// The old column stays, and so does the row without a number.
			expect(await count(`"old's id"::text = ("No." + 10)::text`)).toBe(COUNT);
			expect(await count('constant_contact_uuid IS NULL AND constant_contact_note IS NULL')).toBe(
				1,
			);

			const second = await run();
			expect(second.error).toBeUndefined();
			expect(second.nodes).not.toHaveProperty('Get Contact IDs');
		},
	);

	it('continue where a run was cut short', async () => {
		await postgres.query(`UPDATE ${TABLE} SET constant_contact_uuid = NULL WHERE "No." <= 3`);
		const again = await run();
		expect(again.error).toBeUndefined();
		expect(again.node('New IDs').json.map(({ key }) => key)).toEqual(['1', '2', '3']);
		expect(await count('constant_contact_uuid IS NOT NULL')).toBe(COUNT + 1);
	});
});

interface Assignments extends IDataObject {
	assignments: { assignments: Array<{ name: string; value: string; type: string }> };
}

/** The parameters of an *Edit Fields* node with other texts. */
function withTexts({ assignments, ...rest }: Assignments, texts: Record<string, string>) {
	const changed = assignments.assignments.map((one) => ({
		...one,
		value: texts[one.name] ?? one.value,
	}));
	return { ...rest, assignments: { assignments: changed } };
}
