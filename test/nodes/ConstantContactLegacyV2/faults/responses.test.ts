import {
	byId,
	connectBench,
	getContacts,
	LOOK_FIRST,
	REQUESTS,
	send,
	sendInVain,
	type Bench,
	type Method,
} from './bench';

let bench: Bench;

beforeEach(async () => (bench = await connectBench()));
afterEach(async () => await bench.close());

const METHODS = Object.keys(REQUESTS) as Method[];
const entry = (key: string, message: string) => ({ error_key: key, error_message: message });
const respondWith = (status: number, body: object | string) =>
	bench.fault({ kind: 'status', status, body });

describe('what the server says about a refusal', () => {
	it.each([
		['an array', [entry('json.field.invalid', 'No.')], 'No. ['],
		['an object', entry('json.field.invalid', 'No.'), 'No. ['],
		['a message alone', [{ error_message: 'No.' }], 'No.'],
		['a key alone', [{ error_key: 'json.field.invalid' }], 'responded with status 400 ['],
		['an array of nothing', [], 'Constant Contact responded with status 400'],
		['null', 'null', 'Constant Contact responded with status 400'],
		['a number', '7', 'Constant Contact responded with status 400'],
		['entries that are none', [null, 'x', {}], 'Constant Contact responded with status 400'],
		['a web page', '<html>Bad Request</html>', 'Constant Contact responded with status 400'],
		['nothing', '', 'Constant Contact responded with status 400'],
		['half of it', '[{"error_key": "json.fie', 'Constant Contact responded with status 400'],
		['null in its places', [{ error_key: null, error_message: null }], 'status 400'],
	])('as %s is shown', async (_shape, body, words) => {
		respondWith(400, body);
		const { message, description } = await sendInVain(bench, 'POST');
		expect(message).toContain(`Could not create contact list: `);
		expect(message).toContain(words);
		const key = JSON.stringify(body).includes('json.field.invalid') ? 'json.field.invalid, ' : '';
		expect(description).toContain(`(POST /lists, ${key}status 400)`);
		expect(bench.statuses()).toEqual([400]);
	});

	it('is shown for each of several problems, the first ones of many', async () => {
		respondWith(400, [
			entry('json.min.length.violation', 'Too short.'),
			...Array.from({ length: 8 }, (_, index) => entry(`json.${index}`, `Number ${index}.`)),
		]);
		const { message } = await sendInVain(bench, 'POST');
		expect(message).toBe(
			'Could not create contact list: Too short. (Number 0.; Number 1.; Number 2.; Number 3.; Number 4.; and 3 more) [item 0]',
		);
	});

	it('in the shape of gateways is read for all that the API itself refuses', async () => {
		for (const shape of ['array', 'object'] as const) {
			bench.account.options.errorShape = shape;
			const list = byId('987654');
			const { message, description } = await bench.fail('contactList', 'get', { list });
			expect(message).toMatch(/987654 found\. \[item 0\]$/);
			expect(description).toContain(', http.status.not_found, status 404)');
			expect(description).toMatch(/^Nothing has this ID\./);
		}
	});
});

describe.each(METHODS)('an error in a response with status 200 on %s', (method) => {
	it.each([
		['an array', [entry('http.status.error', 'All wrong')]],
		['an object', entry('http.status.error', 'All wrong')],
	])('as %s is an error, and not repeated', async (_shape, body) => {
		bench.fault({ kind: 'status', status: 200, body: JSON.stringify(body) }, { method });
		const { message } = await sendInVain(bench, method);
		expect(message).toContain('All wrong [item 0]');
		expect(bench.statuses(method)).toEqual([200]);
	});
});

it.each([
	['an array', [{ error_key: 'mashery.not.authorized.over.qps' }]],
	['an object', { error_key: 'throttled', error_message: 'Too Many Requests' }],
])('"too many" with status 200 as %s is repeated, a POST too', async (_shape, body) => {
	bench.fault({ kind: 'status', status: 200, body: JSON.stringify(body) }, { times: 1 });
	const { error } = await send(bench, 'POST');
	expect(error).toBeUndefined();
	expect(bench.statuses()).toEqual([200, 201]);
});

it("an error instead of a page isn't an end of the list", async () => {
	await bench.close();
	bench = await connectBench({ contacts: 1100 });
	const problem = entry('http.status.error', 'All wrong');
	for (const body of [[problem], problem]) {
		bench.sandbox.faults.clear();
		bench.fault({ kind: 'status', status: 200, body: JSON.stringify(body) }, { after: 1 });
		const { error, items } = await getContacts(bench);
		expect(error?.message).toContain('All wrong');
		expect(items).toEqual([]);
	}
});

it('a record that has a field named like an error is a record', async () => {
	const body = JSON.stringify([{ id: 7, name: 'error_key' }]);
	respondWith(200, body);
	const { json } = await bench.run('contactList', 'getAll', { returnAll: true });
	expect(json).toEqual([{ id: '7', name: 'error_key' }]);
});

describe.each([500, 502, 503, 504])('%i', (status) => {
	it.each(['GET', 'PUT', 'DELETE'] as const)('on %s is repeated', async (method) => {
		const fault = bench.fault({ kind: 'status', status }, { method, times: 2 });
		const { error } = await send(bench, method);
		expect(error).toBeUndefined();
		expect(fault.hits).toBe(2);
		expect(bench.statuses(method).slice(0, 2)).toEqual([status, status]);
	});

	it('on POST is sent once, and the user is told to check first', async () => {
		bench.fault({ kind: 'status', status });
		const { message, description } = await sendInVain(bench, 'POST');
		expect(bench.statuses()).toEqual([status]);
		expect(message).toContain(`sandbox fault ${status} [item 0]`);
		expect(description).toContain(LOOK_FIRST);
	});

	it('for ever is an error after the retries, not an empty list', async () => {
		bench.fault({ kind: 'html', status });
		const { message, description } = await bench.fail('contact', 'getAll', {
			returnAll: true,
			connection: { retries: 2 },
		});
		expect(bench.statuses()).toEqual([status, status, status]);
		expect(message).toContain(`Constant Contact responded with status ${status}`);
		expect(description).toMatch(/^Constant Contact has an internal problem\. Try again later/);
	});
});

it.each([400, 404, 405, 406, 409, 410, 415, 418, 501])('%i is not repeated', async (status) => {
	bench.fault({ kind: 'status', status });
	for (const method of METHODS) await sendInVain(bench, method);
	expect(bench.statuses()).toEqual([status, status, status, status]);
});

it('503 with Retry-After is repeated when the server says', async () => {
	bench.fault({ kind: 'status', status: 503, headers: { 'retry-after': '1' } }, { times: 1 });
	await send(bench, 'GET');
	const [first, second] = bench.sandbox.log.entries;
	expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(995);
});
