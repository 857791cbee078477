import { byId } from '../setup';
import { connectContacts, form, fromItem, FULL, type ConnectedContacts } from './contacts';

let node: ConnectedContacts;

beforeEach(async () => (node = await connectContacts()));
afterEach(async () => await node.close());

const upsert = async (value: Record<string, unknown>, more: Record<string, unknown> = {}) =>
	await node.run('contact', 'upsert', {
		contactFields: form(value),
		lists: ['2'],
		simplify: false,
		...more,
	});

/** Makes the next search for an address find no contact. */
const hideOnce = (times = 1) =>
	node.sandbox.faults.add({
		when: { method: 'GET', path: '/v2/contacts' },
		do: { kind: 'status', status: 200, body: '{"meta":{"pagination":{}},"results":[]}' },
		times,
	});

describe('contact: upsert', () => {
	it('looks for the address and creates a contact that does not exist', async () => {
		const { json } = await upsert({ email_address: 'New@example.com', city: 'Rome' });
		expect(node.requests()).toEqual(['GET /contacts', 'POST /contacts']);
		expect(node.query('GET')).toEqual({ email: 'new@example.com' });
		expect(node.query('POST')).toEqual({ action_by: 'ACTION_BY_OWNER' });
		expect(json[0]).toMatchObject({ status: 'ACTIVE', lists: [{ id: '2' }] });
		expect(node.account.contact('new@example.com')).toMatchObject({ lists: [2] });
	});

	it('merges into a contact that exists, in two requests; lists are added', async () => {
		const id = node.put(FULL);
		const { json } = await upsert(
			{ email_address: 'ANN@example.com', city: 'Rome' },
			{ lists: ['1', '2'], actionBy: 'ACTION_BY_VISITOR' },
		);
		expect(node.requests()).toEqual(['GET /contacts', `PUT /contacts/${id}`]);
		expect(node.query('PUT')).toEqual({ action_by: 'ACTION_BY_VISITOR' });
		expect(node.sent('PUT')).toMatchObject({ lists: [{ id: '1' }, { id: '3' }, { id: '2' }] });
		expect(node.account.contact(Number(id))).toMatchObject({
			lists: [1, 2, 3],
			texts: { ...FULL.texts },
			customFields: FULL.customFields,
			addresses: [
				{ id: '701', texts: { line1: 'Elm 1', city: 'Rome', state_code: 'MA' } },
				{ id: '702' },
			],
			notes: [{ id: '801', note: 'old note' }],
		});
		expect(json[0]).toMatchObject({ id, first_name: 'Ann' });
	});

	it('sends two items about the same person in their order', async () => {
		await node.run(
			'contact',
			'upsert',
			{ contactFields: fromItem, lists: ['1'], simplify: false },
			[
				{ email: 'same@example.com', job_title: 'Cook', note: 'first' },
				{ email: 'SAME@example.com', job_title: 'Boss' },
			],
		);
		expect(node.requests()).toEqual([
			'GET /contacts',
			'POST /contacts',
			'GET /contacts',
			expect.stringMatching(/^PUT /),
		]);
		expect(node.account.contact('same@example.com')).toMatchObject({
			texts: { job_title: 'Boss' },
			notes: [{ note: 'first' }],
		});
	});

	it('keeps what another operation changes at the same time', async () => {
		const id = node.put(FULL);
		const busy = { kind: 'status', status: 503 } as const;
		node.sandbox.faults.add({ when: { method: 'PUT' }, times: 1, do: busy });
		const results = await Promise.all([
			node.run('contact', 'addToList', {
				contact: byId(id),
				lists: ['4'],
				connection: { initialRetryDelay: 200 },
			}),
			upsert({ email_address: 'ann@example.com', job_title: 'Cook' }),
		]);
		expect(results.map(({ error }) => error)).toEqual([undefined, undefined]);
		expect(node.account.contact(Number(id))).toMatchObject({
			lists: [1, 2, 3, 4],
			texts: { job_title: 'Cook' },
		});
	});

	it('looks again with every status when the address is taken anyway', async () => {
		const id = node.put(FULL);
		hideOnce();
		const { json } = await upsert({ email_address: 'ann@example.com', city: 'Rome' });
		expect(node.requests()).toEqual([
			'GET /contacts',
			'POST /contacts',
			'GET /contacts',
			`PUT /contacts/${id}`,
		]);
		expect(node.query('GET')).toEqual({ email: 'ann@example.com', status: 'ALL' });
		expect(json[0]).toMatchObject({ id });
	});

	it('shows a conflict that remains', async () => {
		node.put(FULL);
		hideOnce(2);
		const { error } = await upsert({ email_address: 'ann@example.com' });
		expect(error).toMatchObject({
			httpCode: '409',
			message:
				'Could not create or update contact: Email address ann@example.com already exists. [item 0]',
		});
		expect(error?.description).toContain(
			"People who have unsubscribed can only come back by their own action: set 'Action By' to Visitor",
		);
		expect(node.sandbox.log.matching({ method: 'PUT' })).toEqual([]);
	});

	it('brings back a person who unsubscribed by their own action only', async () => {
		node.put({ email: 'gone@example.com', optOut: true });
		const refused = await upsert({ email_address: 'gone@example.com' });
		expect(refused.error).toMatchObject({ httpCode: '409' });
		expect(refused.error?.description).toContain("set 'Action By' to Visitor");
		const { json } = await upsert(
			{ email_address: 'gone@example.com' },
			{ actionBy: 'ACTION_BY_VISITOR' },
		);
		expect(json[0]).toMatchObject({ status: 'ACTIVE', lists: [{ id: '2' }] });
	});

	it('reads the contact itself if a search returns only a part of it', async () => {
		const id = node.put(FULL);
		node.sandbox.faults.add({
			when: { method: 'GET', path: /contacts$/ },
			do: {
				kind: 'status',
				status: 200,
				body: JSON.stringify({
					meta: { pagination: {} },
					results: [{ id, email_addresses: [{ email_address: 'ann@example.com' }], lists: [] }],
				}),
			},
		});
		await upsert({ email_address: 'ann@example.com', job_title: 'Cook' });
		expect(node.requests()).toEqual([
			'GET /contacts',
			`GET /contacts/${id}`,
			`PUT /contacts/${id}`,
		]);
		expect(node.account.contact(Number(id))).toMatchObject({
			lists: [1, 2, 3],
			customFields: FULL.customFields,
			texts: { ...FULL.texts, job_title: 'Cook' },
		});
	});

	it('never replaces somebody else than the address names', async () => {
		node.sandbox.faults.add({
			when: { method: 'GET', path: '/v2/contacts' },
			do: {
				kind: 'status',
				status: 200,
				body: JSON.stringify({
					meta: { pagination: {} },
					results: [{ id: '11', email_addresses: [{ email_address: 'other@example.com' }] }],
				}),
			},
			times: 1,
		});
		await upsert({ email_address: 'new@example.com' });
		expect(node.requests()).toEqual(['GET /contacts', 'POST /contacts']);
	});

	it("passes on what isn't a conflict", async () => {
		const { error } = await upsert({ email_address: 'a@example.com' }, { lists: ['999'] });
		expect(error).toMatchObject({ httpCode: '400' });
		expect(node.requests()).toEqual(['GET /contacts', 'POST /contacts']);
	});
});

it('returns the short form of a contact unless the user wants all of it', async () => {
	const fields = { email_address: 'short@example.com', first_name: 'Ann' };
	const { json } = await upsert(fields, { simplify: true });
	const whole = await upsert(fields);
	expect(Object.keys(json[0] ?? {}).length).toBeLessThan(Object.keys(whole.json[0] ?? {}).length);
	expect(json[0]).toMatchObject({ id: whole.json[0]?.id, first_name: 'Ann' });
});
