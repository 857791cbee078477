import { ManualClock, startSandbox, type Sandbox } from '../../index';
import {
	constantContactClient,
	entry,
	namesOf,
	payloadOf,
	tag,
	textOf,
	type V1Client,
} from '../testClient';
import { contactRequests, source } from './contactRequests';

let sandbox: Sandbox;
let client: V1Client;
let requests: ReturnType<typeof contactRequests>;
let clock: ManualClock;

beforeAll(async () => {
	clock = new ManualClock();
	sandbox = await startSandbox({ clock, constantContactV1: { contacts: 120 } });
	client = constantContactClient(sandbox);
	requests = contactRequests(sandbox, client);
});
afterAll(async () => await sandbox.close());

const v1 = () => sandbox.constantContactV1;

describe('replacing a contact', () => {
	const some = (email: string, more: object = {}) =>
		v1().putContact({ email, lists: [1, 2], fields: { FirstName: 'A', City: 'B' }, ...more }).id;

	it('takes away all that is not sent, and keeps when known lists were joined', async () => {
		const id = some('replace@example.com');
		const joined = v1().contact(id)!.memberships[1]!.optInTime;
		clock.advance(1000);
		const inner = `${tag('EmailAddress', 'Other@Example.com')}${source('CONTACT')}${requests.lists(2, 3)}`;
		const response = await requests.put(id, inner + tag('LastName', 'C') + tag('City', ''));
		expect([response.status, response.text]).toEqual([204, '']);
		const contact = v1().contact(id)!;
		expect(contact).toMatchObject({ email: 'other@example.com', updateTime: clock.now() });
		expect(contact.fields).toEqual({ LastName: 'C' });
		expect(contact.memberships).toEqual([
			{ listId: 2, optInSource: 'ACTION_BY_CUSTOMER', optInTime: joined },
			{ listId: 3, optInSource: 'ACTION_BY_CONTACT', optInTime: clock.now() },
		]);
		expect(v1().contact('replace@example.com')).toBeUndefined();
		expect(v1().contact('other@example.com')?.id).toBe(id);
	});

	it('takes a GET that is sent back with a source', async () => {
		const id = some('roundtrip@example.com');
		const { text } = await client.get(`/contacts/${id}`);
		const body = text.replace('</EmailAddress>', `</EmailAddress>${source()}`);
		expect((await client.put(`/contacts/${id}`, body)).status).toBe(204);
		expect((await client.put(`/contacts/${id}`, text)).status).toBe(400);
	});

	it('refuses what belongs to another resource or to another contact', async () => {
		const id = some('own@example.com');
		const inner = requests.minimal('own@example.com');
		const other = requests.contactUri(id + 1);
		const own = requests.contactUri(id);
		for (const body of [
			entry('Contact', inner, other, own),
			entry('Contact', inner, own, other),
			entry('Contact', inner, 'data:,none', own),
		]) {
			const { status, headers, text } = await client.put(`/contacts/${id}`, body);
			expect([status, headers.get('content-type')]).toEqual([400, 'application/xml;charset=UTF-8']);
			expect(text).toContain('<message>');
		}
		some('taken@example.com');
		expect((await requests.put(id, requests.minimal('taken@example.com'))).status).toBe(409);
		expect((await requests.put(99, requests.minimal('own@example.com'))).status).toBe(404);
	});

	it('takes what clients of the vendor send: no id attribute, an id below, an element twice', async () => {
		const id = some('vendor@example.com');
		const own = requests.contactUri(id);
		const inner = requests.minimal('vendor@example.com');
		for (const [body, city] of [
			[entry('Contact', inner + tag('City', 'One'), own), 'One'],
			[entry('Contact', tag('id', own) + inner + tag('City', 'Two'), own, own), 'Two'],
			[entry('Contact', inner + tag('City', 'x') + tag('City', 'Three'), own, own), 'Three'],
		] as const) {
			expect((await client.put(`/contacts/${id}`, body)).status).toBe(204);
			expect(v1().contact(id)?.fields.City).toBe(city);
		}
	});

	it('removes from all lists only by the customer', async () => {
		const id = some('remove@example.com');
		const email = tag('EmailAddress', 'remove@example.com');
		expect((await requests.put(id, email + source('CONTACT') + requests.lists())).status).toBe(400);
		expect((await requests.put(id, email + requests.lists())).status).toBe(400);
		expect((await requests.put(id, email + source() + requests.lists())).status).toBe(204);
		expect(v1().contact(id)).toMatchObject({ status: 'Removed', memberships: [] });
		expect((await requests.put(id, email + source() + requests.lists(1))).status).toBe(204);
		expect(v1().contact(id)).toMatchObject({ status: 'Active' });
		expect((await requests.put(id, email + source())).status).toBe(204);
		expect(v1().contact(id)).toMatchObject({ status: 'Removed' });
	});
});

describe('opting out', () => {
	it('keeps the contact, which only itself can come back', async () => {
		const { id } = v1().putContact({ email: 'leaving@example.com', lists: [1, 2] });
		const response = await client.delete(`/contacts/${id}`);
		expect([response.status, response.text]).toEqual([204, '']);
		expect(v1().contact(id)).toMatchObject({ status: 'Do Not Mail', memberships: [] });
		const payload = payloadOf((await client.get(`/contacts/${id}`)).root);
		expect(textOf(payload, 'Status')).toBe('Do Not Mail');
		expect(namesOf(payload)).toEqual(
			expect.arrayContaining(['OptOutTime', 'OptOutSource', 'OptOutReason']),
		);
		expect((await client.delete(`/contacts/${id}`)).status).toBe(204);
		const email = tag('EmailAddress', 'leaving@example.com');
		expect((await requests.put(id, email + source() + requests.lists(1))).status).toBe(403);
		expect((await requests.put(id, email + source() + requests.lists())).status).toBe(204);
		expect(v1().contact(id)).toMatchObject({ status: 'Do Not Mail' });
		expect((await requests.put(id, email + source('CONTACT') + requests.lists(1))).status).toBe(
			204,
		);
		expect(v1().contact(id)).toMatchObject({ status: 'Active' });
		expect(namesOf(payloadOf((await client.get(`/contacts/${id}`)).root))).not.toContain(
			'OptOutTime',
		);
		expect((await client.delete('/contacts/1')).status).toBe(404);
	});
});
