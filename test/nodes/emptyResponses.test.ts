import type { FaultAction } from '../sandbox';
import { connectNode as connectV3 } from './ConstantContact/setup';
import { connectNode as connectV1 } from './ConstantContactLegacy/setup';
import { connectNode as connectV2 } from './ConstantContactLegacyV2/setup';
import { connectNode } from './ContactHub/setup';

const locator = (value: string, mode = 'id') => ({ __rl: true, mode, value });
const form = (value: object) => ({ mappingMode: 'defineBelow', value, schema: [] });
const WORDS = 'the server sent an empty response instead of data';
const LOOK = /may have carried out the request anyway: check there before you run it again/;
const bodies: FaultAction[] = [
	{ kind: 'empty' },
	{ kind: 'status', status: 200, body: '' },
	{ kind: 'status', status: 204, body: '' },
	{ kind: 'status', status: 201, body: ' \n' },
	{ kind: 'status', status: 200, body: 'null' },
];

describe.each(bodies)('a write whose response is %j', (fault) => {
	it.each([
		['customer', 'create', 'POST', { customerFields: form({ 'base.firstName': 'Ann' }) }],
		['customer', 'update', 'PATCH', { customerFields: form({ 'base.firstName': 'Ann' }) }],
		['customer', 'replace', 'PUT', { customerFields: form({ 'base.firstName': 'Ann' }) }],
		['customer', 'addTag', 'PATCH', { tag: locator('vip', 'name') }],
		['education', 'create', 'POST', { additionalFields: { id: 'x' } }],
		['session', 'create', 'POST', { additionalFields: { sessionId: 's' } }],
	])('of ContactHub is an error: %s.%s', async (resource, operation, method, parameters) => {
		const node = await connectNode();
		const [customer] = node.hub.customers();
		node.sandbox.faults.add({ when: { method }, do: fault });
		const { error, json } = await node.run(resource, operation, {
			customer: locator(customer?.id ?? ''),
			connection: { retries: 0 },
			...parameters,
		});
		expect(json).toEqual([]);
		expect(error?.message).toContain(WORDS);
		expect(error?.description).toMatch(LOOK);
		await node.close();
	});

	it.each([
		['contactList', 'create', 'POST', { name: 'New list' }],
		['contactList', 'update', 'PUT', { list: locator('1'), updateFields: { name: 'Other' } }],
		[
			'contact',
			'upsert',
			'PUT',
			{
				contactFields: form({ email_address: 'known@example.com', first_name: 'A' }),
				lists: ['1'],
			},
		],
		['emailAddress', 'create', 'POST', { emailAddress: 'a@b.co' }],
	])('of version 2 is an error: %s.%s', async (resource, operation, method, parameters) => {
		const node = await connectV2();
		node.account.putContact({ email: 'known@example.com' });
		node.sandbox.faults.add({ when: { method }, do: fault });
		const { error, json } = await node.run(resource, operation, {
			...parameters,
			connection: { retries: 0 },
		});
		expect(json).toEqual([]);
		expect(error?.message).toContain(WORDS);
		expect(error?.description).toMatch(LOOK);
		await node.close();
	});

	it('of V3 is an error', async () => {
		const node = await connectV3();
		node.sandbox.faults.add({ when: { method: 'POST' }, do: fault });
		const { error, json } = await node.run('contactList', 'create', { name: 'New list' });
		expect(json).toEqual([]);
		expect(error?.message).toContain(WORDS);
		expect(error?.description).toMatch(LOOK);
		await node.close();
	});
});

it.each(bodies.slice(0, 4))('a creation of version 1 is an error, too: %j', async (fault) => {
	const node = await connectV1();
	node.sandbox.faults.add({ when: { method: 'POST' }, do: fault });
	const { error, json } = await node.run('contactList', 'create', { name: 'New list' });
	expect(json).toEqual([]);
	expect(error?.message).toContain(WORDS);
	expect(error?.description).toMatch(LOOK);
	await node.close();
});
