import type { IDataObject } from 'n8n-workflow';

import { byId, connectNode, type ConnectedNode } from '../setup';

let node: ConnectedNode;
let id: number;

beforeEach(async () => {
	node = await connectNode({ constantContactV2: { contacts: 10 } });
	id = node.account.campaigns().find(({ status }) => status === 'DRAFT')!.id;
});
afterEach(async () => await node.close());

const send = async (parameters: IDataObject, items?: IDataObject[]) =>
	await node.run('campaign', 'sendTest', { campaign: byId(String(id)), ...parameters }, items);

describe('campaign: sendTest', () => {
	it('sends to addresses with commas between them, in both forms', async () => {
		const emailAddresses = 'Ann@Example.com, bob@example.com;ann@example.com\n';
		const { json, error } = await send({ emailAddresses });
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual([`POST /emailmarketing/campaigns/${id}/tests`]);
		const body = {
			email_addresses: ['ann@example.com', 'bob@example.com'],
			format: 'HTML_AND_TEXT',
		};
		expect(node.sandbox.log.entries[0]!.body).toEqual(body);
		expect(json).toEqual([body]);
	});

	it('sends to an array of addresses, with a message, in the form that is chosen', async () => {
		const { json } = await send(
			{
				emailAddresses: '={{ $json.emails }}',
				format: 'TEXT',
				additionalFields: { personalMessage: 'Please check → today' },
			},
			[{ emails: ['ann@example.com'] }, { emails: ['bob@example.com'] }],
		);
		expect(json).toEqual(
			['ann@example.com', 'bob@example.com'].map((email) => ({
				email_addresses: [email],
				format: 'TEXT',
				personal_message: 'Please check → today',
			})),
		);
	});

	it.each([
		['={{ "" }}', "'Email Addresses' is empty"],
		[' , ', "'Email Addresses' is empty"],
		['={{ [] }}', "'Email Addresses' is empty"],
		['={{ [7] }}', "'Email Addresses' contains 7"],
		['ann@example.com, bob', "'Email Addresses' isn't an email address: 'bob'"],
	])('refuses %j before sending', async (emailAddresses, message) => {
		const { error } = await send({ emailAddresses });
		expect(error?.message).toContain(message);
		expect(node.requests()).toEqual([]);
	});

	it('does not send twice when there was no response', async () => {
		node.sandbox.faults.add({ when: { method: 'POST' }, do: { kind: 'resetAfter' } });
		const { error } = await send({ emailAddresses: 'ann@example.com' });
		expect(error?.description).toContain('may have carried out the request anyway');
		expect(node.requests()).toHaveLength(1);
	});
});
