import { startSandbox, type CustomerInput, type Sandbox } from '../sandbox';
import { startMailServer, type MailServer } from '../support/mailServer';
import { postgresPrograms, startPostgres, type PostgresServer } from '../support/postgres';
import { ActiveExample } from './activeExample';
import { credentialsFor } from './sandboxCredentials';
import { leaveCart, order, putShoppers } from './shop';

// n8n's email node loads it for forms; it needs an ES module, which jest can't load.

let sandbox: Sandbox;
let mail: MailServer;

beforeEach(async () => {
	[sandbox, mail] = [await startSandbox(), await startMailServer()];
});

afterEach(async () => {
	await sandbox.close();
	await mail.stop();
});

const credentials = () => ({ ...credentialsFor(sandbox), ...mail.credentials });

/** A customer with a name and an address, who has or hasn't agreed to emails. */
function person(firstName: string, status: boolean): CustomerInput {
	const email = `${firstName.toLowerCase()}@example.com`;
	const consents = { marketing: { automatic: { email: { status } } } };
	return { base: { firstName, contacts: { email } }, consents };
}

describe('welcome series', () => {
	const FILE = '11-welcome-series-for-new-customers';

	it('reaches new customers who agreed, and stops if the consent ends', async () => {
		const active = new ActiveExample(FILE, credentials(), { 'Three Days': { amount: 0 } });
		await active.activate();
		expect(await active.poll()).toBeUndefined();

		const { putCustomer, deleteCustomer } = sandbox.contactHub;
		const emma = putCustomer(person('Emma', true));
		putCustomer(person('Ben', false));
		const dora = putCustomer(person('Dora', true));
		const fred = putCustomer(person('Fred', true));
		const meanwhile = (name: string) => {
			if (name !== 'Three Days') return;
			putCustomer({ ...person('Dora', false), id: dora.id });
			deleteCustomer(fred.id);
		};
		const run = await active.poll({ onNodeStart: meanwhile });

		expect(run?.error).toBeUndefined();
		expect(run?.node('New Customer').items).toHaveLength(4);
		expect(mail.received.map(({ to, subject }) => `${subject}: ${to}`)).toEqual([
			'Welcome to our shop: emma@example.com',
			'Welcome to our shop: dora@example.com',
			'Welcome to our shop: fred@example.com',
			'Three tips to begin with: emma@example.com',
		]);
		expect(mail.received[0]?.text).toMatch(/^Hello Emma,\n\nit is good to have you with us/);
		expect(run?.node('Left Out').json).toEqual([
			{ customerId: fred.id, reason: expect.stringContaining('customer not found') },
		]);
		const changed = sandbox.log.matching({ method: 'PATCH' });
		expect(changed.map(({ path, body }) => [path.split('/').pop(), body])).toEqual([
			[emma.id, { tags: { manual: ['welcomed'] } }],
		]);
		// The tag is an update, not a new customer.
		expect(await active.poll()).toBeUndefined();
	});

	it("isn't held up by addresses that the mail server refuses, and doesn't email anybody twice", async () => {
		const active = new ActiveExample(FILE, credentials(), { 'Three Days': { amount: 0 } });
		await active.activate();
		for (const name of ['Emma', 'Ben', 'Dora']) sandbox.contactHub.putCustomer(person(name, true));
		mail.refused.add('ben@example.com');

		const run = await active.poll();

		expect(run?.error).toBeUndefined();
		expect(mail.received.map(({ to, subject }) => `${subject}: ${to}`)).toEqual([
			'Welcome to our shop: emma@example.com',
			'Welcome to our shop: dora@example.com',
			'Three tips to begin with: emma@example.com',
			'Three tips to begin with: dora@example.com',
		]);
		expect(run?.node('Not Sent').json).toEqual([
			{
				customerId: expect.any(String),
				to: 'ben@example.com',
				reason: expect.stringContaining('550 No such user'),
			},
		]);
	});

	it('waits three days for the second email', async () => {
		const active = new ActiveExample(FILE, credentials());
		await active.activate();
		sandbox.contactHub.putCustomer(person('Emma', true));

		const run = await active.poll();

		expect(run?.status).toBe('waiting');
		const days = (Number(run?.raw.waitTill) - Date.now()) / 86_400_000;
		expect(days).toBeCloseTo(3, 2);
		expect(mail.received).toHaveLength(1);
	});
});

describe('reminder of an abandoned cart', () => {
	const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

	it('goes to who has not ordered since, once', async () => {
		const active = new ActiveExample('12-reminder-of-an-abandoned-cart', credentials(), {
			'One Hour': { amount: 0 },
		});
		const { emma, giulia } = putShoppers(sandbox);
		await leaveCart(sandbox, emma, minutesAgo(30));
		await active.activate();
		expect(await active.poll()).toBeUndefined();

		await leaveCart(sandbox, giulia, minutesAgo(9));
		await leaveCart(sandbox, emma, minutesAgo(8), 'https://shop.example.com/carts/2');
		await order(sandbox, giulia, minutesAgo(5));
		await order(sandbox, emma, minutesAgo(20));
		const run = await active.poll();

		expect(run?.error).toBeUndefined();
		expect(run?.node('Cart Abandoned').items).toHaveLength(2);
		expect(mail.received).toEqual([
			{
				to: 'emma@example.com',
				subject: 'Your cart is waiting',
				text: expect.stringContaining('- 2 x Camping lamp\n\nhttps://shop.example.com/carts/2'),
			},
		]);
		expect(await active.poll()).toBeUndefined();

		// The cash register was offline for a while: its cart is older than those that arrived before.
		const { id: sara } = sandbox.contactHub.putCustomer(person('Sara', true));
		await leaveCart(sandbox, sara, minutesAgo(45));
		expect((await active.poll())?.error).toBeUndefined();
		expect(mail.received.slice(1).map(({ to }) => to)).toEqual(['sara@example.com']);
	});
});

describe("n8n's own nodes", () => {
	// Why the examples send with the error output, and don't recommend Retry On Fail.
	it('send once more what they have sent, when Retry On Fail runs them again', async () => {
		const active = new ActiveExample(
			'11-welcome-series-for-new-customers',
			credentials(),
			{},
			{
				'Send Welcome': {
					onError: 'stopWorkflow',
					retryOnFail: true,
					maxTries: 2,
					waitBetweenTries: 1,
				},
			},
		);
		await active.activate();
		for (const name of ['Emma', 'Ben']) sandbox.contactHub.putCustomer(person(name, true));
		mail.refused.add('ben@example.com');

		expect((await active.poll())?.error?.message).toContain('550');
		expect(mail.received.map(({ to }) => to)).toEqual(['emma@example.com', 'emma@example.com']);
	});
});

const programs = postgresPrograms();
// A real server or none: a stand-in would prove nothing about the statements.
const withPostgres = programs === undefined ? describe.skip : describe;

withPostgres('mirror of all customers', () => {
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

	/** The expected content of the table. */
	const expected = () => {
		const rows = [...sandbox.contactHub.customers()].map(({ id, updatedAt }) => [
			id,
			String(Date.parse(updatedAt.replace('+0000', 'Z'))),
		]);
		return rows.sort();
	};
	const saved = async () => {
		const milliseconds = 'round(extract(epoch FROM updated_at) * 1000)';
		const rows = await postgres.query(`SELECT id, ${milliseconds} FROM contacthub_customers`);
		return rows.sort();
	};

	it('holds what ContactHub holds, whatever changes', async () => {
		const { contactHub } = sandbox;
		const { contactHubApi, ...others } = credentials();
		const user = { ...contactHubApi, token: contactHub.tokens.user };
		const active = new ActiveExample('13-mirror-of-all-customers-in-a-database-table', {
			...others,
			...postgres.credentials,
			contactHubApi: user,
		});
		await active.activate();
		const first = contactHub.putCustomer({
			...person('Ann', true),
			tags: { manual: ['club', 'a "quoted" tag'] },
		});
		const load = await active.run('Start by Hand', [{}]);
		expect(load.error).toBeUndefined();
		expect(await saved()).toEqual(expected());

		const before = await active.poll();
		expect(before?.node('Customer Changed').items).toHaveLength(1);
		const later = Date.now() + 60_000;
		contactHub.putCustomer({ id: first.id, base: { lastName: "O'Hara" }, updatedAt: later });
		contactHub.deleteCustomer([...contactHub.customers()][0]?.id ?? '');
		const short = contactHub.putCustomer(person('Short', true));
		contactHub.deleteCustomer(short.id);
		const run = await active.poll();
		expect(run?.error).toBeUndefined();
		expect(run?.node('Customer Changed').json.map(({ operation }) => operation)).toEqual([
			'UPDATE',
			'DELETE',
			'CREATE',
			'DELETE',
		]);
		expect(await saved()).toEqual(expected());
		const ann = `FROM contacthub_customers WHERE id = '${first.id}'`;
		const columns = "last_name, email, tags->>1, customer->'base'->>'firstName'";
		expect(await postgres.query(`SELECT ${columns} ${ann}`)).toEqual([
			["O'Hara", 'ann@example.com', '"a ""quoted"" tag"', 'Ann'],
		]);

		// Repeated data, e.g. after a backup was restored, doesn't replace anything newer.
		const again = await active.run('Customer Changed', before?.node('Customer Changed').json ?? []);
		expect(again.error).toBeUndefined();
		expect(await saved()).toEqual(expected());
		expect(await active.poll()).toBeUndefined();
	});

	it('saves the others if the database refuses a customer, and says so truly', async () => {
		const { contactHub } = sandbox;
		const { contactHubApi, ...others } = credentials();
		const user = { ...contactHubApi, token: contactHub.tokens.user };
		const example = '13-mirror-of-all-customers-in-a-database-table';
		const active = new ActiveExample(
			example,
			{ ...others, ...postgres.credentials, contactHubApi: user },
			{},
			{ 'Save Customers': { onError: 'continueErrorOutput' } },
		);
		await postgres.query('DROP TABLE IF EXISTS contacthub_customers');
		contactHub.putCustomer({
			base: { firstName: 'Refused', contacts: { email: 'r@example.com' } },
		});
		const first = await active.run('Start by Hand', [{}]);
		expect(first.error).toBeUndefined();
		expect(await saved()).toEqual(expected());
		await postgres.query('DELETE FROM contacthub_customers');
		await postgres.query(
			"ALTER TABLE contacthub_customers ADD CONSTRAINT refused CHECK (first_name <> 'Refused')",
		);
		const run = await active.run('Start by Hand', [{}]);
		const count = expected().length;
		expect(run.node('Save Customers').outputs.map(({ length }) => length)).toEqual([count - 1, 1]);
		expect(await saved()).toHaveLength(count - 1);
	});
});
