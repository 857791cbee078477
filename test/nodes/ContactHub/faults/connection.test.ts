import { Bench, create, getMany, person, requestOf } from './bench';

const bench = new Bench();
const LOOK = /^ContactHub may have carried out the request anyway: check there before you/;

describe.each(['resetBefore', 'resetAfter'] as const)('a connection that breaks (%s)', (kind) => {
	it.each(['GET', 'PATCH', 'PUT'] as const)('is made again for %s', async (method) => {
		const fault = bench.fault({ kind }, { times: 2 });
		const item = person();
		const { error } = await bench.run(requestOf(method, bench.customerId(3)), { json: [item] });
		expect(error).toBeUndefined();
		expect(fault.hits).toBe(2);
		expect(bench.requests(method)).toHaveLength(3);
		if (method !== 'GET') {
			const customer = bench.hub.customer(bench.customerId(3));
			expect(customer?.base).toMatchObject({ contacts: { email: item.email } });
		}
	});

	it('is made again for DELETE, which counts as done when the first try was', async () => {
		const id = bench.customerId(5);
		bench.fault({ kind }, { times: 1 });
		const { json } = await bench.run(requestOf('DELETE', id));
		expect(json).toEqual([{ deleted: true, id }]);
		expect(bench.hub.customer(id)).toBeUndefined();
		const statuses = bench.requests('DELETE').map(({ status }) => status);
		expect(statuses).toEqual([undefined, kind === 'resetAfter' ? 404 : 200]);
	});

	it('is not made again for POST, and the user is told to check first', async () => {
		const before = bench.hub.counts.customers;
		bench.fault({ kind }, { times: 1 });
		const { message, description } = await bench.fail(create, { json: [person()] });
		expect(bench.requests()).toHaveLength(1);
		expect(bench.hub.counts.customers - before).toBe(kind === 'resetAfter' ? 1 : 0);
		expect(message).toBe(
			'Could not create customer: the connection was lost before the response was complete [item 0]',
		);
		expect(description).toMatch(LOOK);
	});

	it('for ever is an error', async () => {
		bench.fault({ kind });
		const { description } = await bench.fail({ ...getMany, connection: { retries: 2 } });
		expect(bench.requests()).toHaveLength(3);
		expect(description).toMatch(/^Run again\. \(GET /);
	});
});

it('a DELETE of what does not exist is an error', async () => {
	await bench.fail(requestOf('DELETE', 'unknown'));
	expect(bench.requests()).toHaveLength(1);
});

describe('a server that is out of reach', () => {
	const check = /^Check the Base URL in the credential, and that this n8n can reach it;/;

	it.each([
		['a port where nobody listens', 'http://127.0.0.1:1/hub/v1', 'refused the connection'],
		['a name that nobody has', 'http://contacthub.invalid/hub/v1', "the server's name"],
	])('%s: tried again, also with POST, then an error', async (_what, baseUrl, words) => {
		for (const parameters of [getMany, create]) {
			const { message, description } = await bench.fail(
				{ ...parameters, connection: { retries: 1 } },
				{ json: [person()], credential: { baseUrl } },
			);
			expect(message).toContain(words);
			expect(description).toMatch(check);
		}
	});

	it('https where http is spoken says so, and that nothing was sent', async () => {
		const baseUrl = bench.hub.baseUrl.replace('http:', 'https:');
		const { message, description } = await bench.fail(
			{ ...create, connection: { retries: 0 } },
			{ json: [person()], credential: { baseUrl } },
		);
		expect(message).toContain('does not speak HTTPS');
		expect(description).toMatch(check);
		expect(bench.requests()).toHaveLength(0);
	});

	it('a POST is repeated when the server was not there at first', async () => {
		const { port } = new URL(bench.hub.baseUrl);
		const { default: nock } = await import('nock');
		if (!nock.isActive()) nock.activate();
		const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
		const host = nock(`http://127.0.0.1:${port}`, { allowUnmocked: true });
		host
			.post(/customers/)
			.times(2)
			.replyWithError(refused);
		const before = bench.hub.counts.customers;
		const { json } = await bench.run(create, { json: [person()] });
		nock.restore();
		expect(json).toHaveLength(1);
		expect(host.isDone()).toBe(true);
		expect(bench.hub.counts.customers - before).toBe(1);
	});
});
