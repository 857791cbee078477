import { connectNode as connectV2 } from './ConstantContactLegacyV2/setup';
import { connectNode } from './ContactHub/setup';

/** The result of a calculation with a missing field. */
const NAN = '={{ $json.missing * 2 }}';
const locator = (value: string) => ({ __rl: true, mode: 'id', value });
const form = (value: object) => ({ mappingMode: 'defineBelow', value, schema: [] });

it.each<[string, string, object]>([
	['customer', 'delete', { customer: locator(NAN) }],
	['customer', 'delete', { customer: locator('={{ "" + $json.missing * 2 }}') }],
	['customer', 'get', { customer: locator('={{ `${$json.missing}` }}') }],
	['customer', 'addTag', { customer: locator('7'), tag: { __rl: true, mode: 'name', value: NAN } }],
	['customer', 'create', { customerFields: form({ 'base.firstName': NAN }) }],
	['customer', 'create', { customerFields: form({ externalId: NAN }) }],
	['customer', 'create', { additionalFields: { json: '={{ { base: { firstName: NaN } } }}' } }],
	['event', 'delete', { eventId: NAN }],
	['session', 'create', { customer: locator('7'), additionalFields: { sessionId: NAN } }],
])('ContactHub, %s.%s sends nothing: %j', async (resource, operation, parameters) => {
	const node = await connectNode();
	const { error } = await node.run(resource, operation, { ...parameters });
	expect(error?.message).toMatch(
		/contains NaN instead of a number|is (?:NaN, no value|'(?:NaN|undefined)')|can't be used/,
	);
	expect(node.requests()).toEqual([]);
	await node.close();
});

it.each<[string, string, object]>([
	['contactList', 'delete', { list: locator(NAN) }],
	[
		'contact',
		'create',
		{ contactFields: form({ email_address: 'a@b.co', first_name: NAN }), lists: ['1'] },
	],
	[
		'contact',
		'create',
		{ contactFields: form({ email_address: 'a@b.co' }), lists: '={{ [NaN] }}' },
	],
	['activity', 'clearLists', { lists: '={{ [NaN] }}' }],
	['libraryFile', 'move', { folder: locator(NAN), files: '={{ ["1"] }}' }],
])('Constant Contact, %s.%s sends nothing: %j', async (resource, operation, parameters) => {
	const node = await connectV2();
	const { error } = await node.run(resource, operation, { ...parameters });
	expect(error?.message).toMatch(/NaN|null/);
	expect(node.requests()).toEqual([]);
	await node.close();
});

it('no cell of a bulk job is NaN', async () => {
	const node = await connectV2();
	const items = [
		{ email_address: 'a@b.co', city: 'Rome' },
		{ email_address: 'b@b.co', city: NaN },
	];
	const { error } = await node.run('activity', 'addContacts', { lists: ['1'] }, items);
	expect(error?.message).toBe("Field 'city' of item 1 is NaN, no value");
	expect(node.requests()).toEqual([]);
	await node.close();
});
