import { leaveCart, mayGetEmail } from '../engine/shop';
import type { Sandbox } from '../sandbox';

/** The sandbox's data, as far as the examples change it. */
export type State = Record<string, number>;

const GIULIA = 'giulia.rossi@example.com';

/** Creates the data that the examples use in both products. */
export async function prepare(sandbox: Sandbox): Promise<void> {
	prepareContactHub(sandbox);
	prepareConstantContact(sandbox);
	prepareConstantContactV3(sandbox);
	await prepareCart(sandbox);
	sandbox.log.clear();
}

/** A cart of a customer who may be reminded of it. */
async function prepareCart(sandbox: Sandbox): Promise<void> {
	const shopper = [...sandbox.contactHub.customers()].find(mayGetEmail);
	if (shopper) await leaveCart(sandbox, shopper.id, '2026-05-31T10:00:00Z');
}

/** A customer whose new name is in the file, and who unsubscribes from the newsletter. */
function prepareContactHub({ contactHub }: Sandbox): void {
	// So that an existing customer takes two requests, as the log then shows.
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

/** A contact whose new name is in the file, one who was removed from all lists, and one who unsubscribed. */
function prepareConstantContact({ constantContactV1 }: Sandbox): void {
	const fields = { FirstName: 'Giulia', LastName: 'Verdi' };
	constantContactV1.putContact({ email: GIULIA, fields, lists: [3] });
	constantContactV1.putContact({ email: 'paolo.gallo@example.com', lists: [] });
	constantContactV1.putContact({ email: 'olivia.brown@example.org', doNotMail: true });
}

/** Contacts that are also in the table and the file, one who has unsubscribed, and the two whose old IDs are in a table. */
function prepareConstantContactV3({ constantContactV3: account }: Sandbox): void {
	const [first, second] = [...account.contacts()];
	account.putContact({ id: first?.id ?? '', permission: 'implicit' });
	account.optOut(second?.id ?? '', 'Too many emails');
	account.putContact({ email: GIULIA, texts: { first_name: 'Giulia', last_name: 'Verdi' } });
	account.optOut(account.putContact({ email: 'olivia.brown@example.org' }).id);
}

/** Counts the sandbox's data. */
export function stateOf(sandbox: Sandbox): State {
	return {
		...contactHubState(sandbox),
		...constantContactState(sandbox),
		...constantContactV3State(sandbox),
	};
}

function constantContactV3State({ constantContactV3: account }: Sandbox): State {
	const { contacts, activities, campaigns } = account.counts;
	const tag = account.tags().find(({ name }) => name === 'Newsletter')?.id ?? '';
	const tagged = [...account.contacts()].filter(({ tags }) => tags.includes(tag));
	return {
		'Contacts (V3)': contacts,
		"Contacts with the tag 'Newsletter' (V3)": tagged.length,
		'Campaigns (V3)': campaigns,
		'Bulk activities (V3)': activities,
	};
}

function constantContactState({ constantContactV1 }: Sandbox): State {
	const { contacts, activities } = constantContactV1.counts;
	const state = {
		Contacts: contacts,
		'Members of lists 1 and 2': 0,
		'Bulk activities': activities,
	};
	for (const { memberships } of constantContactV1.contacts()) {
		const lists = memberships.map(({ listId }) => listId);
		state['Members of lists 1 and 2'] += Number(lists.includes(1) && lists.includes(2));
	}
	return state;
}

function contactHubState({ contactHub }: Sandbox): State {
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

/** What examples change, by the beginning of their names; anything else stays unchanged. */
const CHANGES: Record<string, State> = {
	'1-': { Customers: 3 },
	'2-': { "Customers with the tag 'buyer'": 1, Events: 1, 'Orders among the events': 1 },
	'3-': { 'Newsletter: unsubscribed': 1, 'Email consents given': 1, Events: 2 },
	'5-': { Contacts: 3, 'Members of lists 1 and 2': 4, 'Bulk activities': 1 },
	'14-': { 'Contacts (V3)': 1, 'Bulk activities (V3)': 2 },
	'16-': { 'Campaigns (V3)': 1 },
	'17-': { 'Contacts (V3)': 1, "Contacts with the tag 'Newsletter' (V3)": 1 },
	'18-': { 'Contacts (V3)': 3, 'Bulk activities (V3)': 1 },
	'20-': { 'Bulk activities (V3)': 1 },
	'21-': { 'Bulk activities (V3)': 5 },
};

/** The expected data of the sandbox after examples have run. */
export function stateAfter(before: State, examples: Array<{ file: string }>): State {
	const after = { ...before };
	for (const [beginning, changes] of Object.entries(CHANGES)) {
		if (!examples.some(({ file }) => file.startsWith(beginning))) continue;
		for (const [name, change] of Object.entries(changes)) after[name] = (after[name] ?? 0) + change;
	}
	return after;
}
