import { ManualClock, startSandbox, type Sandbox } from '../index';
import { startMeasured } from '../startMeasured';
import { constantContactV2Client, type V2Client } from './testClient';

const CONTACTS = 1_000_000;
let sandbox: Sandbox;
let client: V2Client;
let startBytes: number;

beforeAll(async () => {
	({ sandbox, startBytes } = await startMeasured({
		clock: new ManualClock(),
		keepBodies: false,
		constantContactV2: { contacts: CONTACTS, pendingMs: 0, queuedMs: 0, runningMs: 0 },
	}));
	client = constantContactV2Client(sandbox);
});
afterAll(async () => await sandbox.close());

const v2 = () => sandbox.constantContactV2;

describe('a million contacts', () => {
	it('are made when they are requested', () => {
		expect(startBytes).toBeLessThan(64 * 2 ** 20);
		expect(v2().counts.contacts).toBe(CONTACTS);
	});

	it('are the most there can be', async () => {
		const constantContactV2 = { contacts: CONTACTS + 1 };
		await expect(startSandbox({ constantContactV2 })).rejects.toThrow(
			'contacts must be 0 to 1000000',
		);
	});

	it('can be walked', async () => {
		let response = await client.get('/contacts', { limit: 500 });
		let seen = response.results.length;
		for (let pages = 1; pages < 40; pages++) {
			response = await client.get(response.next!);
			seen += response.results.length;
		}
		expect(seen).toBe(20_000);
	});

	it('are found by address, by time and by list', async () => {
		const contact = v2().contact(700_000)!;
		const { results } = await client.get('/contacts', { email: contact.email });
		expect(results.map(({ id }) => String(id))).toEqual(['700000']);
		const modified_since = '2025-07-30T23:00:00.000Z';
		const recent = await client.get('/contacts', { modified_since, status: 'OPTOUT' });
		expect(recent.status).toBe(200);
		expect(Number((await client.get('/lists/1')).body.contact_count)).toBeGreaterThan(200_000);
	});

	it('can be cleared from a list at once', async () => {
		await client.post('/activities/clearlists', { lists: ['1'] });
		expect((await client.get('/lists/1/contacts')).results).toEqual([]);
	});

	it('are the same for the same seed', async () => {
		const all = async (randomSeed: number) => {
			const other = await startSandbox({
				randomSeed,
				clock: new ManualClock(),
				constantContactV2: { contacts: 1000 },
			});
			const { constantContactV2 } = other;
			const state = [
				[...constantContactV2.contacts()],
				constantContactV2.lists(),
				constantContactV2.campaigns(),
				constantContactV2.files(),
				constantContactV2.events(),
			];
			await other.close();
			return JSON.stringify(state);
		};
		const first = await all(5);
		expect(await all(5)).toBe(first);
		expect(await all(6)).not.toBe(first);
	});
});
