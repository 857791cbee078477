import type { IDataObject } from 'n8n-workflow';

import { expectOutputMatches } from '../expectOutput';
import { byId } from '../setup';
import { describeSubresource } from '../subresourceSuite';

const preferences = [
	{ key: 'frequency', value: 'weekly' },
	{ key: 'format', value: 'html' },
];

const connected = describeSubresource({
	resource: 'subscription',
	collection: 'subscriptions',
	filledIn: {
		name: 'Newsletter',
		type: 'mail',
		kind: 'DIGITAL_MESSAGE',
		subscribed: true,
		startDate: '2017-03-10T00:00:00Z',
		endDate: '2018-03-10T00:00:00.000+0100',
		subscriberId: 's-1',
		registeredAt: '2017-03-09',
		updatedAt: '2017-03-11T10:20:30.400Z',
		preferences: { pair: preferences },
	},
	sent: {
		name: 'Newsletter',
		type: 'mail',
		kind: 'DIGITAL_MESSAGE',
		subscribed: true,
		startDate: '2017-03-10T00:00:00.000Z',
		endDate: '2018-03-09T23:00:00.000Z',
		subscriberId: 's-1',
		registeredAt: '2017-03-09T00:00:00.000Z',
		updatedAt: '2017-03-11T10:20:30.400Z',
		preferences,
	},
	created: 201,
	stored: {
		name: 'Catalogue',
		type: null,
		kind: 'OTHER',
		subscribed: true,
		startDate: '2016-01-01T00:00:00.000+0000',
		endDate: null,
		subscriberId: null,
		registeredAt: null,
		updatedAt: null,
		preferences: [],
	},
	change: { subscribed: false },
	clear: 'name',
});

describe('preferences', () => {
	const update = async (parameters: IDataObject) => {
		const node = connected();
		const { id } = node.hub.putCustomer({
			base: { subscriptions: [{ id: 'one', name: 'Catalogue', preferences }] },
		});
		node.sandbox.log.clear();
		const result = await node.run('subscription', 'update', {
			customer: byId(id),
			record: byId('one'),
			...parameters,
		});
		const [stored] = (node.hub.customer(id)?.base?.subscriptions ?? []) as IDataObject[];
		return { ...result, node, stored };
	};

	it('stay when they are not named', async () => {
		const { error, stored, json } = await update({ updateFields: { name: 'Other' } });
		expect(error).toBeUndefined();
		expect(stored).toMatchObject({ name: 'Other', preferences });
		expectOutputMatches('subscription', 'update', json);
	});

	it('are replaced as a whole', async () => {
		const { error, stored } = await update({
			updateFields: { preferences: { pair: [{ key: 'a', value: '={{ 1 }}' }] } },
		});
		expect(error).toBeUndefined();
		expect(stored?.preferences).toEqual([{ key: 'a', value: '1' }]);
	});

	it.each([{}, { pair: [] }])('stay when the list was added without pairs: %j', async (empty) => {
		const { error, stored } = await update({
			updateFields: { name: 'Other', preferences: empty },
		});
		expect(error).toBeUndefined();
		expect(stored).toMatchObject({ name: 'Other', preferences });
	});

	it('are emptied with a list, because ContactHub takes no null there', async () => {
		const { error, node, stored } = await update({
			additionalFields: { fieldsToClear: ['preferences'] },
		});
		expect(error).toBeUndefined();
		expect(node.sandbox.log.entries[1]?.body).toMatchObject({ preferences: [] });
		expect(stored).toMatchObject({ name: 'Catalogue', preferences: [] });
	});

	it('stay when the expressions of all pairs return nothing', async () => {
		const pair = [{ key: '={{ $json.key }}', value: '={{ $json.value }}' }];
		const { error, stored } = await update({
			updateFields: { name: 'Other', preferences: { pair } },
		});
		expect(error).toBeUndefined();
		expect(stored).toMatchObject({ name: 'Other', preferences });
	});

	it('lose blank pairs, and have an empty text where only the value is missing', async () => {
		const pair = [
			{ key: '={{ $json.none }}', value: '' },
			{ key: 'a', value: '={{ $json.none }}' },
		];
		const { error, stored } = await update({ updateFields: { preferences: { pair } } });
		expect(error).toBeUndefined();
		expect(stored?.preferences).toEqual([{ key: 'a', value: '' }]);
	});

	it('are refused without a key before anything is sent', async () => {
		const pair = [{ key: '={{ $json.none }}', value: 'weekly' }];
		const { error, node } = await update({ updateFields: { preferences: { pair } } });
		expect(error?.message).toBe("'Preferences' has a pair without a key [item 0]");
		expect(error?.description).toContain('Fill in the key, or remove the pair.');
		expect(node.requests()).toEqual([]);
	});

	it("are refused with a value that isn't text before anything is sent", async () => {
		const { error, node } = await update({
			updateFields: { preferences: { pair: [{ key: 'a', value: '={{ [1] }}' }] } },
		});
		expect(error?.message).toBe("'Preferences' is [1] [item 0]");
		expect(node.requests()).toEqual([]);
	});
});
