import type { IDataObject } from 'n8n-workflow';

import { draftProperties } from '../../../../nodes/ContactHub/model/eventProperties';
import { automatic, byId, connectNode, manual, saved, type ConnectedNode } from '../setup';

let node: ConnectedNode;
let customerId: string;

beforeAll(async () => {
	node = await connectNode({ contactHub: { customers: 1, events: 0 } });
	customerId = node.hub.putCustomer({ base: {} }).id;
});
afterAll(async () => await node.close());
beforeEach(() => node.sandbox.log.clear());

const create = async (
	eventType: string,
	parameters: IDataObject | Record<string, unknown>,
	items: IDataObject[] = [{}],
) =>
	await node.run(
		'event',
		'create',
		{
			customer: byId(customerId),
			eventType: { __rl: true, mode: 'name', value: eventType },
			context: 'OTHER',
			...parameters,
		},
		items,
	);

/** The properties in the body of the only request. */
const sent = () => (node.onlyRequest().body as IDataObject).properties;

describe('filled in by hand', () => {
	it('are sent in the form that ContactHub wants', async () => {
		const { error } = await create('completedOrder', {
			properties: manual({
				orderId: 4711,
				type: 'sale',
				amount: '{"total": 12.5}',
				products: [{ id: 'p1', quantity: 1 }],
				storeCode: '',
				shippingMethod: null,
			}),
		});
		expect(error).toBeUndefined();
		expect(sent()).toEqual({
			orderId: '4711',
			type: 'sale',
			amount: { total: 12.5 },
			products: [{ id: 'p1', quantity: 1 }],
		});
	});

	it.each([
		[
			'completedOrder',
			{ type: 'gift' },
			"'Type' is 'gift' [item 0]",
			'Use one of: return, sale, sale-return.',
		],
		['searched', { resultCount: 1.5 }, "'Result Count' is 1.5 [item 0]", 'Enter a whole number.'],
		[
			'viewedProduct',
			{ price: 'much' },
			"'Price' is 'much' [item 0]",
			'Enter a number, with a point for decimals.',
		],
		[
			'viewedPage',
			{ url: 'shoes' },
			"'URL' is 'shoes' [item 0]",
			'Use a whole address, e.g. https://example.com/a.jpg.',
		],
		[
			'serviceSubscribed',
			{ startDate: 'now' },
			"'Start Date' isn't a date: 'now' [item 0]",
			'Use a date such as 2026-05-31 or 2026-05-31T14:30:00Z.',
		],
		[
			'completedOrder',
			{ amount: '[1]' },
			"'Amount' is '[1]' [item 0]",
			'Enter a JSON object, e.g. {"total": 10}.',
		],
		[
			'completedOrder',
			{ products: '{}' },
			"'Products' is '{}' [item 0]",
			'Enter a list in JSON, e.g. [{"id": "1"}].',
		],
	])(
		'%s %j is refused before anything is sent',
		async (eventType, values, message, description) => {
			const { error } = await create(eventType, { properties: manual(values) });
			expect([error?.message, error?.description]).toEqual([message, description]);
			expect(node.requests()).toEqual([]);
		},
	);

	it.each([
		['addedReward', { rewardAmount: 5 }, 'Reward Type ID', 'rewardTypeId'],
		['removedReward', { rewardTypeId: 'a', rewardAmount: '' }, 'Reward Amount', 'rewardAmount'],
		['grantedCoupon', { totalAmount: 1 }, 'Start Validity Date', 'startValidityDate'],
	])('%s must have all required properties', async (eventType, values, label, name) => {
		const { error } = await create(eventType, { properties: manual(values) });
		expect([error?.message, error?.description]).toEqual([
			`'${label}' is empty [item 0]`,
			`An event of type '${eventType}' requires it: fill in '${label}' (${name}).`,
		]);
		expect(node.requests()).toEqual([]);
	});

	it('takes zero as a value', async () => {
		const properties = manual({ rewardAmount: 0, rewardTypeId: 'points' });
		const { error } = await create('addedReward', { properties });
		expect(error).toBeUndefined();
		expect(sent()).toEqual({ rewardAmount: 0, rewardTypeId: 'points' });
	});

	it('takes extra properties, which every event type has (ContactHub API 3.3)', async () => {
		const properties = manual({ extraProperties: '{"shop": {"floor": 2}}' });
		const { error } = await create('loggedIn', { properties });
		expect(error).toBeUndefined();
		expect(sent()).toEqual({ extraProperties: { shop: { floor: 2 } } });
	});

	it('takes a list of texts with commas, as a list, or as JSON', async () => {
		for (const category of ['a, b', ['a', 'b'], '["a", "b"]']) {
			node.sandbox.log.clear();
			const { error } = await create('viewedProduct', { properties: manual({ category }) });
			expect(error).toBeUndefined();
			expect(sent()).toEqual({ category: ['a', 'b'] });
		}
	});
});

describe('mapped automatically', () => {
	it('uses the columns that are properties, and names the others', async () => {
		const item = { orderID: 'o-1', type: 'sale', AMOUNT: { total: 5 }, note: 'hurry', id: 7 };
		const { error, hints } = await create('completedOrder', { properties: automatic() }, [item]);
		expect(error).toBeUndefined();
		expect(sent()).toEqual({ orderId: 'o-1', type: 'sale', amount: { total: 5 } });
		expect(hints.map(({ message }) => message).sort()).toEqual([
			"The column 'id' isn't a property of 'completedOrder' and was left out",
			"The column 'note' isn't a property of 'completedOrder' and was left out",
		]);
	});

	it('takes columns named as the form shows the properties', async () => {
		const item = {
			'Order ID': 'o-1',
			amount: { total: 5 },
			'store-code': 's',
			shipping_Method: 'x',
		};
		const { error, hints } = await create('completedOrder', { properties: automatic() }, [item]);
		expect(error).toBeUndefined();
		expect(sent()).toMatchObject({ orderId: 'o-1', amount: { total: 5 } });
		expect(hints.map(({ message }) => message).join()).not.toContain('Order ID');
		const twice = { ...item, order_id: 'o-2' };
		const { error: refused } = await create('completedOrder', { properties: automatic() }, [twice]);
		expect(refused?.message).toContain(
			"several values for 'Order ID', in 'Order ID' and 'order_id'",
		);
	});

	it('takes no property of which several could be meant', () => {
		const mapping = {
			automatic: true,
			values: { url: 'https://example.com', 'Shoe Size': '42', shoe_size: '43' },
			known: [saved('shoe-size', 'string'), saved('shoe_size', 'string')],
		};
		expect(draftProperties('viewedPage', mapping as never)).toEqual({
			properties: { url: 'https://example.com', shoe_size: '43' },
			unmatched: ['Shoe Size'],
		});
	});

	it('reads each item again', async () => {
		const items = [{ keyword: 'shoes' }, { keyword: 'hats' }];
		await create('searched', { properties: automatic() }, items);
		const bodies = node.sandbox.log.entries.map(({ body }) => (body as IDataObject).properties);
		expect(bodies).toEqual(expect.arrayContaining(items));
	});

	it("accepts properties of the workspace's schema beyond the documented ones", async () => {
		const schema = [saved('floor', 'number', 'Floor'), saved('opened', 'boolean', 'Opened')];
		const item = { floor: '2', opened: 'yes' };
		await create('visitedStore', { properties: automatic(schema) }, [item]);
		expect(sent()).toEqual({ floor: 2, opened: true });
		node.sandbox.log.clear();
		const { error } = await create('visitedStore', {
			properties: manual({ floor: '={{ "up" }}' }, schema),
		});
		expect(error?.message).toBe("'Floor' is 'up' [item 0]");
	});

	it('refuses names that reach into the prototype of objects', async () => {
		const item = JSON.parse('{"__proto__": {"polluted": 1}, "keyword": "shoes"}') as IDataObject;
		await create('searched', { properties: automatic() }, [item]);
		expect(sent()).toEqual({ keyword: 'shoes' });
		expect(({} as IDataObject).polluted).toBeUndefined();
	});
});

describe('given as JSON', () => {
	it('are sent as they are', async () => {
		const { error } = await create('formCompiled', {
			specifyProperties: 'json',
			propertiesJson: '{"formName": "contact", "data": {"a": [1, null]}}',
		});
		expect(error).toBeUndefined();
		expect(sent()).toEqual({ formName: 'contact', data: { a: [1, null] } });
	});

	it('can come from an expression', async () => {
		const parameters = { specifyProperties: 'json', propertiesJson: '={{ $json.order }}' };
		const { error } = await create('completedOrder', parameters, [{ order: { orderId: 'o-2' } }]);
		expect(error).toBeUndefined();
		expect(sent()).toEqual({ orderId: 'o-2' });
	});

	it.each([
		['={{ "" }}', /^'Properties \(JSON\)' is empty: its expression returns nothing/],
		['={{ "{" }}', /^'Properties \(JSON\)' isn't valid JSON: /],
		['={{ [1] }}', /^'Properties \(JSON\)' isn't a JSON object/],
	])('%s is refused before anything is sent', async (propertiesJson, message) => {
		const { error } = await create('formCompiled', { specifyProperties: 'json', propertiesJson });
		expect(error?.message).toMatch(message);
		expect(node.requests()).toEqual([]);
	});

	it('of 64 KB are sent, of more are refused', async () => {
		const parameters = { specifyProperties: 'json', propertiesJson: '={{ $json }}' };
		const largest = { formId: 'x'.repeat(64 * 1024 - '{"formId":""}'.length) };
		const fits = await create('formCompiled', parameters, [largest]);
		expect(fits.error).toBeUndefined();
		node.sandbox.log.clear();
		const { error } = await create('formCompiled', parameters, [{ formId: `${largest.formId}x` }]);
		expect(error?.message).toBe("'Properties' has 65537 bytes; the maximum is 65536 [item 0]");
		expect(node.requests()).toEqual([]);
	});
});
