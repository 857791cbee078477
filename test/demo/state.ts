import type { Sandbox } from '../sandbox';

/** What the sandbox holds, as far as the examples change it. */
export type State = Record<string, number>;

const GIULIA = 'giulia.rossi@example.com';

/** A customer whom the examples meet again: the file brings her new name, and she leaves the newsletter. */
export function prepare({ contactHub }: Sandbox): void {
	// So that a customer that exists takes two requests, as the log then shows.
	contactHub.options.uniquenessPolicy = 'BLOCK';
	const subscription = { id: 'newsletter', name: 'Newsletter', subscribed: true };
	contactHub.putCustomer({
		base: {
			firstName: 'Giulia',
			lastName: 'Verdi',
			contacts: { email: GIULIA },
			subscriptions: [subscription],
		},
		registeredAt: Date.UTC(2025, 0, 10),
	});
}

/** Counts what the sandbox holds. */
export function stateOf({ contactHub }: Sandbox): State {
	const state = {
		Customers: 0,
		"Customers with the tag 'buyer'": 0,
		'Newsletter: subscribed': 0,
		'Newsletter: unsubscribed': 0,
		'Email consents given': 0,
		Events: contactHub.counts.events,
		'Orders among the events': 0,
	};
	for (const { base, consents, tags } of contactHub.customers()) {
		const subscriptions = (base?.subscriptions ?? []) as Array<Record<string, unknown>>;
		const newsletter = subscriptions.find(({ name }) => name === 'Newsletter')?.subscribed;
		const manual = (tags?.manual ?? []) as unknown[];
		const marketing = consents?.marketing as {
			automatic?: { email?: { status?: unknown } };
		} | null;
		state.Customers += 1;
		state["Customers with the tag 'buyer'"] += Number(manual.includes('buyer'));
		state['Newsletter: subscribed'] += Number(newsletter === true);
		state['Newsletter: unsubscribed'] += Number(newsletter === false);
		state['Email consents given'] += Number(marketing?.automatic?.email?.status === true);
	}
	for (const { type } of contactHub.events()) {
		state['Orders among the events'] += Number(type === 'completedOrder');
	}
	return state;
}

/** What all examples together change. */
export const EXPECTED: State = {
	Customers: 3,
	"Customers with the tag 'buyer'": 1,
	'Newsletter: subscribed': 0,
	'Newsletter: unsubscribed': 1,
	'Email consents given': 1,
	Events: 3,
	'Orders among the events': 1,
};
