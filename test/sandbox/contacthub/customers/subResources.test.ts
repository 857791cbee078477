import { ManualClock, startSandbox, type Sandbox } from '../../index';
import { contactHubClient, type ContactHubClient } from '../../testClient';

let sandbox: Sandbox;
let client: ContactHubClient;
let customerId: string;
const clock = new ManualClock();

beforeAll(async () => {
	sandbox = await startSandbox({ clock, contactHub: { customers: 2, events: 0 } });
	client = contactHubClient(sandbox);
});
afterAll(async () => await sandbox.close());
beforeEach(() => {
	customerId = sandbox.contactHub.putCustomer({ externalId: 'owner' }).id;
});

interface Sample {
	kind: string;
	created: number;
	first: Record<string, unknown>;
	response: Record<string, unknown>;
	wrong: Array<[Record<string, unknown>, string]>;
}

const SAMPLES: Sample[] = [
	{
		kind: 'educations',
		created: 200,
		first: { id: 'e1', schoolType: 'COLLEGE', startYear: 1994 },
		response: {
			id: 'e1',
			schoolType: 'COLLEGE',
			schoolName: null,
			schoolConcentration: null,
			startYear: 1994,
			endYear: null,
			isCurrent: null,
		},
		wrong: [
			[{ schoolType: 'COLLEGE' }, '/id'],
			[{ id: '', schoolType: 'COLLEGE' }, '/id'],
			[{ id: 'x', schoolType: 'college' }, '/schoolType'],
			[{ id: 'x', startYear: '1994' }, '/startYear'],
		],
	},
	{
		kind: 'jobs',
		created: 200,
		first: { id: 'j1', companyName: 'Example', startDate: '2012-02-22', isCurrent: true },
		response: {
			id: 'j1',
			companyIndustry: null,
			companyName: 'Example',
			jobTitle: null,
			startDate: '2012-02-22',
			endDate: null,
			isCurrent: true,
		},
		wrong: [
			[{ id: 'x', startDate: '2012-02-22T00:00:00Z' }, '/startDate'],
			[{ id: 'x', company: 'y' }, '/company'],
			[{ id: 'x', isCurrent: 'yes' }, '/isCurrent'],
		],
	},
	{
		kind: 'likes',
		created: 200,
		first: { id: 'l1', name: 'n', createdTime: '2022-02-22T20:22:22.215+0000' },
		response: { id: 'l1', category: null, name: 'n', createdTime: '2022-02-22T20:22:22.215+0000' },
		wrong: [
			[{ id: 'x', createdTime: '1994-02-11T14:05M' }, '/createdTime'],
			[{ id: 5 }, '/id'],
		],
	},
	{
		kind: 'subscriptions',
		created: 201,
		first: {
			id: 's1',
			kind: 'DIGITAL_MESSAGE',
			subscribed: true,
			startDate: '2022-02-22T20:22:22Z',
			preferences: [{ key: 'k', value: 'v' }],
		},
		response: {
			id: 's1',
			name: null,
			type: null,
			kind: 'DIGITAL_MESSAGE',
			subscribed: true,
			startDate: '2022-02-22T20:22:22.000+0000',
			endDate: null,
			subscriberId: null,
			registeredAt: null,
			updatedAt: null,
			preferences: [{ key: 'k', value: 'v' }],
		},
		wrong: [
			[{ id: 'x', enable: true }, '/enable'],
			[{ id: 'x', startDate: '2022-02-22' }, '/startDate'],
			[{ id: 'x', preferences: { k: 'v' } }, '/preferences'],
			[{ id: 'x', kind: 'EMAIL' }, '/kind'],
		],
	},
];

describe.each(SAMPLES)('$kind', ({ kind, created, first, response, wrong }) => {
	const path = (id = '') => `/customers/${customerId}/${kind}${id && `/${id}`}`;
	const entries = () => sandbox.contactHub.customer(customerId)!.base?.[kind];

	it('are created, read, replaced and deleted', async () => {
		clock.advance(1000);
		const before = sandbox.contactHub.customer(customerId)!;
		const post = await client.post(path(), first);
		expect([post.status, post.body]).toEqual([created, response]);
		expect(entries()).toEqual([response]);
		expect(sandbox.contactHub.customer(customerId)!.updatedAt > before.updatedAt).toBe(true);

		const id = String(first.id);
		expect((await client.get(path(id))).body).toEqual(response);
		const put = await client.put(path(id), { id });
		expect(put.status).toBe(200);
		expect(put.body).toMatchObject({ id });
		expect(entries()).toEqual([put.body]);

		const deleted = await client.delete(path(id));
		expect([deleted.status, deleted.text]).toEqual([200, '']);
		expect(entries()).toEqual([]);
	});

	it('are checked', async () => {
		for (const [body, pointer] of wrong) {
			const refused = await client.post(path(), body);
			expect([refused.status, refused.body.errors?.[0]!.path]).toEqual([400, pointer]);
		}
		expect((await client.post(path(), { ...first, unknown: 1 })).status).toBe(400);
		await client.post(path(), first);
		expect((await client.post(path(), first)).status).toBe(409);
		const id = String(first.id);
		expect((await client.put(path(id), { ...first, id: 'other' })).status).toBe(400);
		expect((await client.put(path(id), { ...first, id: undefined })).status).toBe(400);
	});

	it('return 404 for an unknown record', async () => {
		expect((await client.get(path('none'))).status).toBe(404);
		expect((await client.put(path('none'), { id: 'none' })).status).toBe(404);
		expect((await client.delete(path('none'))).status).toBe(404);
		expect((await client.post(`/customers/none/${kind}`, first)).status).toBe(404);
	});
});
