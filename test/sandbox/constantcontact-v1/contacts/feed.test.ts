import { ManualClock, startSandbox, type Sandbox } from '../../index';
import { CTCT } from '../atom/write';
import {
	constantContactClient,
	entriesOf,
	linkOf,
	namesOf,
	payloadOf,
	shortId,
	textOf,
	type V1Client,
} from '../testClient';
import { contactRequests } from './contactRequests';

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

describe('the contacts feed', () => {
	it('has 50 a page, newest first, none missed, none twice', async () => {
		const pages = await client.getAll('/contacts');
		expect(pages.map(({ length }) => length)).toEqual([50, 50, 20]);
		const ids = pages.flat().map((one) => Number(shortId(one)));
		expect(ids).toEqual([...v1().contacts()].map(({ id }) => id));
		expect(ids).toEqual([...ids].sort((a, b) => b - a));
	});

	it('looks as recorded', async () => {
		const { root, headers, text } = await client.get('/contacts');
		expect(headers.get('content-type')).toBe('application/atom+xml;charset=UTF-8');
		expect(text).toMatch(/^<\?xml version='1.0' encoding='UTF-8'\?>\n<feed xmlns=/);
		expect(namesOf(root).slice(0, 10)).toEqual([
			'id',
			'title',
			'link',
			'link',
			'author',
			'updated',
			'link',
			'link',
			'link',
			'entry',
		]);
		expect(textOf(root, 'title')).toBe('Contacts for Customer: joesflowers');
		expect(textOf(root, 'author', 'name')).toBe('joesflowers');
		expect(linkOf(root, 'next')).toMatch(
			/^\/ws\/customers\/joesflowers\/contacts\?next=\w{8}-\w+$/,
		);
		expect(linkOf(root, 'first')).toBe('/ws/customers/joesflowers/contacts');
		const first = entriesOf(root)[0]!;
		const contact = v1().contact(Number(shortId(first)))!;
		expect(textOf(first, 'title')).toBe(`Contact: ${contact.email}`);
		expect(linkOf(first, 'edit')).toBe(`/ws/customers/joesflowers/contacts/${contact.id}`);
		const payload = payloadOf(first);
		expect([payload.uri, payload.attributes.get('id')]).toEqual([
			CTCT,
			requests.contactUri(contact.id),
		]);
		expect(namesOf(payload).slice(0, 6)).toEqual([
			'Status',
			'EmailAddress',
			'EmailType',
			'Name',
			'OptInTime',
			'OptInSource',
		]);
		const { LastName, FirstName } = contact.fields;
		expect(textOf(payload, 'Name')).toBe(`${LastName}, ${FirstName}`);
	});

	it('refuses tokens that it never gave', async () => {
		expect((await client.get('/contacts?next=g24umerp-fymhqg')).status).toBe(400);
		const next = linkOf((await client.get('/contacts')).root, 'next')!;
		expect((await client.get(`${next}&email=a`)).status).toBe(400);
		const token = next.split('=')[1]!;
		expect((await client.get(`/lists?next=${token}`)).status).toBe(400);
		clock.advance(86_400_000);
		expect((await client.get(next)).status).toBe(200);
	});
});

describe('a search', () => {
	it('finds addresses in their exact case, and skips unknown ones', async () => {
		const [a, b] = [...v1().contacts()];
		const query = (...emails: string[]) =>
			`/contacts?${emails.map((email) => `email=${encodeURIComponent(email)}`).join('&')}`;
		const found = await client.get(query(a!.email, 'nobody@example.net', b!.email));
		expect(entriesOf(found.root).map(shortId)).toEqual([String(a!.id), String(b!.id)]);
		expect(namesOf(payloadOf(entriesOf(found.root)[0]))).toEqual(
			expect.arrayContaining(['Confirmed', 'InsertTime']),
		);
		expect(linkOf(found.root, 'current')).toContain('contacts?email=');
		const upper = await client.get(query(a!.email.toUpperCase()));
		expect([upper.status, entriesOf(upper.root).length]).toEqual([200, 0]);
		v1().options.unknownEmail = 'error';
		expect((await client.get(query('nobody@example.net'))).status).toBe(500);
		v1().options.unknownEmail = 'empty';
	});

	it('finds more than a page of addresses', async () => {
		const emails = [...v1().contacts()].slice(0, 70).map(({ email }) => email);
		const query = emails.map((email) => `email=${encodeURIComponent(email)}`).join('&');
		const pages = await client.getAll(`/contacts?${query}`);
		expect(pages.map(({ length }) => length)).toEqual([50, 20]);
	});

	it('by time needs a list or a list type', async () => {
		const time = '2020-01-01T00:00:00.000Z';
		for (const bad of [
			`updatedsince=${time}`,
			'listtype=active',
			'listid=1',
			`updatedsince=${time}&listtype=active&listid=1`,
			`updatedsince=2020-01-01&listtype=active`,
			`updatedsince=${time}&listtype=Active`,
			`updatedsince=${time}&listid=99`,
			`updatedsince=${time}&listid=active`,
			`updatedsince=${time}&listtype=active&email=a%40example.com`,
			'status=active',
		]) {
			expect([bad, (await client.get(`/contacts?${bad}`)).status]).toEqual([bad, 400]);
		}
	});

	it('by time and list type or list finds what changed', async () => {
		const since = Date.UTC(2018, 0, 1);
		const time = new Date(since).toISOString();
		const ids = async (query: string) => {
			const pages = await client.getAll(`/contacts?updatedsince=${time}&${query}`);
			return pages.flat().map((one) => Number(shortId(one)));
		};
		const expected = (chosen: (status: string, listIds: number[]) => boolean) =>
			[...v1().contacts()]
				.filter(({ updateTime }) => updateTime >= since)
				.filter(({ status, memberships }) =>
					chosen(
						status,
						memberships.map(({ listId }) => listId),
					),
				)
				.map(({ id }) => id);
		const active = expected((status) => ['Active', 'Unconfirmed'].includes(status));
		expect(active.length).toBeGreaterThan(50);
		expect(await ids('listtype=active')).toEqual(active);
		expect(await ids('listtype=removed')).toEqual(expected((status) => status === 'Removed'));
		expect(await ids('listtype=do-not-mail')).toEqual(
			expected((status) => status === 'Do Not Mail'),
		);
		expect(await ids('listid=2')).toEqual(expected((_status, listIds) => listIds.includes(2)));
	});
});
