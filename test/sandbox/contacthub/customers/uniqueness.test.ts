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
	sandbox.contactHub.options.uniquenessPolicy = 'MERGE';
});

const create = async (body: object) => {
	const response = await client.post('/customers', { nodeId, ...body });
	expect(response.status).toBe(201);
	return response.body;
};

describe('uniqueness', () => {
	const body = (email: string, more: object = {}) => ({
		nodeId,
		base: { contacts: { email }, ...more },
	});

	it('merges into the existing customer', async () => {
		const first = await create(body('merge@example.com', { firstName: 'Ada' }));
		clock.advance(1000);
		const second = await create(body('MERGE@example.com', { lastName: 'Rossi' }));
		expect(second.id).toBe(first.id);
		expect(second.base).toMatchObject({ firstName: 'Ada', lastName: 'Rossi' });
		expect(second.registeredAt).toBe(first.registeredAt);
		expect(second.updatedAt).not.toBe(first.updatedAt);
	});

	it('finds seeded customers too', async () => {
		const seeded = [...sandbox.contactHub.customers()].find((customer) => customer.base!.contacts)!;
		const email = (seeded.base!.contacts as { email: string }).email;
		expect((await create(body(email))).id).toBe(seeded.id);
	});

	it('refuses with 409 and the customer, word for word', async () => {
		sandbox.contactHub.options.uniquenessPolicy = 'BLOCK';
		const first = await create(body('block@example.com'));
		const { workspaceId } = sandbox.contactHub;
		const second = await client.post('/customers', body('Block@example.com'));
		expect(second.status).toBe(409);
		expect(second.body).toEqual({
			message: `Conflict with exiting customer ${String(first.id)}`,
			logref: expect.any(String),
			data: {
				customer: {
					id: first.id,
					href: `https://api.contactlab.it/hub/v1/workspaces/${workspaceId}/customers/${String(first.id)}`,
				},
			},
			errors: [],
		});
		const untrusted = await client.post('/customers', body('block@example.com'), {
			token: 'untrusted',
		});
		expect([untrusted.status, untrusted.body.data]).toEqual([409, null]);
	});

	it('is case-sensitive only if configured, and only inside the node', async () => {
		const { options, secondNodeId } = sandbox.contactHub;
		options.uniquenessPolicy = 'BLOCK';
		await create(body('case@example.com'));
		options.uniqueCaseSensitive = true;
		await create(body('Case@example.com'));
		options.uniqueCaseSensitive = false;
		const other = { ...body('case@example.com'), nodeId: secondNodeId };
		expect((await client.post('/customers', other)).status).toBe(201);
	});

	it('allows duplicates under NO_CHECK', async () => {
		sandbox.contactHub.options.uniquenessPolicy = 'NO_CHECK';
		const first = await create(body('twice@example.com'));
		expect((await create(body('twice@example.com'))).id).not.toBe(first.id);
	});

	it('also holds for PATCH and PUT', async () => {
		sandbox.contactHub.options.uniquenessPolicy = 'BLOCK';
		const first = await create(body('one@example.com'));
		const { id } = await create(body('two@example.com'));
		const patch = await client.patch(`/customers/${String(id)}`, {
			base: { contacts: { email: 'one@example.com' } },
		});
		expect([patch.status, patch.body.data!.customer!.id]).toEqual([409, first.id]);
		const put = await client.put(`/customers/${String(id)}`, { id, ...body('one@example.com') });
		expect(put.status).toBe(409);
		const same = await client.put(`/customers/${String(id)}`, { id, ...body('two@example.com') });
		expect(same.status).toBe(200);
	});

	it('can rest on any property', async () => {
		const { options } = sandbox.contactHub;
		options.uniquenessPolicy = 'BLOCK';
		const seeded = [...sandbox.contactHub.customers()][4]!;
		const { id } = sandbox.contactHub.putCustomer({ base: { credential: { username: 'ada' } } });
		const refused = async (uniqueProperty: string, body: object) => {
			Object.assign(options, { uniqueProperty, uniqueCaseSensitive: true });
			return (await client.post('/customers', { nodeId, ...body })).body.data!.customer!.id;
		};
		expect(await refused('externalId', { externalId: seeded.externalId })).toBe(seeded.id);
		const { mobilePhone } = [...sandbox.contactHub.customers()]
			.map(({ base }) => (base?.contacts ?? {}) as { mobilePhone?: string })
			.find((contacts) => typeof contacts.mobilePhone === 'string')!;
		const phone = { base: { contacts: { mobilePhone } } };
		expect(await refused('base.contacts.mobilePhone', phone)).toEqual(expect.any(String));
		const login = { base: { credential: { username: 'ada' } } };
		expect(await refused('base.credential.username', login)).toBe(id);
		Object.assign(options, { uniqueProperty: 'base.contacts.email', uniqueCaseSensitive: false });
	});
});
