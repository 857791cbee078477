import { connectNode, type ConnectedNode } from '../setup';

let node: ConnectedNode;

beforeAll(async () => (node = await connectNode({ constantContactV3: { contacts: 1100 } })));
beforeEach(() => node.sandbox.log.clear());
afterAll(async () => await node.close());

const people = () => [...node.account.contacts()];
const queries = () => node.sandbox.log.entries.map(({ query }) => query as Record<string, string>);

describe('legacyId: getContactIds', () => {
	it('looks up 500 a request, and returns an item for each input item, in order', async () => {
		const items = people().map(({ number }) => ({ id: number }));
		const { json, items: output, error } = await node.run('legacyId', 'getContactIds', {}, items);
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual(Array(3).fill('GET /contacts/contact_id_xrefs'));
		const sizes = queries().map(({ sequence_ids: ids = '' }) => ids.split(',').length);
		expect(sizes.sort()).toEqual([100, 500, 500]);
		expect(json).toEqual(
			people().map(({ number, id }) => ({
				legacy_id: String(number),
				found: true,
				contact_id: id,
			})),
		);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
	});

	it('accepts addresses of version 1, repeats and typed lists, and reports unknown IDs', async () => {
		const [first, second] = people();
		const v1 = `http://api.constantcontact.com/ws/customers/joe/contacts/${first!.number}`;
		const ids = `${v1}, ${first!.number}\n00${second!.number}; 999999999`;
		const { json, hints } = await node.run('legacyId', 'getContactIds', { idSource: 'ids', ids });
		expect(queries()).toEqual([{ sequence_ids: `${first!.number},${second!.number},999999999` }]);
		expect(json).toEqual([
			{ legacy_id: v1, found: true, contact_id: first!.id },
			{ legacy_id: String(first!.number), found: true, contact_id: first!.id },
			{ legacy_id: `00${second!.number}`, found: true, contact_id: second!.id },
			{ legacy_id: '999999999', found: false, contact_id: null },
		]);
		expect(hints.map(({ message }) => message)).toEqual([
			'The account knows no contact for 1 of 4 IDs: 999999999',
		]);
	});

	it.each([
		[[{ id: 1 }, { id: '' }, { id: 'ann' }], "item 1 has no 'id'; item 2 isn't a number: 'ann'"],
		[[{ number: 1 }], "1 of 1 IDs can't be used: item 0 has no 'id'"],
		[[{ id: 1e21 }], 'lost digits'],
		[[{ id: { a: 1 } }], "Field 'id' of item 0 is"],
	])('refuses %j before anything is sent', async (items, message) => {
		const { error } = await node.run('legacyId', 'getContactIds', {}, items);
		expect(error?.message).toContain(message);
		expect(node.requests()).toEqual([]);
	});
});

it('getListIds: finds lists by an ID in another field', async () => {
	const items = node.account.lists().map((_, index) => ({ old: String(index + 1) }));
	const { json } = await node.run('legacyId', 'getListIds', { idField: 'old' }, items);
	expect(node.requests()).toEqual(['GET /contact_lists/list_id_xrefs']);
	expect(json.map(({ list_id: id }) => id)).toEqual(node.account.lists().map(({ id }) => id));
});

it('getCampaignIds: 50 a request, with the activity of the email', async () => {
	const [first] = node.account.campaigns();
	const ids = Array.from({ length: 51 }, (_, n) => 900_000 + n);
	const { json } = await node.run('legacyId', 'getCampaignIds', {
		idSource: 'ids',
		ids: `={{ ${JSON.stringify([first!.number, ...ids])} }}`,
	});
	expect(queries().map(({ v2_email_campaign_ids: sent = '' }) => sent.split(',').length)).toEqual([
		50, 2,
	]);
	expect(json).toHaveLength(52);
	expect(json[0]).toEqual({
		legacy_id: String(first!.number),
		found: true,
		campaign_id: first!.id,
		campaign_activity_id: node.account.campaignActivities(first!.id)[0]!.id,
	});
	expect(json.filter(({ found }) => found === false)).toHaveLength(51);
});

it('an ID for which the response has none is unknown', async () => {
	const xrefs = [
		{ sequence_id: '1', list_id: null },
		{ sequence_id: '2', list_id: node.account.lists()[0]!.id },
	];
	node.sandbox.faults.add({
		times: 1,
		do: { kind: 'status', status: 200, body: { xrefs } },
	});
	const { json, hints } = await node.run('legacyId', 'getListIds', {
		idSource: 'ids',
		ids: '1, 2',
	});
	expect(json.map(({ found }) => found)).toEqual([false, true]);
	expect(hints.map(({ message }) => message).join()).toContain('1 of 2 IDs: 1');
});
