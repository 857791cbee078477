import type { IDataObject } from 'n8n-workflow';

import { expectOutputMatches } from './expectOutput';
import { byId, type ConnectedNode } from './setup';
import type { SubresourceSample } from './subresourceSuite';

/** The data for the tests: a customer with the two records `one` and `two`. */
interface Surroundings {
	node(): ConnectedNode;
	customerId(): string;
	/** The customer's current records. */
	records(): IDataObject[];
}

/** Tests of *Get* and *Get Many* shared by all four kinds of records. */
export function describeReading(
	{ resource, collection }: SubresourceSample,
	{ node, customerId, records }: Surroundings,
): void {
	describe('get', () => {
		it('reads the record by its ID', async () => {
			const parameters = { customer: byId(customerId()), record: byId('two') };
			const json = await node().runOk(resource, 'get', parameters);
			expect(node().onlyRequest()).toMatchObject({ method: 'GET', query: {}, status: 200 });
			expect(node().requests()).toEqual([`GET /customers/${customerId()}/${collection}/two`]);
			expect(json).toEqual([records()[1]]);
			expectOutputMatches(resource, 'get', json);
		});

		it('fails for an unknown ID, and only for that item with Continue on Fail', async () => {
			const parameters = { customer: byId(customerId()), record: byId('={{ $json.id }}') };
			const { items } = await node().run(
				resource,
				'get',
				parameters,
				[{ id: 'gone' }, { id: 'one' }],
				{
					continueOnFail: 'continueRegularOutput',
				},
			);
			expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
			const message = `Could not get ${resource}: ${resource} not found gone [item 0]. Nothing has this ID.`;
			expect(String(items[0]?.json.error).slice(0, message.length)).toBe(message);
			expect(items[1]?.json).toEqual(records()[0]);
		});
	});

	describe('get many', () => {
		it('reads them from the customer, in one request', async () => {
			const parameters = { customer: byId(customerId()) };
			const json = await node().runOk(resource, 'getAll', parameters);
			expect(node().requests()).toEqual([`GET /customers/${customerId()}`]);
			expect(json).toEqual(records());
			expectOutputMatches(resource, 'getAll', json);
		});

		it('returns nothing for a customer without base data', async () => {
			const { id } = node().hub.putCustomer({ externalId: `empty-${resource}` });
			const { error, items } = await node().run(resource, 'getAll', { customer: byId(id) });
			expect(error).toBeUndefined();
			expect(items).toEqual([]);
		});
	});
}
