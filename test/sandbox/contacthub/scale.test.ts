import { startSandbox, type Sandbox } from '../index';
import { startMeasured } from '../startMeasured';
import { atomicQuery, contactHubClient, type ContactHubClient } from '../testClient';

const CUSTOMERS = 1_000_000;
let sandbox: Sandbox;
let client: ContactHubClient;
let nodeId: string;
let startBytes: number;

beforeAll(async () => {
	({ sandbox, startBytes } = await startMeasured({
		keepBodies: false,
		contactHub: { customers: CUSTOMERS, deepPaging: false, sameTimestampEvery: 7 },
	}));
	client = contactHubClient(sandbox);
	({ nodeId } = sandbox.contactHub);
});
afterAll(async () => await sandbox.close());

const page = async (query: Record<string, string | number>) => {
	const { status, body } = await client.get('/customers', { nodeId, size: 50, ...query });
	expect([status, body.message]).toEqual([200, undefined]);
	return body as unknown as {
		elements: Array<{ id: string; registeredAt: string }>;
		page: { totalElements: number };
	};
};

describe('a million customers', () => {
	it('are made when they are requested', () => {
		expect(startBytes).toBeLessThan(64 * 2 ** 20);
		expect(sandbox.contactHub.counts.customers).toBe(CUSTOMERS);
	});

	it('are the most there can be', async () => {
		const contactHub = { customers: CUSTOMERS + 1 };
		await expect(startSandbox({ contactHub })).rejects.toThrow('customers must be 0 to 1000000');
	});

	it('can be read by windows from anywhere, without gaps or repeats', async () => {
		const seen = new Set<string>();
		let { registeredAt: from } = (await page({ sort: 'registeredAt', page: 199 })).elements[0]!;
		for (let round = 0; round < 3; round++) {
			const query = atomicQuery('registeredAt', 'GTE', from);
			for (let number = 0; number < 200; number += 4) {
				const numbers = [number, number + 1, number + 2, number + 3];
				const window = await Promise.all(
					numbers.map(async (at) => await page({ query, sort: 'registeredAt,asc', page: at })),
				);
				for (const { elements } of window) {
					for (const { id, registeredAt } of elements) {
						seen.add(id);
						from = registeredAt;
					}
				}
			}
		}
		const first =
			CUSTOMERS -
			(await page({ query: atomicQuery('registeredAt', 'GTE', from) })).page.totalElements;
		// Each window begins with those that share the last one's timestamp
		expect(seen.size).toBeGreaterThanOrEqual(3 * 10_000 - 2 * 7);
		expect(first).toBeGreaterThan(9950 + seen.size - 8);
	});

	it('are found by id, external id and e-mail', async () => {
		const last = (await page({ sort: 'registeredAt,desc', size: 1 })).elements[0]!;
		const { body } = await client.get(`/customers/${last.id}`);
		expect(body.id).toBe(last.id);
		const externalId = 'CRM-0500001';
		const found = await page({ externalId });
		expect(found.page.totalElements).toBe(1);
		const email = String(body.base!.contacts!.email);
		sandbox.contactHub.options.uniquenessPolicy = 'BLOCK';
		const again = { nodeId, base: { contacts: { email } } };
		expect((await client.post('/customers', again)).status).toBe(409);
	});

	it('are the same for the same seed', async () => {
		const ids = async (randomSeed: number) => {
			const other = await startSandbox({ randomSeed, contactHub: { customers: 1000 } });
			const all = [...other.contactHub.customers()];
			await other.close();
			expect(new Set(all.map(({ id }) => id)).size).toBe(1000);
			return JSON.stringify(all);
		};
		const first = await ids(5);
		expect(await ids(5)).toBe(first);
		expect(await ids(6)).not.toBe(first);
	});
});
