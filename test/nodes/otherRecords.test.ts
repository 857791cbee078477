import type { FaultAction } from '../sandbox';
import { connectNode as connectV3 } from './ConstantContact/setup';
import { connectNode as connectV1 } from './ConstantContactLegacy/setup';
import { connectNode as connectV2 } from './ConstantContactLegacyV2/setup';
import { connectNode } from './ContactHub/setup';

const locator = (value: string, mode = 'id') => ({ __rl: true, mode, value });
const form = (value: object) => ({
	mappingMode: 'defineBelow',
	value: value as never,
	schema: [],
	matchingColumns: [],
	attemptToConvertTypes: false,
	convertFieldsToString: false,
});
const LOOK = /may have carried out the request anyway: check there before you run it again/;
const lies: Array<[FaultAction['kind'], FaultAction, RegExp]> = [
	['emptyRecord', { kind: 'emptyRecord' }, /the server sent a record without an ID/],
	[
		'otherRecord',
		{ kind: 'otherRecord' },
		/the server (returned a different record than was sent|sent a different record than requested)/,
	],
];
const [, otherRecord] = lies;

/** Responds to requests with a method with another record. */
function lie(
	node: { sandbox: { faults: { add(rule: object): unknown } } },
	method: string,
	fault: FaultAction,
): void {
	node.sandbox.faults.add({ when: { method }, do: fault });
}

describe.each(lies)('a server that responds with %s', (_kind, fault, words) => {
	it.each([
		[
			'customer',
			'create',
			'POST',
			{ customerFields: form({ 'base.contacts.email': 'new@example.com' }) },
		],
		['customer', 'create', 'POST', { customerFields: form({ externalId: 'CRM-1' }) }],
		[
			'customer',
			'upsert',
			'POST',
			{ customerFields: form({ externalId: 'CRM-1', 'base.firstName': 'Ann' }) },
		],
		['customer', 'update', 'PATCH', { customerFields: form({ 'base.firstName': 'Ann' }) }],
		['customer', 'replace', 'PUT', { customerFields: form({ 'base.firstName': 'Ann' }) }],
		['education', 'create', 'POST', { additionalFields: { id: 'x' } }],
		['event', 'update', 'PUT', { updateFields: { context: 'WEB' } }],
	])('is not believed by ContactHub: %s.%s', async (resource, operation, method, parameters) => {
		const node = await connectNode();
		const [customer] = node.hub.customers();
		const [event] = node.hub.events();
		lie(node, method, fault);
		const { error, json } = await node.run(resource, operation, {
			customer: locator(customer?.id ?? ''),
			eventId: event?.id ?? '',
			connection: { retries: 0 },
			...parameters,
		});
		expect(json).toEqual([]);
		expect(error?.message).toMatch(words);
		expect(error?.description).toMatch(LOOK);
		await node.close();
	});

	it.each([
		['customer', 'get', {}],
		['event', 'get', {}],
		// What wasn't read correctly must not be written back.
		['customer', 'addTag', { tag: locator('vip', 'name') }],
		['event', 'update', { updateFields: { context: 'WEB' } }],
	])('is not believed where ContactHub reads: %s.%s', async (resource, operation, parameters) => {
		const node = await connectNode();
		const [customer] = node.hub.customers();
		const [event] = node.hub.events();
		lie(node, 'GET', fault);
		const { error, json } = await node.run(resource, operation, {
			customer: locator(customer?.id ?? ''),
			eventId: event?.id ?? '',
			...parameters,
		});
		expect(json).toEqual([]);
		expect(error?.message).toMatch(words);
		expect(node.requests().filter((line) => !line.startsWith('GET '))).toEqual([]);
		await node.close();
	});

	it.each([
		['contactList', 'create', 'POST', { name: 'New list' }],
		[
			'contactList',
			'update',
			'PUT',
			{ list: locator('1'), updateFields: { name: 'Other', status: 'ACTIVE' } },
		],
		[
			'contact',
			'create',
			'POST',
			{ contactFields: form({ email_address: 'new@example.com' }), lists: ['1'] },
		],
		['contact', 'get', 'GET', { contact: locator('known') }],
		[
			'contact',
			'update',
			'GET',
			{ contact: locator('known'), contactFields: form({ first_name: 'A' }) },
		],
	])('is not believed by version 2: %s.%s', async (resource, operation, method, parameters) => {
		const node = await connectV2();
		const contact = node.account.putContact({ email: 'known@example.com' });
		const known = 'contact' in parameters ? { contact: locator(String(contact.id)) } : {};
		lie(node, method, fault);
		const { error, json } = await node.run(resource, operation, {
			...parameters,
			...known,
			connection: { retries: 0 },
		});
		expect(json).toEqual([]);
		expect(error?.message).toMatch(words);
		await node.close();
	});

	it.each([
		['contactList', 'create', 'POST', { name: 'New list' }],
		['tag', 'create', 'POST', { name: 'New tag' }],
		['contact', 'create', 'POST', { contactFields: form({ email_address: 'n@example.com' }) }],
	])('is not believed by V3: %s.%s', async (resource, operation, method, parameters) => {
		const node = await connectV3();
		lie(node, method, fault);
		const { error, json } = await node.run(resource, operation, parameters);
		expect(json).toEqual([]);
		expect(error?.message).toMatch(words);
		await node.close();
	});
});

it.each([
	['contactList', 'get', { list: locator('1') }],
	['contactList', 'update', { list: locator('1'), updateFields: { name: 'Other' } }],
])(
	'another record is not believed by version 1: %s.%s',
	async (resource, operation, parameters) => {
		const node = await connectV1();
		lie(node, 'GET', otherRecord![1]);
		const { error, json } = await node.run(resource, operation, parameters);
		expect(json).toEqual([]);
		expect(error?.message).toMatch(otherRecord![2]);
		expect(node.requests().filter((line) => !line.startsWith('GET '))).toEqual([]);
		await node.close();
	},
);
