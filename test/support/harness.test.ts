import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Dummy, DummyApi } from './dummy';
import {
	binaryPath,
	fileItem,
	listSearch,
	loadOptions,
	readBinary,
	resourceMapperFields,
	runNode,
	runWorkflow,
	testCredential,
	testMessage,
	useBinaryMode,
	type WorkflowJson,
} from '.';

let server: Server;
let baseUrl: string;
const requests: IncomingMessage[] = [];

beforeAll(async () => {
	server = createServer((request, response) => {
		requests.push(request);
		const { authorization } = request.headers;
		response.setHeader('content-type', 'application/json');
		if (authorization === 'Bearer wrong') response.writeHead(401, 'Not today');
		const role = authorization === 'Bearer weak' ? 'none' : 'all';
		response.end(JSON.stringify({ authorization, role }));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => server.close());

beforeEach(() => {
	requests.length = 0;
});

const api = (token: string) => ({
	credentials: { dummyApi: { token, baseUrl } },
	credentialTypes: [new DummyApi()],
});

describe('runNode', () => {
	it('fills defaults and evaluates expressions for each item', async () => {
		const { status, json } = await runNode(
			Dummy,
			{ value: '={{ $json.name.toUpperCase() + $itemIndex }}' },
			{ json: [{ name: 'a' }, { name: 'b' }], timezone: 'Europe/Rome' },
		);
		expect(status).toBe('success');
		expect(json).toEqual([
			{ value: 'A0', zone: 'Europe/Rome' },
			{ value: 'B1', zone: 'Europe/Rome' },
		]);
		const withDefault = await runNode(Dummy, {});
		expect(withDefault.json[0]).toMatchObject({ value: 'default' });
	});

	it('reports what the node threw', async () => {
		const result = await runNode(Dummy, { action: 'fail' });
		expect(result.status).toBe('error');
		expect(result.items).toEqual([]);
		expect(result.error).toMatchObject({
			name: 'NodeOperationError',
			message: 'Item 0 is bad',
			description: 'Mend it',
			context: { itemIndex: 0 },
		});
	});

	it('keeps the other items on Continue', async () => {
		const { status, json, items } = await runNode(
			Dummy,
			{ action: 'fail', value: '={{ $json.kind }}' },
			{ json: [{ kind: 'bad' }, { kind: 'good' }], continueOnFail: 'continueRegularOutput' },
		);
		expect(status).toBe('success');
		expect(json).toEqual([{ error: 'Item 0 is bad', details: { item: 0 } }, { value: 'good' }]);
		expect(items.map((item) => item.pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	});

	it('routes failed items, merged with their input, to the error output', async () => {
		const { json, errorItems, outputs } = await runNode(
			Dummy,
			{ action: 'fail', value: '={{ $json.kind }}' },
			{ json: [{ kind: 'good' }, { kind: 'bad' }], continueOnFail: 'continueErrorOutput' },
		);
		expect(outputs).toHaveLength(2);
		expect(json).toEqual([{ value: 'good' }]);
		expect(errorItems.map((item) => item.json)).toEqual([
			{ kind: 'bad', error: 'Item 1 is bad', details: { item: 1 } },
		]);
		expect(errorItems[0]?.pairedItem).toEqual({ item: 1 });
	});

	it('retries if configured', async () => {
		const { status, json } = await runNode(
			Dummy,
			{ action: 'failOnce' },
			{ retryOnFail: { maxTries: 2, waitBetweenTries: 1 } },
		);
		expect(status).toBe('success');
		expect(json).toHaveLength(1);
	});

	it('stops a waiting node', async () => {
		// Nothing but Stop ends this wait.
		const result = await runNode(Dummy, { action: 'wait' }, { stopWhen: () => true });
		expect(result.status).not.toBe('success');

		const stop = new AbortController();
		stop.abort();
		const before = await runNode(Dummy, { action: 'wait' }, { abortSignal: stop.signal });
		expect(before.status).toBe('canceled');
	});

	it('runs once for all items on Execute Once', async () => {
		const { items } = await runNode(Dummy, {}, { json: [{}, {}], executeOnce: true });
		expect(items).toHaveLength(1);
	});

	it('returns hints and static data', async () => {
		const hinted = await runNode(Dummy, { action: 'hint', value: 'careful' });
		expect(hinted.hints).toEqual([{ message: 'careful', location: 'outputPane' }]);
		const first = await runNode(Dummy, { action: 'static' });
		const second = await runNode(Dummy, { action: 'static' }, { staticData: first.staticData });
		expect(second.json).toEqual([{ count: 2 }]);
	});

	it('refuses to start without a required parameter', async () => {
		await expect(runNode(Dummy, { action: 'must' })).rejects.toThrow(/issues/);
	});

	it("sends requests with the credential's authentication", async () => {
		const { json } = await runNode(Dummy, { action: 'request' }, api('s3cret'));
		expect(json).toEqual([{ authorization: 'Bearer s3cret', role: 'all' }]);
		expect(requests.map(({ method, url }) => [method, url])).toEqual([['GET', '/me']]);
	});

	it.each(['filesystem', 'default'] as const)('passes files in %s mode', async (mode) => {
		await useBinaryMode(mode);
		const file = { content: 'hello', fileName: 'in.txt', mimeType: 'text/plain' };
		const input = await fileItem(file);
		expect((await readBinary(input)).toString()).toBe('hello');
		if (mode === 'filesystem') {
			const { items } = await runNode(Dummy, { action: 'file' }, { items: [input] });
			expect(items[0]?.binary?.data).toMatchObject({ fileName: 'out.txt', bytes: 5 });
			expect((await readBinary(items[0])).toString()).toBe('HELLO');
			expect(binaryPath(items[0])).toContain('binary_data');
		} else {
			expect(input.binary?.data?.data).toBe(Buffer.from('hello').toString('base64'));
			await useBinaryMode('filesystem');
		}
	});
});

describe('runWorkflow', () => {
	const node = (name: string, type: string, parameters = {}, typeVersion = 1) => ({
		id: name,
		name,
		type,
		typeVersion,
		position: [0, 0] as [number, number],
		parameters,
	});
	const chain = (...nodes: WorkflowJson['nodes']): WorkflowJson => ({
		nodes,
		connections: Object.fromEntries(
			nodes
				.slice(1)
				.map((next, i) => [
					nodes[i]?.name ?? '',
					{ main: [[{ node: next.name, type: 'main' as const, index: 0 }]] },
				]),
		),
	});

	it.each([
		['n8n-nodes-base.manualTrigger', 1],
		['n8n-nodes-base.scheduleTrigger', 1.2],
	])("runs n8n's own nodes, starting from %s", async (trigger, version) => {
		const seen: string[] = [];
		const run = await runWorkflow(
			chain(
				node('Start', trigger, {}, version),
				node('Edit', 'n8n-nodes-base.set', {
					values: { string: [{ name: 'greeting', value: '={{ "hello " + 6 * 7 }}' }] },
					keepOnlySet: true,
				}),
			),
			{
				onNodeStart: (name) => seen.push(`> ${name}`),
				onNodeFinished: (name, { json }) => seen.push(`< ${name} ${json.length}`),
			},
		);
		expect(run.error).toBeUndefined();
		expect(run.status).toBe('success');
		expect(run.node('Edit').json).toEqual([{ greeting: 'hello 42' }]);
		expect(seen).toEqual(['> Start', '< Start 1', '> Edit', '< Edit 1']);
		expect(run.lastNode).toBe('Edit');
	});

	it('passes the given items, and provides credentials to nodes that name none', async () => {
		const run = await runWorkflow(
			chain(
				node('Start', 'n8n-nodes-base.manualTrigger'),
				node('Dummy', 'test.dummy', { action: 'request' }),
			),
			{ ...api('abc'), nodeTypes: { 'test.dummy': new Dummy() }, startItems: [{ json: {} }] },
		);
		expect(run.node('Dummy').json[0]).toMatchObject({ authorization: 'Bearer abc' });
	});

	it('names the failing node', async () => {
		const run = await runWorkflow(
			chain(
				node('Start', 'n8n-nodes-base.manualTrigger'),
				node('Bad', 'test.dummy', { action: 'fail' }),
				node('Never', 'n8n-nodes-base.noOp'),
			),
			{ nodeTypes: { 'test.dummy': new Dummy() } },
		);
		expect(run.status).toBe('error');
		expect(run.error?.message).toBe('Item 0 is bad');
		expect(run.node('Bad').status).toBe('error');
		expect(() => run.node('Never')).toThrow('did not run');
	});
});

describe('the editor', () => {
	it('loads options with the parameters and credentials at hand', async () => {
		const options = { parameters: { value: 'chosen' }, ...api('tok') };
		expect(await loadOptions(Dummy, 'getOptions', options)).toEqual([
			{ name: 'chosen', value: 'Bearer tok' },
		]);
	});

	it('searches lists page by page', async () => {
		const page = await listSearch(Dummy, 'search', { filter: 'x', paginationToken: 'p2' });
		expect(page).toEqual({ results: [{ name: 'x', value: 'p2' }], paginationToken: 'next' });
	});

	it('maps resources without repeated fields', async () => {
		const { fields } = await resourceMapperFields(Dummy, 'getFields', {
			parameters: { value: 'Field' },
		});
		expect(fields).toEqual([expect.objectContaining({ id: 'a', displayName: 'Field' })]);
	});
});

describe('testCredential', () => {
	it.each([
		['good', 'OK', /^Connection successful!$/],
		['wrong', 'Error', testMessage(/^Not today$/)],
		['weak', 'Error', /^This token has no role$/],
	])('judges a %s token', async (token, status, message) => {
		const result = await testCredential(new DummyApi(), { token, baseUrl });
		expect(result).toEqual({ status, message: expect.stringMatching(message) });
	});

	it('reports an unreachable host', async () => {
		const result = await testCredential(new DummyApi(), { token: 't' });
		expect(result.status).toBe('Error');
		expect(result.message).toMatch(testMessage(/^ECONNREFUSED$/));
	});
});
