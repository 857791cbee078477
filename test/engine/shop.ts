import type { Customer, Sandbox } from '../sandbox';
import { contactHubClient } from '../sandbox/testClient';

const products = [
	{ id: 'TENT-2P', sku: 'TENT-2P', name: 'Tent for two', price: 99.9, quantity: 1 },
	{ id: 'LAMP-LED', sku: 'LAMP-LED', name: 'Camping lamp', price: 14.95, quantity: 2 },
];

/** Whether a customer has an address and has agreed to emails. */
export function mayGetEmail({ base, consents }: Customer): boolean {
	const { contacts } = (base ?? {}) as { contacts?: { email?: unknown } };
	const { marketing } = (consents ?? {}) as {
		marketing?: { automatic?: { email?: Record<string, unknown> | null } | null } | null;
	};
	const email = marketing?.automatic?.email;
	return (
		Boolean(contacts?.email) && email?.status === true && !email.limitation && !email.objection
	);
}

/** Two customers who have agreed to emails; their IDs. */
export function putShoppers({ contactHub }: Sandbox): Record<'emma' | 'giulia', string> {
	const put = (firstName: string) => {
		const contacts = { email: `${firstName.toLowerCase()}@example.com` };
		const consents = { marketing: { automatic: { email: { status: true } } } };
		return contactHub.putCustomer({ base: { firstName, contacts }, consents }).id;
	};
	return { emma: put('Emma'), giulia: put('Giulia') };
}

/** The shop reports a cart. */
export async function leaveCart(
	sandbox: Sandbox,
	customerId: string,
	date: string,
	abandonedCartUrl = 'https://shop.example.com/cart',
): Promise<void> {
	await post(sandbox, {
		customerId,
		type: 'abandonedCart',
		context: 'ECOMMERCE',
		properties: { abandonedCartUrl, products },
		date,
	});
}

/** The shop reports an order. */
export async function order(sandbox: Sandbox, customerId: string, date: string): Promise<void> {
	await post(sandbox, {
		customerId,
		type: 'completedOrder',
		context: 'ECOMMERCE',
		properties: { orderId: 'A-20418', type: 'sale', products },
		date,
	});
}

async function post(sandbox: Sandbox, event: object): Promise<void> {
	const { status, text } = await contactHubClient(sandbox).post('/events', event);
	if (status !== 202) throw new Error(`The sandbox refused an event: ${text}`);
}
