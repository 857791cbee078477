import type { IDataObject } from 'n8n-workflow';

import { connectNode as connectV1 } from './ConstantContactLegacy/setup';
import { connectNode as connectV2 } from './ConstantContactLegacyV2/setup';
import { connectNode } from './ContactHub/setup';

const TOO_LONG = Number('12345678901234567890');
/** The first whole number that a JavaScript number can't distinguish from its neighbor. */
const FIRST_UNSAFE = 2 ** 53;
/** A number of 20 digits, as an expression: JavaScript keeps 17 of them. */
const LONG = '={{ 12345678901234567890 }}';
const EXPONENT = '={{ 1.5e21 }}';
const SMALL = '={{ 1.5e-7 }}';
/** What Convert to File and spreadsheets turn a long number into. */
const SHORTENED = '1.23457E+12';
const locator = (value: unknown, mode = 'id') => ({ __rl: true, mode, value });
const form = (value: object) => ({ mappingMode: 'defineBelow', value, schema: [] });
const automatic = { mappingMode: 'autoMapInputData', value: null, schema: [] };
const REFUSED = /has lost digits|was shortened/;

describe('ContactHub', () => {
	it.each<[string, string, object, IDataObject?]>([
		['customer', 'create', { customerFields: automatic }, { 'External ID': TOO_LONG }],
		['customer', 'create', { customerFields: automatic }, { externalId: FIRST_UNSAFE }],
		['customer', 'create', { customerFields: automatic }, { externalId: -FIRST_UNSAFE }],
		['customer', 'create', { customerFields: automatic }, { externalId: 1e21 }],
		['customer', 'create', { customerFields: automatic }, { externalId: 1e-7 }],
		['customer', 'create', { customerFields: automatic }, { externalId: SHORTENED }],
		['customer', 'create', { customerFields: automatic }, { externalId: '1,23457E+12' }],
		['customer', 'create', { customerFields: form({ externalId: LONG }) }],
		['customer', 'upsert', { customerFields: automatic }, { externalId: TOO_LONG }],
		['customer', 'update', { customer: locator('7'), customerFields: form({ externalId: LONG }) }],
		['customer', 'replace', { customer: locator('7'), customerFields: form({ externalId: LONG }) }],
		['customer', 'get', { customer: locator(LONG) }],
		['customer', 'get', { customer: locator(LONG, 'externalId') }],
		['customer', 'get', { customer: locator(SHORTENED, 'externalId') }],
		['customer', 'delete', { customer: locator(EXPONENT) }],
		['customer', 'getAll', { filters: { externalId: LONG } }],
		['customer', 'getAll', { filters: { externalId: SHORTENED } }],
		['customer', 'addTag', { customer: locator('7'), tag: locator(LONG, 'name') }],
		['customer', 'create', { additionalFields: { json: '{"externalId": 12345678901234567890}' } }],
		[
			'customer',
			'create',
			{ additionalFields: { json: '={{ { extra: 12345678901234567890 } }}' } },
		],
		['event', 'delete', { eventId: LONG }],
		[
			'event',
			'create',
			{ assignTo: 'externalId', externalId: LONG, eventType: locator('viewedPage', 'name') },
		],
		[
			'event',
			'create',
			{
				assignTo: 'externalId',
				externalId: 'x',
				eventType: locator('viewedPage', 'name'),
				specifyProperties: 'json',
				propertiesJson: '{"order": {"ids": [1, 12345678901234567890]}}',
			},
		],
		['session', 'create', { customer: locator('7'), additionalFields: { sessionId: SMALL } }],
		['education', 'create', { customer: locator('7'), additionalFields: { id: LONG } }],
		['job', 'delete', { customer: locator('7'), record: locator(LONG) }],
	])('%s.%s sends nothing: %j %j', async (resource, operation, parameters, item = {}) => {
		const node = await connectNode();
		const { error } = await node.run(resource, operation, { ...parameters }, [item]);
		expect(`${error?.message} ${error?.description}`).toMatch(REFUSED);
		expect(error?.description).toContain('as text');
		expect(node.requests()).toEqual([]);
		await node.close();
	});

	it('takes every digit of an ID that comes as text, and of numbers that have all of theirs', async () => {
		const node = await connectNode();
		const items = [
			{ externalId: '12345678901234567890' },
			{ externalId: 9007199254740991 },
			{ externalId: '1e5' },
			{ externalId: '12E3-7' },
			{ externalId: 'E+12' },
		];
		const json = await node.runOk('customer', 'create', { customerFields: automatic }, items);
		expect(json.map(({ externalId }) => externalId)).toEqual([
			'12345678901234567890',
			'9007199254740991',
			'1e5',
			'12E3-7',
			'E+12',
		]);
		await node.close();
	});
});

it.each<[string, string, object]>([
	['contact', 'get', { contact: locator(LONG) }],
	['contact', 'unsubscribe', { contact: locator(EXPONENT) }],
	['contactList', 'get', { list: locator(SHORTENED) }],
	['contactList', 'delete', { list: locator(LONG) }],
	['activity', 'clearLists', { lists: '={{ [12345678901234567890] }}' }],
	['activity', 'clearLists', { lists: ['1', SHORTENED] }],
	['activity', 'clearLists', { lists: LONG }],
	['libraryFile', 'move', { folder: locator('1'), files: '={{ [1e21] }}' }],
	['libraryFile', 'move', { folder: locator(LONG), files: ['1'] }],
	[
		'contact',
		'create',
		{ contactFields: form({ email_address: 'a@b.co', cell_phone: LONG }), lists: ['1'] },
	],
])('version 2, %s.%s sends nothing: %j', async (resource, operation, parameters) => {
	const node = await connectV2();
	const { error } = await node.run(resource, operation, { ...parameters });
	expect(`${error?.message} ${error?.description}`).toMatch(REFUSED);
	expect(node.requests()).toEqual([]);
	await node.close();
});

it.each<[string, string, object]>([
	['contact', 'get', { contact: locator(LONG) }],
	['contactList', 'delete', { list: locator(SHORTENED) }],
	['activity', 'get', { activity: locator(EXPONENT) }],
])('version 1, %s.%s sends nothing: %j', async (resource, operation, parameters) => {
	const node = await connectV1();
	const { error } = await node.run(resource, operation, { ...parameters });
	expect(`${error?.message} ${error?.description}`).toMatch(REFUSED);
	expect(node.requests()).toEqual([]);
	await node.close();
});

it.each([TOO_LONG, 1e21, 1e-7])('no cell of a bulk job is %j', async (phone) => {
	for (const [column, connect] of [
		['home_phone', connectV2],
		['HOME PHONE', connectV1],
	] as const) {
		const node = await connect();
		const items = [{ email: 'a@b.co', [column]: phone }];
		const { error } = await node.run('activity', 'addContacts', { lists: ['1'] }, items);
		expect(error?.message).toMatch(REFUSED);
		expect(error?.message).toContain('item 0');
		expect(node.requests()).toEqual([]);
		await node.close();
	}
});

it('IDs of responses keep all their digits', async () => {
	const node = await connectV2();
	node.sandbox.faults.add({
		do: {
			kind: 'status',
			status: 200,
			headers: { 'content-type': 'application/json' },
			body: '{"id": 12345678901234567890, "first_name": "\\"id\\": 12345678901234567890", "lists": [{"id" : 9007199254740993}]}',
		},
	});
	const contact = locator('12345678901234567890');
	const { json } = await node.run('contact', 'get', { contact, simplify: false });
	expect(json[0]).toMatchObject({
		id: '12345678901234567890',
		first_name: '"id": 12345678901234567890',
		lists: [{ id: '9007199254740993' }],
	});
	await node.close();
});
