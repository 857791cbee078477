import { byId, connectBench, type Bench } from './bench';

let bench: Bench;

beforeEach(async () => (bench = await connectBench()));
afterEach(async () => await bench.close());

const ADDRESS = /^Constant Contact is not at this address\. Check the Base URL/;
const NO_RECORD = /^Nothing has this ID\. Choose an entry from the list/;
const own = [{ error_key: 'http.status.not_found', error_message: 'Not found.' }];

describe('a 404', () => {
	it.each([
		['for a record, in the words of the service', 'get', own, NO_RECORD],
		['for a record, as a web page', 'get', '<h1>596 Service Not Found</h1>', ADDRESS],
		['for a record, as other JSON', 'get', { message: 'no Route matched' }, ADDRESS],
		['for a record, as nothing', 'get', '', /If every ID fails, check the Base URL/],
		['for a list, in the words of the service', 'getAll', own, ADDRESS],
		['for a list, as nothing', 'getAll', '', ADDRESS],
	])('%s', async (_what, operation, body, nextStep) => {
		bench.fault({ kind: 'status', status: 404, body });
		const parameters = operation === 'get' ? { list: byId('1') } : {};
		const { description } = await bench.fail('contactList', operation, parameters);
		expect(description).toMatch(nextStep);
	});

	it.each([
		['account', 'get'],
		['contact', 'getAll'],
		['campaign', 'getAll'],
		['libraryFile', 'getAll'],
		['library', 'getInfo'],
		['activity', 'getAll'],
		['emailAddress', 'getAll'],
		['event', 'getAll'],
	])('of a retired service is reported as such: %s, %s', async (resource, operation) => {
		bench.fault({ kind: 'status', status: 404, body: own });
		const { description } = await bench.fail(resource, operation, {});
		expect(description).toMatch(/may have retired this version of its API/);
	});
});

it('an empty message is ignored', async () => {
	bench.fault({
		kind: 'status',
		status: 400,
		body: [{ error_key: 'json.field.invalid', error_message: ' ' }],
	});
	const { message } = await bench.fail('contactList', 'getAll', {});
	expect(message).toBe(
		'Could not get many contact lists: Constant Contact responded with status 400 [item 0]',
	);
});
