import { ManualClock, startSandbox, type Sandbox } from '../../index';
import { contactHubClient, type ContactHubClient } from '../../testClient';

let sandbox: Sandbox;
let client: ContactHubClient;
let nodeId: string;
const clock = new ManualClock();

beforeAll(async () => {
	sandbox = await startSandbox({ clock, contactHub: { customers: 20 } });
	client = contactHubClient(sandbox);
	({ nodeId } = sandbox.contactHub);
});
afterAll(async () => await sandbox.close());
beforeEach(() => {
	sandbox.contactHub.options.reindexing = false;
});

const create = async (body: object) => {
	const response = await client.post('/customers', { nodeId, ...body });
	expect(response.status).toBe(201);
	return response.body;
};
const errorsOf = async (body: object) => {
	const response = await client.post('/customers', { nodeId, externalId: 'x', ...body });
	expect(response.status).toBe(400);
	expect(response.body.message).toBe('source customer is not valid');
	return (response.body.errors as unknown as Array<{ path: string }>).map(({ path }) => path);
};

describe('POST /customers', () => {
	it('returns the customer with all its keys', async () => {
		const { tokens } = sandbox.contactHub;
		const body = await create({
			extra: 'extra',
			base: { contacts: { email: 'full@example.com' }, address: { city: 'Roma' } },
			tags: { manual: ['manual'] },
		});
		expect(tokens.trusted).toHaveLength(64);
		expect(body).toEqual({
			id: expect.stringMatching(
				/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
			),
			nodeId,
			externalId: null,
			extra: 'extra',
			registeredAt: '2026-01-01T00:00:00.000+0000',
			updatedAt: '2026-01-01T00:00:00.000+0000',
			enabled: true,
			base: {
				pictureUrl: null,
				title: null,
				prefix: null,
				firstName: null,
				lastName: null,
				middleName: null,
				gender: null,
				dob: null,
				locale: null,
				timezone: null,
				contacts: {
					email: 'full@example.com',
					fax: null,
					mobilePhone: null,
					phone: null,
					otherContacts: [],
					mobileDevices: [],
				},
				address: {
					street: null,
					city: 'Roma',
					country: null,
					province: null,
					region: null,
					zip: null,
					geo: null,
				},
				credential: null,
				educations: [],
				likes: [],
				socialProfile: null,
				jobs: [],
				subscriptions: [],
			},
			extended: null,
			tags: { auto: [], manual: ['manual'] },
			consents: null,
			sourceInfo: { registeredBy: expect.any(String), updatedBy: expect.any(String) },
		});
	});

	it('keeps what has no base as it is', async () => {
		const body = await create({ externalId: 'bare', enabled: false });
		expect(body).toMatchObject({ base: null, tags: null, extended: null, enabled: false });
	});

	it('refuses customers without data', async () => {
		expect(await errorsOf({ externalId: undefined })).toEqual(['/']);
		expect(await errorsOf({ externalId: undefined, base: { firstName: null } })).toEqual(['/']);
		expect(await errorsOf({ externalId: undefined, extra: 'only extra' })).toEqual(['/']);
	});

	it.each<[string, object, string]>([
		['an unknown key', { externalID: 'x' }, '/externalID'],
		['an id', { id: '1' }, '/id'],
		['a missing node', { nodeId: undefined }, '/nodeId'],
		['an unknown key of base', { base: { firstname: 'x' } }, '/base/firstname'],
		['a number for a text', { base: { firstName: 5 } }, '/base/firstName'],
		['a bad e-mail', { base: { contacts: { email: 'nobody' } } }, '/base/contacts/email'],
		['a date with a time', { base: { dob: '1980-01-01T00:00:00Z' } }, '/base/dob'],
		['a day that is none', { base: { dob: '1981-02-29' } }, '/base/dob'],
		['a bad locale', { base: { locale: 'it-IT' } }, '/base/locale'],
		['UTC', { base: { timezone: 'UTC' } }, '/base/timezone'],
		['a fixed zone', { base: { timezone: 'Etc/GMT+1' } }, '/base/timezone'],
		['an unknown place', { base: { timezone: 'Europe/Forli' } }, '/base/timezone'],
		['a bad URL', { base: { pictureUrl: 'picture.png' } }, '/base/pictureUrl'],
		['half a place', { base: { address: { geo: { lat: 1 } } } }, '/base/address/geo/lon'],
		['null for a list', { base: { likes: null } }, '/base/likes'],
		['an entry without id', { base: { likes: [{ name: 'x' }] } }, '/base/likes/0/id'],
		[
			'a year as text',
			{ base: { educations: [{ id: '1', startYear: '1994' }] } },
			'/base/educations/0/startYear',
		],
		[
			'a school of no type',
			{ base: { educations: [{ id: '1', schoolType: 'Primary' }] } },
			'/base/educations/0/schoolType',
		],
		[
			'enable',
			{ base: { subscriptions: [{ id: '1', enable: true }] } },
			'/base/subscriptions/0/enable',
		],
		[
			'a kind of device',
			{ base: { contacts: { mobileDevices: [{ type: 'WP' }] } } },
			'/base/contacts/mobileDevices/0/type',
		],
		[
			'a date-time without zone',
			{ base: { likes: [{ id: '1', createdTime: '1994-02-11T14:05:00' }] } },
			'/base/likes/0/createdTime',
		],
		['tags as an object', { tags: { manual: { 0: 'a', 2: 'b' } } }, '/tags/manual'],
		['an unknown consent', { consents: { marketing: { email: {} } } }, '/consents/marketing/email'],
		[
			'a consent as text',
			{ consents: { profiling: { online: { status: 'true' } } } },
			'/consents/profiling/online/status',
		],
		['an unknown extended property', { extended: { shoeSize: 3 } }, '/extended/shoeSize'],
		['a wrong extended type', { extended: { loyaltyPoints: '5' } }, '/extended/loyaltyPoints'],
		['a wrong nested type', { extended: { sizes: { notes: 'x' } } }, '/extended/sizes/notes'],
		['an object as extra', { extra: { a: 1 } }, '/extra'],
		['text for enabled', { enabled: 'yes' }, '/enabled'],
	])('refuses %s', async (_name, body, path) => {
		expect(await errorsOf(body)).toContain(path);
	});

	it('refuses sections of more than 64 KB', async () => {
		expect(await errorsOf({ extra: 'x'.repeat(65_600) })).toEqual(['/extra']);
		expect(await errorsOf({ base: { title: 'è'.repeat(33_000) } })).toEqual(['/base']);
		expect(await errorsOf({ extended: { loyaltyCard: 'x'.repeat(65_600) } })).toEqual([
			'/extended',
		]);
	});

	it('accepts every date-time format and returns its own', async () => {
		const forms = [
			'2017-03-10T00:00:00.000Z',
			'2017-03-10T00:00:00Z',
			'2017-03-10T02:00:00+02:00',
			'2017-03-10T02:00:00.000+0200',
			'2017-03-10T02:00:00+02',
		];
		const likes = forms.map((createdTime, at) => ({ id: String(at), createdTime }));
		const consents = { disclaimer: { date: forms[2], version: '1' } };
		const body = await create({ base: { likes, timezone: 'Europe/Rome' }, consents });
		const stamps = (body.base!.likes as unknown as Array<{ createdTime: string }>).map(
			(like) => like.createdTime,
		);
		expect(new Set(stamps)).toEqual(new Set(['2017-03-10T00:00:00.000+0000']));
		expect(body.consents!.disclaimer!.date).toBe('2017-03-10T00:00:00.000+0000');
	});

	it('wants an entry node that exists', async () => {
		const unknown = await client.post('/customers', { nodeId: 'nowhere', externalId: 'x' });
		expect([unknown.status, unknown.body.message]).toEqual([404, 'node not found nowhere']);
		const { viewNodeId } = sandbox.contactHub;
		const view = await client.post('/customers', { nodeId: viewNodeId, externalId: 'x' });
		expect(view.status).toBe(400);
	});

	it('requires the mandatory properties of the workspace', async () => {
		const { options } = sandbox.contactHub;
		options.mandatoryProperties = ['firstName', 'extended.loyaltyCard'];
		expect(await errorsOf({})).toEqual(['/base/firstName', '/extended/loyaltyCard']);
		options.mandatoryProperties = [];
		options.uniquePropertyRequired = true;
		options.uniqueProperty = 'base.credential.username';
		const response = await client.post('/customers', { nodeId, externalId: 'x' });
		expect(response.body).toMatchObject({
			message: 'source customer is not valid',
			data: null,
			errors: [
				{
					message: 'unique customer property is required',
					path: '/base/credential/username',
					data: null,
					code: null,
				},
			],
		});
		options.uniquePropertyRequired = false;
		options.uniqueProperty = 'base.contacts.email';
	});

	it('refuses writes while the workspace is reindexed', async () => {
		sandbox.contactHub.options.reindexing = true;
		const { id } = [...sandbox.contactHub.customers()][0]!;
		const responses = [
			await client.post('/customers', { nodeId, externalId: 'x' }),
			await client.patch(`/customers/${id}`, {}),
			await client.delete(`/customers/${id}`),
			await client.post(`/customers/${id}/likes`, { id: '1' }),
		];
		expect(responses.map(({ status }) => status)).toEqual([423, 423, 423, 423]);
		expect((await client.get(`/customers/${id}`)).status).toBe(200);
	});
});
