import { customersByEmail, wire, type Story } from './story';

const MARCO = 'marco.bianchi@example.com';

const properties = {
	orderId: 'A-20417',
	type: 'sale',
	paymentMethod: 'creditcard',
	amount: {
		total: 134.7,
		shipping: 4.9,
		tax: 23.41,
		local: { currency: 'EUR', exchangeRate: 1 },
	},
	products: [
		{
			type: 'sale',
			id: 'TENT-2P',
			sku: 'TENT-2P',
			name: 'Tent for two',
			price: 99.9,
			quantity: 1,
			subtotal: 99.9,
		},
		{
			type: 'sale',
			id: 'LAMP-LED',
			sku: 'LAMP-LED',
			name: 'Camping lamp',
			price: 14.95,
			quantity: 2,
			subtotal: 29.9,
		},
	],
};

/** An order of an existing customer, who already has tags. */
export const order: Story = {
	prepare({ contactHub }) {
		contactHub.options.uniquenessPolicy = 'BLOCK';
		contactHub.putCustomer({
			base: { firstName: 'Marco', locale: 'it_IT', contacts: { email: MARCO } },
			tags: { auto: ['newsletter-reader'], manual: ['club'] },
		});
	},

	async check(run, sandbox) {
		const marco = customersByEmail(sandbox).get(MARCO);
		const target = `/customers/${marco?.id}`;
		const customer = {
			externalId: 'SHOP-1002',
			base: {
				contacts: { email: MARCO, phone: '+39 011 555 0102' },
				firstName: 'Marco',
				lastName: 'Bianchi',
				address: { city: 'Torino' },
			},
		};
		const event = {
			customerId: marco?.id,
			type: 'completedOrder',
			context: 'ECOMMERCE',
			properties,
			date: '2026-05-31T12:30:00.000Z',
			contextInfo: { client: { ip: '192.0.2.44' } },
			tracking: { ga: { utm_campaign: 'summer-sale' } },
		};
		expect(sandbox.log.entries.map(wire)).toEqual([
			{
				method: 'POST',
				path: '/customers',
				body: { nodeId: sandbox.contactHub.nodeId, ...customer },
			},
			{ method: 'PATCH', path: target, body: customer },
			{ method: 'POST', path: '/events', body: event },
			{ method: 'GET', path: target },
			{ method: 'PATCH', path: target, body: { tags: { manual: ['club', 'buyer'] } } },
		]);

		const eventId = run.node('Record Order').json[0]?.id;
		expect(run.node('Result').json).toEqual([
			{ order: 'A-20417', customerId: marco?.id, eventId, tags: ['club', 'buyer'] },
		]);
		expect(marco).toMatchObject({
			base: { locale: 'it_IT', lastName: 'Bianchi' },
			tags: { auto: ['newsletter-reader'], manual: ['club', 'buyer'] },
		});
		expect(sandbox.contactHub.event(String(eventId))).toMatchObject({
			customerId: marco?.id,
			type: 'completedOrder',
			date: '2026-05-31T12:30:00.000+0000',
			properties,
		});
	},
};
