import { connectNode, type ConnectedNode } from '../setup';

let node: ConnectedNode;

beforeEach(async () => (node = await connectNode({ constantContactV2: { contacts: 0 } })));
afterEach(async () => await node.close());

const PATH = '/account/verifiedemailaddresses';

const create = async (emailAddress: unknown) =>
	await node.run('emailAddress', 'create', { emailAddress });

const getAll = async (parameters: Record<string, unknown> = {}) =>
	await node.run('emailAddress', 'getAll', { returnAll: true, ...parameters });

describe('emailAddress: create', () => {
	it('sends a list of one and returns the address that waits for its owner', async () => {
		const { json, items } = await create(' New@Example.com ');
		expect(node.requests()).toEqual([`POST ${PATH}`]);
		expect(node.sandbox.log.entries[0]?.body).toEqual([{ email_address: 'new@example.com' }]);
		expect(json).toEqual([{ email_address: 'new@example.com', status: 'UNCONFIRMED' }]);
		expect(items[0]?.pairedItem).toEqual({ item: 0 });
		expect((await getAll()).json).toContainEqual(json[0]);
	});

	it.each([
		['={{ "" }}', "'Email Address' is empty: its expression returns nothing [item 0]"],
		['nobody', "'Email Address' isn't an email address: 'nobody' [item 0]"],
		[
			`${'x'.repeat(72)}@b.example`,
			"'Email Address' has 82 characters; the maximum is 80 [item 0]",
		],
	])('refuses %s before anything is sent', async (address, message) => {
		expect((await create(address)).error?.message).toBe(message);
		expect(node.requests()).toEqual([]);
	});

	it('shows that the account has the address already', async () => {
		await create('new@example.com');
		expect((await create('new@example.com')).error).toMatchObject({
			httpCode: '409',
			message:
				'Could not create email address: Email address new@example.com already exists. [item 0]',
		});
	});
});

describe('emailAddress: getAll', () => {
	it('reads all in one request', async () => {
		const { json, items } = await getAll();
		expect(node.requests()).toEqual([`GET ${PATH}`]);
		expect(node.sandbox.log.entries[0]?.query).toEqual({
			api_key: node.account.credentials.apiKey,
		});
		expect(json).toHaveLength(3);
		expect(json[0]).toEqual({ email_address: expect.any(String) as string, status: 'CONFIRMED' });
		expect(items[0]?.pairedItem).toEqual({ item: 0 });
	});

	it.each([
		['CONFIRMED', 2],
		['UNCONFIRMED', 1],
	])('narrows to %s', async (status, count) => {
		const { json } = await getAll({ filters: { status } });
		expect(node.sandbox.log.entries[0]?.query).toMatchObject({ status });
		expect(json.map((address) => address.status)).toEqual(Array(count).fill(status));
	});

	it('runs once for many items', async () => {
		await node.run('emailAddress', 'getAll', { returnAll: true }, [{}, {}, {}]);
		expect(node.requests()).toHaveLength(1);
	});
});
