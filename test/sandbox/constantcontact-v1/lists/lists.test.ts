import { ManualClock, startSandbox, type Sandbox } from '../../index';
import {
	constantContactClient,
	entriesOf,
	entry,
	linkOf,
	namesOf,
	payloadOf,
	shortId,
	tag,
	textOf,
	type V1Client,
} from '../testClient';

let sandbox: Sandbox;
let client: V1Client;

beforeAll(async () => {
	sandbox = await startSandbox({
		clock: new ManualClock(),
		constantContactV1: { lists: 60, contacts: 200 },
	});
	client = constantContactClient(sandbox);
});
afterAll(async () => await sandbox.close());

const v1 = () => sandbox.constantContactV1;
const create = async (inner: string) => await client.post('/lists', entry('ContactList', inner));
const put = async (id: number | string, inner: string) =>
	await client.put(`/lists/${id}`, entry('ContactList', inner, v1().listUri(id), v1().listUri(id)));

describe('the feed of lists', () => {
	it('begins with the three system lists', async () => {
		const pages = await client.getAll('/lists');
		expect(pages.map(({ length }) => length)).toEqual([50, 13]);
		const all = pages.flat();
		expect(all.slice(0, 4).map(shortId)).toEqual(['active', 'do-not-mail', 'removed', '1']);
		expect(namesOf(payloadOf(all[1]))).toEqual(['Name', 'ShortName']);
		expect(textOf(payloadOf(all[1]), 'Name')).toBe('Do Not Mail');
		expect(namesOf(payloadOf(all[3]))).toEqual([
			'OptInDefault',
			'Name',
			'ShortName',
			'DisplayOnSignup',
			'SortOrder',
			'Members',
			'ContactCount',
		]);
		expect(all.slice(3).map(shortId)).toEqual(
			v1()
				.lists()
				.map(({ id }) => String(id)),
		);
	});

	it('counts members', async () => {
		const all = (await client.getAll('/lists')).flat().slice(3);
		const contacts = [...v1().contacts()];
		for (const one of all) {
			const members = contacts.filter(({ memberships }) =>
				memberships.some(({ listId }) => String(listId) === shortId(one)),
			);
			expect(textOf(payloadOf(one), 'ContactCount')).toBe(String(members.length));
		}
	});
});

describe('a list', () => {
	it('is created, replaced and deleted', async () => {
		const response = await create(
			tag('OptInDefault', 'true') + tag('Name', 'Æ & <1>') + tag('SortOrder', 99),
		);
		expect(response.status).toBe(201);
		expect(namesOf(response.root).at(-1)).toBe('link');
		expect(namesOf(payloadOf(response.root)).slice(0, 4)).toEqual([
			'OptInDefault',
			'Name',
			'SortOrder',
			'ShortName',
		]);
		const list = v1().lists().at(-1)!;
		expect(response.headers.get('location')).toBe(v1().listUri(list.id));
		expect(list).toMatchObject({ name: 'Æ & <1>', optInDefault: true, sortOrder: 99 });
		expect((await put(list.id, tag('Name', 'Renamed'))).status).toBe(204);
		expect(v1().list(list.id)).toMatchObject({
			name: 'Renamed',
			optInDefault: false,
			sortOrder: -1,
		});
		const { root } = await client.get(`/lists/${list.id}`);
		expect(textOf(payloadOf(root), 'ShortName')).toBe('Renamed');
		expect((await client.delete(`/lists/${list.id}`)).status).toBe(204);
		expect((await client.get(`/lists/${list.id}`)).status).toBe(404);
		expect((await client.delete(`/lists/${list.id}`)).status).toBe(404);
		await create(tag('Name', 'Another'));
		expect(v1().lists().at(-1)!.id).toBe(list.id + 1);
	});

	it('has a name of its own', async () => {
		expect((await create(tag('Name', 'General Interest'))).status).toBe(409);
		expect((await create(tag('Name', 'Active'))).status).toBe(409);
		expect((await put(2, tag('Name', 'General Interest'))).status).toBe(409);
		expect((await put(2, tag('Name', 'Recent Signups'))).status).toBe(204);
	});

	it.each([
		['no name', tag('SortOrder', 1)],
		['an empty name', tag('Name', ' ')],
		['a long name', tag('Name', 'x'.repeat(256))],
		['a wrong flag', tag('Name', 'x') + tag('OptInDefault', 'Yes')],
		['a wrong order', tag('Name', 'x') + tag('SortOrder', 'first')],
		['an unknown element', tag('Name', 'x') + tag('Description', 'x')],
	])('with %s is refused', async (_name, inner) => {
		expect((await create(inner)).status).toBe(400);
		expect((await put(2, inner)).status).toBe(400);
	});

	it('of the system can be read, not changed', async () => {
		const { root } = await client.get('/lists/do-not-mail');
		expect(textOf(root, 'title')).toBe('Do Not Mail');
		expect((await put('active', tag('Name', 'x'))).status).toBe(403);
		expect((await client.delete('/lists/removed')).status).toBe(403);
		expect((await client.get('/lists/Active')).status).toBe(404);
	});
});

describe('members', () => {
	it('are the contacts, under dead edit links', async () => {
		const many = v1().lists()[9]!.id;
		for (let at = 0; at < 60; at++) v1().putContact({ email: `m${at}@example.com`, lists: [many] });
		const pages = await client.getAll(`/lists/${many}/members`);
		expect(pages[0]).toHaveLength(50);
		const member = pages[0]![0]!;
		const contact = v1().contact('m59@example.com')!;
		expect(shortId(member)).toBe(String(contact.id));
		expect(namesOf(payloadOf(member))).toEqual(['EmailAddress', 'Name']);
		expect(payloadOf(member).local).toBe('ContactListMember');
		const edit = linkOf(member, 'edit')!;
		expect(edit).toBe(`/ws/customers/joesflowers/lists/${many}/members/${contact.id}`);
		expect((await client.get(edit)).status).toBe(404);
		expect((await client.get('/lists/999/members')).status).toBe(404);
	});

	it('of a deleted list stay, Removed when in no other', async () => {
		const only = v1().putContact({ email: 'only@example.com', lists: [7] }).id;
		const both = v1().putContact({ email: 'both@example.com', lists: [7, 8] }).id;
		const seeded = [...v1().contacts()].filter(
			({ memberships }) => memberships.length === 1 && memberships[0]!.listId === 7,
		);
		expect(seeded.length).toBeGreaterThan(1);
		await client.delete('/lists/7');
		for (const { id } of seeded) expect(v1().contact(id)).toMatchObject({ status: 'Removed' });
		expect(v1().contact(only)).toMatchObject({ status: 'Removed', memberships: [] });
		expect(
			v1()
				.contact(both)!
				.memberships.map(({ listId }) => listId),
		).toEqual([8]);
		expect(entriesOf((await client.get('/lists/8/members')).root).map(shortId)).toContain(
			String(both),
		);
	});
});
