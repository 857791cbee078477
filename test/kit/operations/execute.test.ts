import { InputError, ServerError } from '../../../nodes/kit';
import { runNode } from '../../support';
import { dummyApi, itemOperation, nodeWith, numbered, runOperation } from '../dummy';

const echo = itemOperation({ fields: {}, run: async ({ api: { name } }) => ({ api: name }) });

it('connects once for all items', async () => {
	const connect = jest.fn(async () => ({ ...dummyApi, name: 'client' }));
	const { json } = await runOperation(echo, {}, { node: { connect }, json: numbered(3) });
	expect(json).toEqual([{ api: 'client' }, { api: 'client' }, { api: 'client' }]);
	expect(connect).toHaveBeenCalledTimes(1);
});

it('reports connection options that an old workflow still stores', async () => {
	const options = { concurrency: 6, retries: 0, timeout: 5, other: 1 };
	const { hints, json } = await runOperation(echo, { options });
	expect(json).toEqual([{ api: 'api' }]);
	expect(hints.map(({ message }) => message)).toEqual([
		"This node still stores 'Requests at Once', 'Retries', 'Timeout (Seconds)' from an older version, without effect: set it in the credential, under 'Customize Connection'. To remove this hint, add the node again.",
	]);
	expect((await runOperation(echo, { options: {} })).hints).toEqual([]);
});

it('explains why it could not connect', async () => {
	const connect = async () => await Promise.reject(new InputError('No token', 'Fill it in.'));
	const { error } = await runOperation(echo, {}, { node: { connect } });
	expect(error).toMatchObject({ message: 'No token', description: 'Fill it in.' });
});

it("knows the product's errors", async () => {
	const refused = itemOperation({
		fields: {},
		run: async () =>
			await Promise.reject(
				new ServerError({ status: 418, request: 'GET /tea', serverMessage: 'I am a teapot' }),
			),
	});
	const knownErrors = [{ status: 418, nextStep: 'Ask for coffee.' }];
	const { error } = await runOperation(refused, {}, { node: { knownErrors } });
	expect(error).toMatchObject({
		message: 'Could not do something: I am a teapot [item 0]',
		description: 'Ask for coffee. (GET /tea, status 418)',
		httpCode: '418',
	});
});

it('passes on what connecting tells', async () => {
	const connect = async (_functions: unknown, hint: (text: string) => void) => {
		hint('The proxy is slow');
		return await Promise.resolve(dummyApi);
	};
	const { hints } = await runOperation(echo, {}, { node: { connect } });
	expect(hints).toEqual([{ message: 'The proxy is slow', location: 'outputPane' }]);
});

it('refuses an operation that it does not know, as an old workflow may hold one', async () => {
	const { error } = await runNode(nodeWith([echo]), { resource: 'thing', operation: 'gone' });
	expect(error?.message).toMatch(/there is no operation 'gone' of 'thing'|supported/);
});
