import { endTimeoutsAfter, fileItem } from '../../../support';
import type { Parameters } from '../setup';
import {
	byId,
	connectBench,
	contactIds,
	getContacts,
	LOOK_FIRST,
	send,
	sendInVain,
	type Bench,
} from './bench';

let bench: Bench;

beforeEach(async () => (bench = await connectBench({ contacts: 1100 })));
afterEach(async () => await bench.close());

const REPEATABLE = ['GET', 'PUT', 'DELETE'] as const;

describe.each(['resetBefore', 'resetAfter'] as const)('a connection that breaks (%s)', (kind) => {
	it.each(['GET', 'PUT'] as const)('is made again for %s', async (method) => {
		const fault = bench.fault({ kind }, { method, times: 2 });
		const { json, error } = await send(bench, method);
		expect(error).toBeUndefined();
		expect(fault.hits).toBe(2);
		expect(json).toMatchObject([{ id: '2', ...(method === 'PUT' && { name: 'Renamed' }) }]);
		expect(bench.statuses(method)).toEqual([undefined, undefined, 200]);
	});

	it('is made again for DELETE, which counts as done when the first try was', async () => {
		bench.fault({ kind }, { times: 1 });
		const { json } = await send(bench, 'DELETE');
		expect(json).toEqual([{ deleted: true, id: '2' }]);
		expect(bench.account.list(2)).toBeUndefined();
		expect(bench.statuses()).toEqual([undefined, kind === 'resetAfter' ? 404 : 204]);
	});

	it('is not made again for POST, and the user is told to check first', async () => {
		bench.fault({ kind }, { times: 1 });
		const { message, description } = await sendInVain(bench, 'POST');
		expect(bench.requests()).toEqual(['POST /lists']);
		expect(bench.listNames().includes('New')).toBe(kind === 'resetAfter');
		expect(message).toBe(
			'Could not create contact list: the connection was lost before the response was complete [item 0]',
		);
		expect(description).toContain(LOOK_FIRST);
	});

	it('for ever is an error', async () => {
		bench.fault({ kind });
		const { description } = await sendInVain(bench, 'GET', { retries: 2 });
		expect(bench.statuses()).toHaveLength(3);
		expect(description).toMatch(/^Run again\. \(GET \/lists\/2\)/);
	});

	it('in the middle of a list does not tear it', async () => {
		bench.fault({ kind }, { after: 1, times: 2 });
		const { json } = await getContacts(bench);
		expect(json.map(({ id }) => id)).toEqual(contactIds(bench));
	});
});

it('a DELETE of what does not exist is an error', async () => {
	const list = byId('987654');
	await bench.fail('contactList', 'delete', { list });
	expect(bench.statuses()).toEqual([404]);
});

/** All DELETEs of the API, with a record whose first deletion is carried out. */
const DELETIONS: Array<[string, string, () => object]> = [
	['contactList', 'delete', () => ({ list: byId('2') })],
	['contact', 'unsubscribe', () => ({ contact: byId(String(contactIds(bench)[3])) })],
	[
		'contact',
		'removeFromList',
		() => ({ contact: byId(String(contactIds(bench)[3])), removeFrom: 'all' }),
	],
	[
		'campaign',
		'delete',
		() => {
			const draft = bench.account.campaigns().find(({ status }) => status === 'DRAFT');
			return { campaign: byId(String(draft?.id)) };
		},
	],
	['libraryFile', 'delete', () => ({ file: byId(String(bench.account.files()[0]?.id)) })],
	['libraryFolder', 'delete', () => ({ folder: byId(String(bench.account.folders()[0]?.id)) })],
	['libraryTrash', 'empty', () => ({})],
	[
		'campaignSchedule',
		'delete',
		() => {
			const scheduled = bench.account.campaigns().find(({ schedules }) => schedules.length > 0);
			return {
				campaign: byId(String(scheduled?.id)),
				schedule: byId(String(scheduled?.schedules[0]?.id)),
			};
		},
	],
];

it.each(DELETIONS)('%s: %s is done although its first response was lost', async (...deletion) => {
	const [resource, operation, parameters] = deletion;
	const fault = bench.fault({ kind: 'resetAfter' }, { method: 'DELETE', times: 1 });
	const { error, json } = await bench.run(resource, operation, { ...parameters() });
	expect(error).toBeUndefined();
	expect(json).toHaveLength(1);
	expect(fault.hits).toBe(1);
	expect(bench.statuses('DELETE')).toHaveLength(2);
});

describe('a server that is out of reach', () => {
	it.each([
		['a port where nobody listens', 'http://127.0.0.1:1/v2', 'the server refused the connection'],
		['a name that nobody has', 'http://constantcontact.invalid/v2', "the server's name"],
	])('%s: tried again, also with POST, then an error', async (_what, baseUrl, words) => {
		const login = { ...bench.credentials.constantContactLegacyTokenApi, baseUrl };
		const { message, description } = await bench.fail(
			'contactList',
			'create',
			{ name: 'New', connection: { retries: 1 } },
			[{}],
			{ credentials: { constantContactLegacyTokenApi: login } },
		);
		expect(message).toContain(words);
		expect(description).toMatch(/^Check the Base URL in the credential, and that this n8n can/);
		expect(description).not.toContain(LOOK_FIRST);
	});
});

describe('a server that does not respond', () => {
	it.each(REPEATABLE)('is retried with %s', async (method) => {
		const fault = bench.fault({ kind: 'hang' }, { method, times: 1 });
		const restore = endTimeoutsAfter(() => fault.hits);
		const { error } = await send(bench, method, { retries: 1 });
		restore();
		expect(error).toBeUndefined();
		expect(bench.statuses(method)).toHaveLength(2);
	});

	it('is not retried with POST, and the user is told to check first', async () => {
		bench.fault({ kind: 'hang' });
		const { message, description, took } = await sendInVain(bench, 'POST', {
			requestTimeout: 1000,
		});
		expect(bench.requests()).toEqual(['POST /lists']);
		expect(took).toBeGreaterThanOrEqual(990);
		expect(took).toBeLessThan(10_000);
		expect(message).toContain('no complete response arrived within 1 second');
		expect(description).toMatch(
			/check there before you run it again\. Set a higher 'Timeout \(Ms\)'/,
		);
	});

	it.each<[string, string, Parameters, string]>([
		['activity', 'addContacts', { lists: ['1'] }, 'activityOptions'],
		['activity', 'removeContacts', { lists: ['1'] }, 'activityOptions'],
		['activity', 'clearLists', { lists: ['1'] }, 'activityOptions'],
		['activity', 'exportContacts', { list: byId('1') }, 'activityOptions'],
		['activity', 'download', { activity: byId('a1') }, 'activityOptions'],
		['libraryFile', 'upload', {}, 'additionalFields'],
	])("has the time that %s: %s gives it, not the credential's", async (...called) => {
		const [resource, operation, parameters, options] = called;
		bench.fault({ kind: 'hang' });
		const file = await fileItem({ content: 'x', fileName: 'a.jpg', mimeType: 'image/jpeg' });
		const { message, took } = await bench.fail(
			resource,
			operation,
			{
				...parameters,
				[options]: { requestTimeout: 1000 },
				connection: { requestTimeout: 600_000, retries: 0 },
			},
			[{}],
			{ items: [{ ...file, json: { email: 'ann@example.com' } }], json: undefined },
		);
		expect(bench.requests()).toHaveLength(1);
		expect(took).toBeLessThan(10_000);
		expect(message).toContain('no complete response arrived within 1 second');
	});

	it('gets no more time if its response trickles in', async () => {
		bench.fault({ kind: 'slowBody', bytesPerSecond: 2000 });
		const { message, took } = await bench.fail('contact', 'getAll', {
			returnAll: true,
			connection: { requestTimeout: 1000, retries: 0 },
		});
		expect(took).toBeGreaterThanOrEqual(990);
		expect(took).toBeLessThan(10_000);
		expect(message).toContain('no complete response arrived within 1 second');
	});

	it('is waited for when it is slow but in time', async () => {
		bench.fault({ kind: 'slowBody', bytesPerSecond: 2000 });
		const { error } = await send(bench, 'GET', { requestTimeout: 10000, retries: 0 });
		expect(error).toBeUndefined();
		expect(bench.statuses()).toHaveLength(1);
	});
});
