import { ManualClock, startSandbox, type Sandbox } from '../index';
import { startMeasured } from '../startMeasured';
import {
	constantContactClient,
	entriesOf,
	linkOf,
	payloadOf,
	textOf,
	type V1Client,
} from './testClient';

const CONTACTS = 1_000_000;
let sandbox: Sandbox;
let client: V1Client;
let startBytes: number;

beforeAll(async () => {
	({ sandbox, startBytes } = await startMeasured({
		clock: new ManualClock(),
		keepBodies: false,
		constantContactV1: { contacts: CONTACTS, pendingMs: 0, queuedMs: 0, runningMs: 0 },
	}));
	client = constantContactClient(sandbox);
});
afterAll(async () => await sandbox.close());

const v1 = () => sandbox.constantContactV1;

describe('a million contacts', () => {
	it('are made when they are requested', () => {
		expect(startBytes).toBeLessThan(64 * 2 ** 20);
		expect(v1().counts.contacts).toBe(CONTACTS);
	});

	it('are the most there can be', async () => {
		const constantContactV1 = { contacts: CONTACTS + 1 };
		await expect(startSandbox({ constantContactV1 })).rejects.toThrow(
			'contacts must be 0 to 1000000',
		);
	});

	it('can be walked', async () => {
		let next: string | undefined = '/contacts';
		let seen = 0;
		for (let pages = 0; pages < 100; pages++) {
			const { root }: Awaited<ReturnType<V1Client['get']>> = await client.get(next!);
			seen += entriesOf(root).length;
			next = linkOf(root, 'next');
		}
		expect(seen).toBe(5000);
	});

	it('are found by address, by time and by list', async () => {
		const contact = v1().contact(700_000)!;
		const found = await client.get(`/contacts?email=${encodeURIComponent(contact.email)}`);
		expect(textOf(payloadOf(entriesOf(found.root)[0]), 'EmailAddress')).toBe(contact.email);
		const recent = await client.get(
			'/contacts?updatedsince=2025-07-30T23:00:00.000Z&listtype=do-not-mail',
		);
		expect(recent.status).toBe(200);
		const { root } = await client.get('/lists/1');
		const count = Number(textOf(payloadOf(root), 'ContactCount'));
		expect(count).toBeGreaterThan(200_000);
	});

	it('can be cleared from a list at once', async () => {
		const lists = v1().listUri(1);
		await client.job({ activityType: 'CLEAR_CONTACTS_FROM_LISTS', lists });
		expect(entriesOf((await client.get('/lists/1/members')).root)).toHaveLength(0);
	});

	it('are the same for the same seed', async () => {
		const all = async (randomSeed: number) => {
			const other = await startSandbox({
				randomSeed,
				clock: new ManualClock(),
				constantContactV1: { contacts: 1000 },
			});
			const { constantContactV1 } = other;
			const state = [
				[...constantContactV1.contacts()],
				constantContactV1.campaigns(),
				constantContactV1.events(),
			];
			await other.close();
			return JSON.stringify(state);
		};
		const first = await all(5);
		expect(await all(5)).toBe(first);
		expect(await all(6)).not.toBe(first);
	});
});
