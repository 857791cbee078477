import type { JsonObject } from '../../json';
import { mix, uuidOf } from '../../random';
import { SEED_END, type SeededCustomers } from '../customers/seed';
import { findEventType } from '../schemas/events';
import type { EventRecord } from './record';

const HOUR_MS = 3_600_000;

const KINDS: Array<{ type: string; context: string; properties: (n: number) => JsonObject }> = [
	{
		type: 'viewedPage',
		context: 'WEB',
		properties: (n) => ({
			url: `https://www.example.com/pages/${n}`,
			title: `Page ${n}`,
			pageCategories: ['catalogue'],
		}),
	},
	{
		type: 'completedOrder',
		context: 'ECOMMERCE',
		properties: (n) => ({
			orderId: `ORDER-${n}`,
			type: 'sale',
			paymentMethod: 'creditcard',
			amount: { total: 10 + n, local: { currency: 'EUR', exchangeRate: 1 } },
			products: [
				{ id: `P${n}`, sku: `SKU-${n}`, name: `Product ${n}`, price: 10 + n, quantity: 1 },
			],
		}),
	},
	{ type: 'openedTicket', context: 'CONTACT_CENTER', properties: (n) => ({ ticketId: `T${n}` }) },
	{
		type: 'campaignSent',
		context: 'DIGITAL_CAMPAIGN',
		properties: (n) => ({ campaignId: `${n}` }),
	},
];

/** The events of a new sandbox, one hour apart, distributed over the first customers. */
export function seededEvents(
	count: number,
	seed: number,
	customers: SeededCustomers,
	nodeId: string,
): EventRecord[] {
	return Array.from({ length: count }, (_, n) => {
		const kind = KINDS[n % KINDS.length]!;
		const registeredAt = SEED_END + n * HOUR_MS;
		const bits = [10, 11, 12, 13].map((salt) => mix(seed, n, salt));
		return {
			id: uuidOf(bits[0]!, bits[1]!, bits[2]!, bits[3]!),
			customerId: customers.length === 0 ? null : customers.id(n % Math.min(20, customers.length)),
			bringBackProperties: null,
			nodeId,
			type: kind.type,
			context: kind.context,
			mode: findEventType(kind.type)!.mode,
			date: registeredAt - 60_000,
			properties: kind.properties(n + 1),
			contextInfo: { client: { userAgent: 'Mozilla/5.0 (sandbox)', ip: '192.0.2.10' } },
			registeredAt,
			updatedAt: registeredAt,
			tracking: null,
		};
	});
}
