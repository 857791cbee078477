import type { FaultAction } from '../../../sandbox';
import { Bench, create, getMany, person, requestOf } from './bench';

const bench = new Bench();

const faults: Array<[string, FaultAction, string]> = [
	['a truncated body', { kind: 'truncate' }, 'the connection was lost before the response was'],
	['truncated JSON', { kind: 'truncateJson' }, 'the data is incomplete'],
	['an HTML page', { kind: 'html' }, 'the server sent a web page instead of data'],
	[
		'text',
		{ kind: 'status', status: 200, body: 'OK' },
		'a response of type text/plain was sent instead of JSON',
	],
];

const onlyForReading: typeof faults = [
	...faults,
	['an empty body', { kind: 'empty' }, 'the server sent an empty response instead of data'],
	[
		'null',
		{ kind: 'status', status: 200, body: 'null' },
		'the server sent an empty response instead of data',
	],
	[
		'a list',
		{ kind: 'status', status: 200, body: '[]' },
		'the server sent an empty response instead of data',
	],
];

describe.each(onlyForReading)('%s', (_what, fault, words) => {
	it('on GET is requested again', async () => {
		const id = bench.customerId();
		bench.fault(fault, { times: 2 });
		const { json } = await bench.run({ ...requestOf('GET', id), simplify: false });
		expect(json).toMatchObject([{ id }]);
		expect(bench.requests()).toHaveLength(3);
	});

	it('for ever is an error, not an empty list', async () => {
		bench.fault(fault);
		const { message } = await bench.fail({ ...getMany, connection: { retries: 1 } });
		expect(bench.requests()).toHaveLength(2);
		expect(message).toContain(`Could not get many customers: ${words}`);
	});

	it('in the middle of a list is an error, not a short list', async () => {
		bench.fault(fault, { after: 1 });
		await bench.fail({ ...getMany, connection: { retries: 0 } });
		bench.sandbox.faults.clear();
		bench.fault(fault, { after: 1 });
		await bench.fail({ ...getMany, output: 'file', connection: { retries: 0 } });
	});
});

describe.each(faults)('%s', (_what, fault, words) => {
	it('on POST is sent once, and the user is told to check first', async () => {
		const before = bench.hub.counts.customers;
		bench.fault(fault, { times: 1 });
		const { message, description } = await bench.fail(create, { json: [person()] });
		expect(bench.requests()).toHaveLength(1);
		const acted = bench.requests()[0]?.handled === true ? 1 : 0;
		expect(bench.hub.counts.customers - before).toBe(acted);
		expect(message).toContain(`Could not create customer: ${words}`);
		expect(description).toMatch(/^ContactHub may have carried out the request anyway: check/);
	});

	it('on PATCH is sent again', async () => {
		bench.fault(fault, { times: 1 });
		const item = person();
		const parameters = requestOf('PATCH', bench.customerId());
		const { error } = await bench.run(parameters, { json: [item] });
		expect(error).toBeUndefined();
		expect(bench.requests()).toHaveLength(2);
		expect(bench.hub.customer(bench.customerId())?.base).toMatchObject({ contacts: item });
	});
});

it('an empty response to a deletion is fine', async () => {
	bench.fault({ kind: 'empty' });
	const { items, error } = await bench.run(requestOf('DELETE', bench.customerId(7)));
	expect(error).toBeUndefined();
	expect(items).toHaveLength(1);
	expect(bench.requests()).toHaveLength(1);
});

it('JSON under another content type is read anyway', async () => {
	bench.fault({ kind: 'contentType', value: 'text/html' });
	const { json } = await bench.run(getMany);
	expect(json).toHaveLength(bench.hub.counts.customers);
});

describe('a list with an unexpected envelope', () => {
	it.each([
		['{}', "the server sent a response without 'elements' instead of a list"],
		['{"message":"busy"}', "the server sent a response without 'elements' instead of a list"],
		['{"elements":{}}', "the server sent a response without 'elements' instead of a list"],
		[
			'{"elements":[],"page":{}}',
			'the server sent a page without its number or the number of pages',
		],
		['{"elements":[],"page":{"number":0}}', 'the server sent a page without its number or the'],
	])('%s is an error, not an empty list', async (body, words) => {
		bench.fault({ kind: 'status', status: 200, body });
		for (const resource of ['customer', 'event']) {
			const { message } = await bench.fail({ ...getMany, resource, connection: { retries: 0 } });
			expect(message).toContain(words);
		}
	});

	it('is an error for the sessions of a customer, too', async () => {
		bench.fault({ kind: 'status', status: 200, body: '{}' });
		const customer = { __rl: true, mode: 'id', value: bench.customerId() };
		const parameters = { resource: 'session', operation: 'getAll', customer };
		const { message } = await bench.fail({ ...parameters, connection: { retries: 0 } });
		expect(message).toContain("without 'elements'");
	});
});
