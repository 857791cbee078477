import { InputError, ServerError, type ConnectionOptions } from '../../nodes/kit';
import { runNode } from '../support';
import { itemOperation, nodeWith, numbered, runOperation } from './dummy';

const echo = itemOperation({ fields: {}, run: async ({ api }) => ({ api }) });

it('connects once for all items, with the options that the user chose', async () => {
	const connect = jest.fn(async (_functions: unknown, _options: object) => 'client');
	const options = { concurrency: '=6', retries: 0, timeout: 5, requestsPerSecond: 2 };
	const { json } = await runOperation(echo, { options }, { node: { connect }, json: numbered(3) });
	expect(json).toEqual([{ api: 'client' }, { api: 'client' }, { api: 'client' }]);
	expect(connect).toHaveBeenCalledTimes(1);
	const expected: ConnectionOptions = {
		concurrency: 6,
		requestsPerSecond: 2,
		timeout: 5000,
		retry: { attempts: 1, firstWait: 1000, longestWait: 120_000 },
	};
	expect(connect.mock.calls[0]?.[1]).toEqual(expected);
});

it('takes a fraction of a request per second, for a limit that several processes share', async () => {
	const connect = jest.fn(async (_functions: unknown, _options: object) => 'client');
	await runOperation(echo, { options: { requestsPerSecond: 0.5 } }, { node: { connect } });
	expect(connect.mock.calls[0]?.[1]).toMatchObject({ requestsPerSecond: 0.5 });
});

it('has modest defaults', async () => {
	const connect = jest.fn(async (_functions: unknown, _options: object) => 'client');
	await runOperation(echo, {}, { node: { connect } });
	expect(connect.mock.calls[0]?.[1]).toEqual({
		concurrency: 4,
		requestsPerSecond: 0,
		timeout: 60_000,
		retry: { attempts: 4, firstWait: 1000, longestWait: 120_000 },
	});
});

it.each([
	[{ retries: 11 }, "'Retries' is 11, out of range"],
	[{ retries: -1 }, "'Retries' is -1, out of range"],
	[{ timeout: 0 }, "'Timeout (Seconds)' is 0, out of range"],
	[{ requestsPerSecond: -1 }, "'Requests per Second' is -1, out of range"],
	[{ firstRetryAfter: '=soon' }, "'First Retry After (Ms)' is no number: 'soon'"],
])('refuses the options %j before it connects', async (options, message) => {
	const connect = jest.fn(async () => 'client');
	const { error } = await runOperation(echo, { options }, { node: { connect } });
	expect(error).toMatchObject({ name: 'NodeOperationError', message });
	expect(connect).not.toHaveBeenCalled();
});

it('explains why it could not connect', async () => {
	const connect = async () => await Promise.reject(new InputError('No token', 'Fill it in.'));
	const { error } = await runOperation(echo, {}, { node: { connect } });
	expect(error).toMatchObject({ message: 'No token', description: 'Fill it in.' });
});

it("knows the product's errors", async () => {
	const refused = itemOperation({
		fields: {},
		run: async () => await Promise.reject(new ServerError(418, 'GET /tea', 'I am a teapot')),
	});
	const knownErrors = [{ status: 418, nextStep: 'Ask for coffee.' }];
	const { error } = await runOperation(refused, {}, { node: { knownErrors } });
	expect(error).toMatchObject({
		message: 'Could not do something: I am a teapot [item 0]',
		description: 'Ask for coffee. (GET /tea, status 418)',
		httpCode: '418',
	});
});

it('hands on what connecting tells', async () => {
	const connect = async (_functions: unknown, _options: object, hint: (text: string) => void) => {
		hint('The proxy is slow');
		return await Promise.resolve('client');
	};
	const { hints } = await runOperation(echo, {}, { node: { connect } });
	expect(hints).toEqual([{ message: 'The proxy is slow', location: 'outputPane' }]);
});

it('refuses an operation that it does not know, as an old workflow may hold one', async () => {
	const { error } = await runNode(nodeWith([echo]), { resource: 'thing', operation: 'gone' });
	expect(error?.message).toMatch(/there is no operation 'gone' of 'thing'|supported/);
});
