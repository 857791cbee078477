import { ManualClock, startSandbox, type Sandbox } from '../../index';
import { constantContactV2Client, type V2Client } from '../testClient';

let sandbox: Sandbox;
let client: V2Client;
let clock: ManualClock;

beforeAll(async () => {
	clock = new ManualClock();
	sandbox = await startSandbox({ clock, constantContactV2: { contacts: 60 } });
	client = constantContactV2Client(sandbox);
});
afterAll(async () => await sandbox.close());
beforeEach(() => clock.advance(1000));

const v2 = () => sandbox.constantContactV2;
const VISITOR = { query: { action_by: 'ACTION_BY_VISITOR' } };

/** The minimum for a contact. */
function contact(email: string, more: object = {}): object {
	return { email_addresses: [{ email_address: email }], lists: [{ id: '1' }], ...more };
}

const BAD: Array<[string, object, string]> = [
	['an unknown property', contact('x@example.com', { nickname: 'x' }), 'json.field.invalid'],
	['a long text', contact('x@example.com', { fax: 'x'.repeat(51) }), 'json.max.length.violation'],
	['a number as text', contact('x@example.com', { first_name: 1 }), 'json.field.invalid'],
	['no address', { lists: [{ id: '1' }] }, 'json.field.invalid'],
	['an empty address', contact(''), 'json.email.invalid'],
	['a bad address', contact('x@example'), 'json.email.invalid'],
	[
		'two addresses',
		contact('', { email_addresses: [{ email_address: 'a@b.co' }, { email_address: 'c@b.co' }] }),
		'json.field.invalid',
	],
	['a list without id', contact('x@example.com', { lists: [{}] }), 'json.field.invalid'],
	[
		'an unknown list',
		contact('x@example.com', { lists: [{ id: '99' }] }),
		'json.field.lists.value.invalid',
	],
	[
		'three postal addresses',
		contact('x@example.com', { addresses: [1, 2, 3].map(() => ({ address_type: 'PERSONAL' })) }),
		'json.field.invalid',
	],
	[
		'two private addresses',
		contact('x@example.com', { addresses: [1, 2].map(() => ({ address_type: 'PERSONAL' })) }),
		'json.field.invalid',
	],
	[
		'an address of another type',
		contact('x@example.com', { addresses: [{ address_type: 'HOME' }] }),
		'json.field.invalid',
	],
	[
		'an unknown custom field',
		contact('x@example.com', { custom_fields: [{ name: 'CustomField16', value: 'x' }] }),
		'json.field.invalid',
	],
	[
		'a custom field twice',
		contact('x@example.com', {
			custom_fields: [1, 2].map(() => ({ name: 'CustomField1', value: 'x' })),
		}),
		'json.field.invalid',
	],
	[
		'two notes',
		contact('x@example.com', { notes: [{ note: 'a' }, { note: 'b' }] }),
		'json.field.invalid',
	],
];

describe('creating a contact (V2 API 2.1)', () => {
	it('returns the whole contact', async () => {
		const response = await client.post(
			'/contacts',
			contact('New.One@Example.com', {
				first_name: 'Zoë 😀',
				lists: [{ id: 2 }, { id: '1', status: 'ACTIVE' }],
				custom_fields: [{ name: 'CustomField3', value: '007' }],
				addresses: [{ address_type: 'BUSINESS', city: 'Cork' }],
				notes: [{ note: 'first' }],
			}),
			VISITOR,
		);
		expect(response.status).toBe(201);
		const stored = v2().contact('new.one@example.com')!;
		expect(response.body).toEqual((await client.get(`/contacts/${stored.id}`)).body);
		expect(stored).toMatchObject({
			status: 'ACTIVE',
			texts: { first_name: 'Zoë 😀' },
			lists: [1, 2],
			optInSource: 'ACTION_BY_VISITOR',
			customFields: { CustomField3: '007' },
			createdTime: clock.now(),
			modifiedTime: clock.now(),
		});
	});

	it('refuses addresses that exist, whatever their status', async () => {
		v2().putContact({ email: 'gone@example.com', optOut: true });
		v2().putContact({ email: 'removed@example.com', lists: [] });
		for (const email of ['gone@example.com', 'REMOVED@example.com', v2().contact(20)!.email]) {
			const { status, key } = await client.post('/contacts', contact(email), VISITOR);
			expect([status, key]).toEqual([409, 'http.status.email_address.conflict']);
		}
	});

	it.each(BAD)('refuses %s', async (_name, body, key) => {
		const response = await client.post('/contacts', body);
		expect([response.status, response.key]).toEqual([400, key]);
		expect(v2().contact('x@example.com')).toBeUndefined();
	});

	it('needs a list', async () => {
		for (const lists of [[], null, undefined]) {
			const { status, key } = await client.post('/contacts', contact('x@example.com', { lists }));
			expect([status, key]).toEqual([400, 'json.min.length.violation']);
		}
	});

	it('names each problem', async () => {
		const { body } = await client.post('/contacts', contact('x@example.com', { a: 1, b: 2 }));
		expect(body).toEqual(
			['a', 'b'].map((name) => ({
				error_key: 'json.field.invalid',
				error_message: `#/${name}: Property was found but is not permitted at this location.`,
			})),
		);
	});

	it('names an unknown list', async () => {
		const { body } = await client.post(
			'/contacts',
			contact('x@example.com', { lists: [{ id: 123 }] }),
		);
		expect(body[0]!.error_message).toBe('Invalid List ID. The contact list 123 does not exist.');
	});

	it('needs a known action_by', async () => {
		const query = { action_by: 'ACTION_BY_CONTACT' };
		expect((await client.post('/contacts', contact('x@example.com'), { query })).status).toBe(400);
	});
});

describe('replacing a contact (V2 API 2.1)', () => {
	it('accepts the response of a GET', async () => {
		for (const { id } of [...v2().contacts()].filter(({ status }) => status !== 'OPTOUT')) {
			const { body } = await client.get(`/contacts/${id}`);
			const response = await client.put(`/contacts/${id}`, body);
			expect(response.status).toBe(200);
			expect(response.body).toEqual({ ...body, modified_date: response.body.modified_date });
		}
	});

	it('empties what is left out, memberships too', async () => {
		const before = v2().putContact({
			email: 'full@example.com',
			texts: { first_name: 'A', fax: '1' },
			customFields: { CustomField1: 'x' },
			addresses: [{ id: '1', type: 'PERSONAL', texts: { city: 'Cork' } }],
			notes: [{ id: '1', note: 'x', createdTime: 0, modifiedTime: 0 }],
			lists: [1, 2],
		});
		clock.advance(1000);
		const response = await client.put(`/contacts/${before.id}`, {
			email_addresses: [{ email_address: 'full@example.com' }],
			first_name: 'B',
			fax: null,
		});
		expect(response.status).toBe(200);
		expect(v2().contact(before.id)).toEqual({
			...before,
			texts: { first_name: 'B' },
			customFields: {},
			addresses: [],
			notes: [],
			lists: [],
			status: 'REMOVED',
			modifiedTime: clock.now(),
		});
	});

	it('keeps the time of a note that stays', async () => {
		const notes = [{ id: '7', note: 'x', createdTime: 5000, modifiedTime: 5000 }];
		const { id } = v2().putContact({ email: 'noted@example.com', notes });
		const put = async (note: string) => {
			await client.put(
				`/contacts/${id}`,
				contact('noted@example.com', { notes: [{ id: 7, note }] }),
			);
			return v2().contact(id)!.notes;
		};
		expect(await put('x')).toEqual(notes);
		expect(await put('y')).toEqual([{ ...notes[0], note: 'y', modifiedTime: clock.now() }]);
	});

	it('may change the address, but not to that of another', async () => {
		const { id } = v2().putContact({ email: 'old@example.com' });
		expect((await client.put(`/contacts/${id}`, contact('fresh@example.com'))).status).toBe(200);
		expect(v2().contact('old@example.com')).toBeUndefined();
		const { status, key } = await client.put(`/contacts/${id}`, contact(v2().contact(20)!.email));
		expect([status, key]).toEqual([409, 'http.status.email_address.conflict']);
	});

	it('restores a contact that has opted out only by an action of the visitor', async () => {
		const { id } = v2().putContact({ email: 'left@example.com', optOut: true });
		clock.advance(1000);
		expect((await client.put(`/contacts/${id}`, contact('left@example.com'))).status).toBe(409);
		expect(v2().contact(id)!.status).toBe('OPTOUT');
		const rest = contact('left@example.com', { lists: [] });
		expect((await client.put(`/contacts/${id}`, rest)).body.status).toBe('OPTOUT');
		const { body } = await client.put(`/contacts/${id}`, contact('left@example.com'), VISITOR);
		expect(body.email_addresses![0]).toMatchObject({
			status: 'ACTIVE',
			opt_in_source: 'ACTION_BY_VISITOR',
			opt_in_date: new Date(clock.now()).toISOString(),
			opt_out_date: '1969-12-31T19:00:00.000Z',
		});
	});

	it.each(BAD)('refuses %s', async (_name, body, key) => {
		const response = await client.put('/contacts/20', body);
		expect([response.status, response.key]).toEqual([400, key]);
	});

	it('unknown is 404', async () => {
		expect((await client.put('/contacts/99999', contact('x@example.com'))).status).toBe(404);
	});
});

describe('removing a contact (V2 API 2.1)', () => {
	it('opts it out of all lists', async () => {
		const { id } = v2().putContact({ email: 'bye@example.com', lists: [1, 2] });
		const response = await client.delete(`/contacts/${id}`);
		expect([response.status, response.text]).toEqual([204, '']);
		const { body } = await client.get(`/contacts/${id}`);
		expect(body).toMatchObject({ status: 'OPTOUT', lists: [] });
		expect(body.email_addresses![0]).toMatchObject({
			status: 'OPTOUT',
			opt_out_source: 'ACTION_BY_OWNER',
			opt_out_date: new Date(clock.now()).toISOString(),
		});
		expect((await client.delete('/contacts/99999')).status).toBe(404);
	});

	it('from one list or from all touches its date', async () => {
		const { id } = v2().putContact({ email: 'member@example.com', lists: [1, 2, 3] });
		clock.advance(1000);
		expect((await client.delete(`/contacts/${id}/lists/2`)).status).toBe(204);
		expect(v2().contact(id)).toMatchObject({
			lists: [1, 3],
			status: 'ACTIVE',
			modifiedTime: clock.now(),
		});
		const time = clock.now();
		clock.advance(1000);
		expect((await client.delete(`/contacts/${id}/lists/2`)).status).toBe(204);
		expect(v2().contact(id)!.modifiedTime).toBe(time);
		expect((await client.delete(`/contacts/${id}/lists`)).status).toBe(204);
		expect(v2().contact(id)).toMatchObject({
			lists: [],
			status: 'REMOVED',
			modifiedTime: clock.now(),
		});
		expect((await client.delete(`/contacts/${id}/lists/99`)).status).toBe(404);
		expect((await client.delete('/contacts/99999/lists')).status).toBe(404);
	});
});
