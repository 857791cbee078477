import { connectNode, type ConnectedNode } from '../setup';

let node: ConnectedNode;

beforeEach(async () => (node = await connectNode()));
afterEach(async () => await node.close());

const run = async (operation: string, parameters = {}) =>
	await node.run('emailAddress', operation, parameters);

it('lists the addresses of the account', async () => {
	const { json } = await run('getAll', { returnAll: true });
	expect(node.requests()).toEqual(['GET /account/emails']);
	expect(json.map(({ email_address: email }) => email)).toEqual(
		node.account.accountEmails.map(({ email_address: email }) => email),
	);
});

it('narrows by status, role and address', async () => {
	const filters = {
		confirmStatus: 'CONFIRMED',
		role: 'REPLY_TO',
		emailAddress: ' Owner@Example.com ',
	};
	const { json } = await run('getAll', { returnAll: true, filters });
	expect(node.sandbox.log.entries[0]?.query).toEqual({
		confirm_status: 'CONFIRMED',
		role_code: 'REPLY_TO',
		email_address: 'owner@example.com',
	});
	expect(json).toHaveLength(1);
	const all = await run('getAll', { returnAll: true, filters: { confirmStatus: 'ALL' } });
	expect(all.json).toHaveLength(node.account.accountEmails.length);
});

it('adds an address, which its owner has to confirm', async () => {
	const { json } = await run('create', { emailAddress: ' Sales@Example.com' });
	expect(node.requests()).toEqual(['POST /account/emails']);
	expect(node.lastBody()).toEqual({ email_address: 'sales@example.com' });
	expect(json[0]).toMatchObject({
		email_address: 'sales@example.com',
		confirm_status: 'UNCONFIRMED',
	});
	expect(node.account.mails.map(({ kind }) => kind)).toEqual(['senderConfirmation']);
});

it('refuses an invalid address, and reports one that already exists', async () => {
	const wrong = await run('create', { emailAddress: 'sales' });
	expect(wrong.error?.message).toContain("'Email Address' isn't an email address");
	expect(node.requests()).toEqual([]);
	const known = await run('create', { emailAddress: 'owner@example.com' });
	expect(known.error).toMatchObject({ httpCode: '409' });
	expect(known.error?.description).toMatch(/^It already exists/);
});
