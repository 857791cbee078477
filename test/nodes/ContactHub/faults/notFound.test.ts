import { Bench } from './bench';

const bench = new Bench();

const ADDRESS = /^ContactHub is not at this address\. Check the Base URL in the credential/;
const NO_RECORD = /^Nothing has this ID\. Choose an entry from the list/;

const get = {
	resource: 'customer',
	operation: 'get',
	customer: { __rl: true, mode: 'id', value: 'x' },
};
const getMany = { resource: 'customer', operation: 'getAll' };
const getMe = { resource: 'workspace', operation: 'getMe' };
const changes = { resource: 'change', operation: 'getAll' };

const respondWith = (body: object | string) =>
	bench.sandbox.faults.add({ do: { kind: 'status', status: 404, body } });

describe('a 404 for a record', () => {
	it.each([
		['in the words of the service', { message: 'customer not found x', logref: '1' }, NO_RECORD],
		['without words', { message: '', logref: '1', errors: [] }, NO_RECORD],
		['from the framework', { status: 404, error: 'Not Found' }, ADDRESS],
		[
			'from the framework, with words for none',
			{ status: 404, error: 'Not Found', message: 'No message available', path: '/x' },
			ADDRESS,
		],
		['as a web page', '<html><h1>Not Found</h1></html>', ADDRESS],
		['as a line of text', '404 page not found', ADDRESS],
		['as JSON of something else', { detail: 'Not Found' }, ADDRESS],
		['as a list', [], ADDRESS],
		['as nothing', '', /^Nothing has this ID\..* If every ID fails, check the Base URL/],
		['as white space', ' \n', /^Nothing has this ID\..* If every ID fails, check the Base URL/],
	])('%s', async (_what, body, nextStep) => {
		respondWith(body);
		const { message, description } = await bench.fail(get);
		expect(bench.requests()).toHaveLength(1);
		expect(description).toMatch(nextStep);
		expect(message).not.toMatch(/No message available|: \[item/);
	});
});

describe.each([
	['customers', getMany],
	['who the token is', getMe],
	['changes', changes],
])('a 404 for a list says that nothing is at the address: %s', (_what, parameters) => {
	it.each([
		['in the words of the service', { message: 'resource not found', logref: '1' }],
		['as nothing', ''],
		['as a web page', '<html></html>'],
	])('%s', async (_shape, body) => {
		respondWith(body);
		const { description } = await bench.fail(parameters);
		expect(description).toMatch(ADDRESS);
	});
});

it('a wrong path in the Base URL is named', async () => {
	const { description } = await bench.fail(get, {
		credential: { baseUrl: `${bench.hub.baseUrl}/v2` },
	});
	expect(description).toMatch(ADDRESS);
});

it("placeholders of the server aren't shown as messages", async () => {
	bench.sandbox.faults.add({
		do: {
			kind: 'status',
			status: 400,
			body: { message: 'No message available', error: 'Bad Request' },
		},
	});
	const { message } = await bench.fail(getMany);
	expect(message).toBe('Could not get many customers: Bad Request [item 0]');
});
