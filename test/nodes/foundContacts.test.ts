import { connectNode as connectV3 } from './ConstantContact/setup';
import { connectNode as connectV1 } from './ConstantContactLegacy/setup';

const ANN = 'ann@example.com';
const form = (value: object) => ({
	mappingMode: 'defineBelow',
	value: value as never,
	schema: [],
	matchingColumns: [],
	attemptToConvertTypes: false,
	convertFieldsToString: false,
});
const locator = (value: string) => ({ __rl: true, mode: 'id', value });

/** A server that finds a different contact than requested, as if it ignored the filter. */
describe('a search by address that finds another contact', () => {
	it.each(['get', 'update', 'unsubscribe', 'upsert'])('of version 1: %s', async (operation) => {
		const node = await connectV1();
		node.sandbox.constantContactV1.putContact({ email: ANN });
		const { apiKey, username, password, baseUrl } = node.sandbox.constantContactV1.credentials;
		const login = Buffer.from(`${apiKey}%${username}:${password}`).toString('base64');
		const response = await fetch(`${baseUrl}/ws/customers/${username}/contacts?email=${ANN}`, {
			headers: { authorization: `Basic ${login}` },
		});
		const body = await response.text();
		expect(body).toContain(ANN);
		node.sandbox.log.clear();
		node.sandbox.faults.add({
			when: { method: 'GET', path: /\/contacts$/ },
			do: {
				kind: 'status',
				status: 200,
				headers: { 'content-type': 'application/atom+xml' },
				body,
			},
		});
		node.sandbox.faults.add({
			when: { method: 'POST' },
			do: { kind: 'status', status: 409, body: 'It exists' },
		});
		const { error, json } = await node.run('contact', operation, {
			contact: locator('bob@example.com'),
			contactFields: form({ email_address: 'bob@example.com', first_name: 'Bob' }),
			lists: ['1'],
		});
		expect(json).toEqual([]);
		expect(error).toBeDefined();
		expect(node.requests().filter((line) => /^(PUT|DELETE) /.test(line))).toEqual([]);
		await node.close();
	});

	it.each(['get', 'update', 'unsubscribe', 'delete'])('of V3: %s', async (operation) => {
		const node = await connectV3();
		const [ann] = node.account.contacts();
		const other = {
			contact_id: String(ann?.id),
			email_address: { address: ANN, permission_to_send: 'implicit' },
		};
		node.sandbox.faults.add({
			when: { method: 'GET', path: /\/contacts$/ },
			do: { kind: 'status', status: 200, body: { contacts: [other] } },
		});
		const { error, json } = await node.run('contact', operation, {
			contact: locator('bob@example.com'),
			contactFields: form({ first_name: 'Bob' }),
		});
		expect(json).toEqual([]);
		expect(error?.message).toContain("No contact has the email address 'bob@example.com'");
		expect(node.requests().filter((line) => !line.startsWith('GET '))).toEqual([]);
		await node.close();
	});
});
