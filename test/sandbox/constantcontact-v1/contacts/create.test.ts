import { ManualClock, startSandbox, type Sandbox } from '../../index';
import { parseXml } from '../atom/parse';
import {
	constantContactClient,
	childOf,
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

describe('creating a contact', () => {
	it('returns the whole contact and its location', async () => {
		const response = await requests.create(
			tag('EmailAddress', 'New.One@Example.com') +
				tag('FirstName', 'Zoë & <Co> "x" 😀') +
				tag('Note', 'one\ntwo') +
				source('CONTACT') +
				requests.lists(2, 1),
		);
		expect(response.status).toBe(201);
		const payload = payloadOf(response.root);
		expect(response.headers.get('location')).toBe(payload.attributes.get('id'));
		const contact = v1().contact('new.one@example.com')!;
		expect(response.headers.get('location')).toBe(requests.contactUri(contact.id));
		expect(contact).toMatchObject({
			status: 'Active',
			fields: { FirstName: 'Zoë & <Co> "x" 😀', Note: 'one\ntwo' },
			optInSource: 'ACTION_BY_CONTACT',
			insertTime: clock.now(),
		});
		expect(contact.memberships.map(({ listId }) => listId)).toEqual([1, 2]);
		expect(textOf(payload, 'FirstName')).toBe('Zoë & <Co> "x" 😀');
	});

	it('refuses addresses that exist, whatever their status', async () => {
		v1().putContact({ email: 'gone@example.com', doNotMail: true });
		for (const email of ['gone@example.com', 'GONE@example.com', [...v1().contacts()][9]!.email]) {
			const { status, headers } = await requests.create(requests.minimal(email));
			expect([status, headers.get('content-type')]).toEqual([409, 'text/plain;charset=UTF-8']);
		}
	});

	const bad: Array<[string, () => string, number?]> = [
		['no list', () => tag('EmailAddress', 'x@example.com') + source()],
		['an empty list', () => tag('EmailAddress', 'x@example.com') + source() + requests.lists()],
		['an unknown list', () => tag('EmailAddress', 'x@example.com') + source() + requests.lists(99)],
		['no source', () => tag('EmailAddress', 'x@example.com') + requests.lists(1)],
		['no address', () => source() + requests.lists(1)],
		['a bad address', () => requests.minimal('x@example')],
		['a long address', () => requests.minimal(`${'x'.repeat(70)}@example.com`)],
		['a long value', () => requests.minimal('x@example.com') + tag('FirstName', 'x'.repeat(51))],
		['a long note', () => requests.minimal('x@example.com') + tag('Note', 'x'.repeat(501))],
		['the wrong case of a name', () => `<emailaddress>x@example.com</emailaddress>${source()}`],
		['a field of no contact', () => requests.minimal('x@example.com') + tag('CustomField16', 'x')],
		['an unknown type', () => requests.minimal('x@example.com') + tag('EmailType', 'html')],
		['an unknown state', () => requests.minimal('x@example.com') + tag('StateCode', 'XX')],
		['a state in lower case', () => requests.minimal('x@example.com') + tag('StateCode', 'ma')],
		['a country in upper case', () => requests.minimal('x@example.com') + tag('CountryCode', 'US')],
		[
			'a state of another country',
			() => requests.minimal('x@example.com') + tag('StateCode', 'MA') + tag('CountryCode', 'ca'),
		],
		[
			'the wrong case of a source',
			() => requests.minimal('x@example.com').replace('ACTION', 'action'),
			500,
		],
		[
			'another namespace',
			() => `${requests.minimal('x@example.com')}<City xmlns="http://example.com/">x</City>`,
		],
	];
	it.each(bad)('refuses %s', async (_name, inner, status = 400) => {
		const response = await requests.create(inner());
		expect(response.status).toBe(status);
		expect(response.text).toContain('<title>JBoss Web');
		expect(v1().contact('x@example.com')).toBeUndefined();
	});

	it('refuses list ids that are not the http ids of this account', async () => {
		const uri = v1().listUri(1);
		for (const id of [
			'1',
			uri.replace('http:', 'https:'),
			uri.replace('joesflowers', 'other'),
			`${uri}\n`,
			v1().listUri('active'),
			uri.replace('lists/1', 'contacts/1'),
		]) {
			const inner = requests.minimal('x@example.com').replace(uri, id);
			expect([id, (await requests.create(inner)).status]).toEqual([id, 400]);
		}
	});

	it('takes a state without a country, and with its own', async () => {
		for (const country of ['', 'us']) {
			const email = `state${country}@example.com`;
			const inner = requests.minimal(email) + tag('StateCode', 'MA') + tag('CountryCode', country);
			expect((await requests.create(inner)).status).toBe(201);
		}
	});
});

describe('a contact', () => {
	it('is returned whole, in the documented order', async () => {
		const contact = v1().putContact({
			email: 'detail@example.com',
			lists: [3],
			fields: { FirstName: 'Joe', LastName: 'Smith' },
		});
		const { root, text } = await client.get(`/contacts/${contact.id}`);
		const payload = payloadOf(root);
		expect(namesOf(root)).toEqual([
			'link',
			'id',
			'title',
			'updated',
			'author',
			'content',
			'source',
		]);
		expect(namesOf(payload).join()).toBe(
			'Status,EmailAddress,EmailType,Name,FirstName,MiddleName,LastName,JobTitle,CompanyName,' +
				'HomePhone,WorkPhone,Addr1,Addr2,Addr3,City,StateCode,StateName,CountryCode,CountryName,' +
				'PostalCode,SubPostalCode,Note,' +
				Array.from({ length: 15 }, (_, at) => `CustomField${at + 1},`).join('') +
				'ContactLists,Confirmed,InsertTime,LastUpdateTime',
		);
		expect(text).toContain('<MiddleName></MiddleName>');
		expect(textOf(payload, 'Name')).toBe('Joe Smith');
		const list = childOf(payload, 'ContactLists')!.children[0]!;
		expect(namesOf(list)).toEqual(['link', 'OptInSource', 'OptInTime']);
		expect(list.attributes.get('id')).toBe(v1().listUri(3));
	});

	it('unknown is 404', async () => {
		for (const id of ['1', '999999', 'abc']) {
			expect((await client.get(`/contacts/${id}`)).status).toBe(404);
		}
	});

	it('carries carriage returns through', async () => {
		const { id } = v1().putContact({ email: 'cr@example.com', fields: { Note: 'a\r\nb' } });
		const { text } = await client.get(`/contacts/${id}`);
		expect(textOf(payloadOf(parseXml(Buffer.from(text))), 'Note')).toBe('a\r\nb');
	});
});
