import { Bench, create, getMany, person, requestOf } from './bench';

const bench = new Bench();
const STATUSES = [500, 502, 503, 504];
const broken = (status: number) => ({ kind: 'status' as const, status });

describe.each(STATUSES)('%i', (status) => {
	it('on GET is repeated until it works', async () => {
		const id = bench.customerId();
		bench.fault(broken(status), { times: 3 });
		const { json } = await bench.run({ ...requestOf('GET', id), simplify: false });
		expect(json).toMatchObject([{ id }]);
		expect(bench.requests().map((entry) => entry.status)).toEqual([status, status, status, 200]);
	});

	it.each(['PATCH', 'PUT', 'DELETE'] as const)(
		'on %s is repeated: twice does the same as once',
		async (method) => {
			bench.fault(broken(status), { times: 1 });
			const parameters = requestOf(method, bench.customerId(20));
			const { error } = await bench.run(parameters, { json: [person()] });
			expect(error).toBeUndefined();
			expect(bench.requests(method).map((entry) => entry.status)).toEqual([status, 200]);
		},
	);

	it('on POST is sent once, and the user is told to check first', async () => {
		const before = bench.hub.counts.customers;
		bench.fault(broken(status), { times: 1 });
		const { message, description } = await bench.fail(create, { json: [person()] });
		expect(bench.requests().map((entry) => [entry.method, entry.status])).toEqual([
			['POST', status],
		]);
		expect(bench.hub.counts.customers).toBe(before);
		expect(message).toBe(`Could not create customer: sandbox fault ${status} [item 0]`);
		expect(description).toMatch(
			/^ContactHub may have carried out the request anyway: check there before you run it again\./,
		);
		expect(description).not.toContain('Retry On Fail');
	});
});

it('503 with Retry-After is repeated when the server says', async () => {
	bench.fault({ ...broken(503), headers: { 'retry-after': '1' } }, { times: 1 });
	const { took } = await bench.run(requestOf('GET', bench.customerId()));
	expect(bench.requests()).toHaveLength(2);
	expect(took).toBeGreaterThanOrEqual(995);
});

it('a 502 of a gateway, with a page instead of data, is explained', async () => {
	bench.fault({ kind: 'html', status: 502 });
	const { message, description } = await bench.fail(getMany);
	expect(bench.requests()).toHaveLength(4);
	expect(message).toBe(
		'Could not get many customers: ContactHub responded with status 502 [item 0]',
	);
	expect(description).toMatch(/^ContactHub has an internal problem\. Try again later/);
});

it('501 is not repeated', async () => {
	bench.fault(broken(501));
	await bench.fail(getMany);
	expect(bench.requests()).toHaveLength(1);
});

it('a page in the middle of a list is repeated, and the list is whole', async () => {
	const fault = bench.fault(broken(503), { after: 2, times: 1 });
	const { json } = await bench.run(getMany);
	const expected = [...bench.hub.customers()].map(({ id }) => id);
	expect(json.map(({ id }) => id)).toEqual(expected);
	expect(fault.hits).toBe(1);
});

it('a page in the middle of a list that never arrives is an error, not a short list', async () => {
	bench.fault(broken(500), { after: 1 });
	const { message } = await bench.fail(getMany);
	expect(message).toContain('sandbox fault 500');
});
