import { ManualClock, startSandbox, type Sandbox } from '../index';
import { startMeasured } from '../startMeasured';
import { constantContactV3Client, type V3Client } from './testClient';

const CONTACTS = 1_000_000;
let sandbox: Sandbox;
let client: V3Client;
let startBytes: number;

beforeAll(async () => {
	({ sandbox, startBytes } = await startMeasured({
		clock: new ManualClock(),
		keepBodies: false,
		constantContactV3: { contacts: CONTACTS, initializedMs: 0, processingMs: 0 },
	}));
	client = constantContactV3Client(sandbox);
});
afterAll(async () => await sandbox.close());

const v3 = () => sandbox.constantContactV3;

describe('a million contacts', () => {
	it('are made when they are requested', () => {
		expect(startBytes).toBeLessThan(64 * 2 ** 20);
		expect(v3().counts.contacts).toBe(CONTACTS);
	});

	it('are the most there can be', async () => {
		const constantContactV3 = { contacts: CONTACTS + 1 };
		await expect(startSandbox({ constantContactV3 })).rejects.toThrow(
			'contacts must be 0 to 1000000',
		);
	});

	it('can be walked', async () => {
		let response = await client.get('/contacts', { limit: 500, include: 'custom_fields,taggings' });
		let seen = response.body.contacts as unknown as object[];
		for (let pages = 1; pages < 20; pages++) {
			response = await client.get(response.next!);
			seen = seen.concat(response.body.contacts as unknown as object[]);
		}
		expect(seen).toHaveLength(10_000);
	});

	it('are found by id, by address, by time and by list', async () => {
		const [{ contact_id }] = (
			await client.get('/contacts/contact_id_xrefs', { sequence_ids: 700_000 })
		).body.xrefs as unknown as [{ contact_id: string }];
		const contact = v3().contact(contact_id)!;
		expect(contact.number).toBe(700_000);
		const found = await client.get('/contacts', { email: contact.email!.address, status: 'all' });
		expect(found.body.contacts).toMatchObject([{ contact_id }]);
		const recent = { updated_after: '2025-07-30T23:00:00Z', status: 'unsubscribed' };
		expect((await client.get('/contacts', recent)).status).toBe(200);
		const [list] = v3().lists();
		const { body } = await client.get(`/contact_lists/${list!.id}`, {
			include_membership_count: 'all',
		});
		expect(Number(body.membership_count)).toBeGreaterThan(200_000);
	});

	it('leave a list at once when it is deleted', async () => {
		const [list] = v3().lists();
		await client.post('/activities/list_delete', { list_ids: [list!.id] });
		expect((await client.get('/contacts', { lists: list!.id })).body.contacts).toEqual([]);
	});

	it('are the same for the same seed', async () => {
		const all = async (randomSeed: number) => {
			const other = await startSandbox({
				randomSeed,
				clock: new ManualClock(),
				constantContactV3: { contacts: 1000 },
			});
			const { constantContactV3 } = other;
			const state = [
				[...constantContactV3.contacts()],
				constantContactV3.lists(),
				constantContactV3.tags(),
				constantContactV3.customFields(),
				constantContactV3.credentials.accessToken,
			];
			await other.close();
			return JSON.stringify(state);
		};
		const first = await all(5);
		expect(await all(5)).toBe(first);
		expect(await all(6)).not.toBe(first);
	});
});
