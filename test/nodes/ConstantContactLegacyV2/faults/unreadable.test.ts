import type { FaultAction } from '../../../sandbox';
import { connectBench, getContacts, LOOK_FIRST, send, sendInVain, type Bench } from './bench';

let bench: Bench;

beforeEach(async () => (bench = await connectBench({ contacts: 1100 })));
afterEach(async () => await bench.close());

const UNREADABLE: Array<[string, FaultAction, string]> = [
	['a truncated body', { kind: 'truncate' }, 'the connection was lost before the response was'],
	['truncated JSON', { kind: 'truncateJson' }, 'the data is incomplete'],
	['a web page', { kind: 'html' }, 'the server sent a web page instead of data'],
	['text', { kind: 'status', status: 200, body: 'OK' }, 'a response of type text/plain was sent'],
];

describe.each(UNREADABLE)('%s', (_what, fault, words) => {
	it('on GET is requested again', async () => {
		bench.fault(fault, { times: 2 });
		const { json } = await send(bench, 'GET');
		expect(json).toMatchObject([{ id: '2' }]);
		expect(bench.statuses()).toHaveLength(3);
	});

	it('on PUT is sent again', async () => {
		bench.fault(fault, { method: 'PUT', times: 1 });
		const { error } = await send(bench, 'PUT');
		expect(error).toBeUndefined();
		expect(bench.statuses('PUT')).toHaveLength(2);
		expect(bench.account.list(2)?.name).toBe('Renamed');
	});

	it('on POST is sent once, and the user is told to check first', async () => {
		bench.fault(fault);
		const { message, description } = await sendInVain(bench, 'POST');
		expect(bench.requests()).toEqual(['POST /lists']);
		expect(message).toContain(`Could not create contact list: ${words}`);
		expect(description).toContain(LOOK_FIRST);
		const isHandled = bench.sandbox.log.entries[0]?.handled === true;
		expect(bench.listNames().includes('New')).toBe(isHandled);
	});

	it('in the middle of a list is an error, not a short list', async () => {
		for (const output of ['items', 'file']) {
			bench.sandbox.faults.clear();
			bench.fault(fault, { after: 1 });
			const connection = { retries: 0 };
			await bench.fail('contact', 'getAll', { returnAll: true, output, connection });
		}
	});
});

describe('an empty body', () => {
	it("isn't a list", async () => {
		bench.fault({ kind: 'empty' });
		for (const resource of ['contact', 'contactList', 'campaign', 'libraryFile']) {
			const parameters = { returnAll: true, connection: { retries: 1 } };
			const { message } = await bench.fail(resource, 'getAll', parameters);
			expect(message).toContain('the server sent something other than a list');
		}
		expect(bench.statuses()).toHaveLength(8);
	});

	it("isn't a record, and nothing is written after it", async () => {
		bench.fault({ kind: 'empty' }, { method: 'GET' });
		for (const method of ['GET', 'PUT'] as const) {
			const { message } = await sendInVain(bench, method, { retries: 0 });
			expect(message).toContain('the server sent an empty response instead of data');
		}
		expect(bench.statuses('PUT')).toEqual([]);
	});

	it('is fine as the response to a DELETE', async () => {
		bench.fault({ kind: 'empty' }, { method: 'DELETE' });
		const { items, error } = await send(bench, 'DELETE');
		expect(error).toBeUndefined();
		expect(items).toHaveLength(1);
		expect(bench.statuses('DELETE')).toHaveLength(1);
	});
});

it('JSON under another content type is read anyway', async () => {
	bench.fault({ kind: 'contentType', value: 'text/html' });
	expect((await getContacts(bench)).json).toHaveLength(1100);
});

describe('a list with something other than records', () => {
	it.each(['[null]', '["x"]', '{"meta":{},"results":[{"id":"1"},null]}', '[[]]'])(
		'%s is an error, not an item without data',
		async (body) => {
			bench.fault({ kind: 'status', status: 200, body });
			for (const resource of [
				'contact',
				'contactList',
				'campaign',
				'libraryFile',
				'emailAddress',
			]) {
				const parameters = { returnAll: true, connection: { retries: 0 } };
				const { message } = await bench.fail(resource, 'getAll', parameters);
				expect(message).toContain('the list contains something other than records');
			}
		},
	);

	it('is no information about the library', async () => {
		bench.fault({ kind: 'status', status: 200, body: '[null]' });
		const { message } = await bench.fail('library', 'getInfo', { connection: { retries: 0 } });
		expect(message).toContain('the server sent an empty response instead of data');
	});
});

describe('a list with an unexpected envelope', () => {
	it.each(['{}', '{"results":{}}', '{"results":null}', 'null', '"x"', '7', '{"meta":{}}'])(
		'%s is an error, not an empty list',
		async (body) => {
			bench.fault({ kind: 'status', status: 200, body });
			for (const resource of ['contact', 'contactList', 'campaign']) {
				const parameters = { returnAll: true, connection: { retries: 0 } };
				const { message } = await bench.fail(resource, 'getAll', parameters);
				expect(message).toContain('the server sent something other than a list');
			}
		},
	);
});
