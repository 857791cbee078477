import type { IDataObject } from 'n8n-workflow';

import { connectNode, type ConnectedNode, type Parameters } from './setup';

let node: ConnectedNode;
beforeAll(async () => {
	node = await connectNode({ contactHub: { customers: 2 } });
});
beforeEach(() => node.sandbox.log.clear());
afterAll(async () => await node.close());

const EMPTY = /^'.+' (consists only of the text around an expression|is empty: its expression)/;
const external = (value: string) => ({ __rl: true, mode: 'externalId', value });
const tag = (value: string) => ({ __rl: true, mode: 'name', value });
const form = (value: IDataObject) => ({ mappingMode: 'defineBelow', value });
const event = { eventType: 'viewedPage', context: 'WEB', properties: form({ title: 'A' }) };

/** Where a text with an expression names a record. Without the expression, the rest would name a different one. */
const names: Array<[string, string, Parameters]> = [
	['customer', 'delete', { customer: external('=CRM-{{ $json.number }}') }],
	['customer', 'addTag', { customer: external('CRM-1'), tag: tag('=vip-{{ $json.level }}') }],
	['customer', 'upsert', { customerFields: form({ externalId: '=CRM-{{ $json.number }}' }) }],
	['event', 'create', { ...event, assignTo: 'externalId', externalId: '=CRM-{{ $json.number }}' }],
	['event', 'create', { ...event, assignTo: 'sessionId', sessionId: '=web-{{ $json.visit }}' }],
	[
		'session',
		'create',
		{ customer: external('CRM-1'), additionalFields: { sessionId: '=web-{{ $json.visit }}' } },
	],
	[
		'session',
		'create',
		{ customer: external('CRM-1'), additionalFields: { sessionId: '={{ $json.visit }}' } },
	],
	['customer', 'getAll', { filters: { externalId: '=CRM-{{ $json.number }}' } }],
	['event', 'getAll', { filters: { customer: external('=CRM-{{ $json.number }}') } }],
	['event', 'getAll', { filters: { from: '={{ $json.day }}T00:00:00Z' } }],
];

it.each(names)('%s: %s refuses a name whose expression returns nothing: %j', async (...chosen) => {
	const { error } = await node.run(...chosen, [{ number: '' }]);
	expect(error?.message).toMatch(EMPTY);
	expect(node.requests()).toEqual([]);
});

it('takes a name of which only a part is empty, and a text without expressions', async () => {
	const customers = [...node.hub.customers()];
	const externalId = customers[0]?.externalId ?? '';
	const customer = external('={{ $json.prefix }}{{ $json.id }}');
	const [found] = await node.runOk('customer', 'get', { customer }, [{ id: externalId }]);
	expect(found).toMatchObject({ externalId });
	const [tagged] = await node.runOk('customer', 'addTag', {
		customer: external(externalId),
		tag: tag('vip-'),
	});
	expect(tagged).toMatchObject({ tag: 'vip-', changed: true });
});

it('without Empty Filter: Stop, a filter whose expression returns nothing is none', async () => {
	const filters = { externalId: '=CRM-{{ $json.number }}', emptyFilter: 'none' };
	expect(await node.runOk('customer', 'getAll', { filters })).toHaveLength(2);
});

it('refuses a number that lost digits, wherever it is text', async () => {
	const rows = [{ id: 12345678901234567000 }];
	const customerFields = form({ externalId: '={{ $json.id }}' });
	for (const [operation, parameters] of [
		['get', { customer: external('={{ $json.id }}') }],
		['create', { customerFields }],
		['getAll', { filters: { externalId: '={{ $json.id }}' } }],
	] as const) {
		const { error } = await node.run('customer', operation, parameters, rows);
		expect(error?.message).toContain('a number that has lost digits');
	}
	expect(node.requests()).toEqual([]);
});

it('refuses seconds and the days of a spreadsheet as a date', async () => {
	const { json } = await node.run(
		'event',
		'getAll',
		{ filters: { from: '={{ $json.date }}' } },
		[{ date: 1780000000 }, { date: 46173 }],
		{ continueOnFail: 'continueRegularOutput' },
	);
	expect(json.map(({ error }) => String(error).slice(0, 32))).toEqual([
		"'From' isn't a date: 1780000000 ",
		"'From' isn't a date: 46173 [item",
	]);
	expect(node.requests()).toEqual([]);
});
