import type { Customer, Sandbox } from '../../sandbox';
import { customersByEmail, wire, type Story } from './story';

const EMMA = 'emma.wilson@example.org';
const GIULIA = 'giulia.rossi@example.com';

const SUBSCRIBED = {
	id: 'newsletter',
	name: 'Newsletter',
	type: 'EMAIL',
	kind: 'DIGITAL_MESSAGE',
	subscribed: true,
	startDate: '2025-01-10T08:00:00.000+0000',
	preferences: [{ key: 'frequency', value: 'weekly' }],
};

/** A new subscriber, and one who unsubscribes. */
export const newsletter: Story = {
	prepare({ contactHub }) {
		const base = { contacts: { email: GIULIA }, subscriptions: [SUBSCRIBED] };
		const push = { status: true, limitation: false, objection: false };
		contactHub.putCustomer({ base, consents: { marketing: { automatic: { push } } } });
	},

	async check(run, sandbox) {
		const customers = customersByEmail(sandbox);
		const [emma, giulia] = [customers.get(EMMA), customers.get(GIULIA)];
		const sent = sandbox.log.entries.map(wire);

		expect(sent.find(({ path }) => path === '/customers')).toEqual({
			method: 'POST',
			path: '/customers',
			body: {
				nodeId: sandbox.contactHub.nodeId,
				base: { contacts: { email: EMMA } },
				consents: {
					marketing: { automatic: { email: { status: true } } },
					disclaimer: { date: '2026-05-31T09:00:00.000Z', version: '2026-01' },
				},
			},
		});
		expect(sent.filter(({ path }) => path.includes(`/customers/${emma?.id}/`))).toEqual([
			{ method: 'GET', path: `/customers/${emma?.id}/subscriptions/newsletter` },
			{
				method: 'POST',
				path: `/customers/${emma?.id}/subscriptions`,
				body: {
					id: 'newsletter',
					name: 'Newsletter',
					type: 'EMAIL',
					kind: 'DIGITAL_MESSAGE',
					subscribed: true,
					startDate: '2026-05-31T09:00:00.000Z',
					preferences: [
						{ key: 'frequency', value: 'weekly' },
						{ key: 'topics', value: 'offers, hiking' },
					],
				},
			},
		]);
		const changes = sent.filter(({ path }) => path.includes(`/customers/${giulia?.id}/`));
		expect(changes.map(({ method }) => method)).toEqual(['GET', 'GET', 'PUT']);
		expect(changes[2]?.body).toMatchObject({
			...SUBSCRIBED,
			subscribed: false,
			endDate: '2026-05-31T09:05:00.000Z',
			preferences: [
				{ key: 'frequency', value: 'never' },
				{ key: 'topics', value: '' },
			],
		});

		expect(subscriptionOf(emma)).toMatchObject({ id: 'newsletter', subscribed: true });
		expect(subscriptionOf(giulia)).toMatchObject({
			startDate: SUBSCRIBED.startDate,
			subscribed: false,
		});
		expect(giulia?.consents).toMatchObject({
			marketing: { automatic: { email: { status: false }, push: { status: true } } },
		});
		expect(events(sandbox)).toEqual([
			{ customerId: emma?.id, type: 'campaignSubscribed', date: '2026-05-31T09:00:00.000+0000' },
			{
				customerId: giulia?.id,
				type: 'campaignUnsubscribed',
				date: '2026-05-31T09:05:00.000+0000',
			},
		]);
		expect(run.node('Add Subscription').json).toHaveLength(1);
		expect(run.node('Change Subscription').json).toHaveLength(1);
	},
};

function subscriptionOf(customer: Customer | undefined): unknown {
	return (customer?.base as { subscriptions?: unknown[] } | null)?.subscriptions?.[0];
}

function events({ contactHub }: Sandbox) {
	return [...contactHub.events()]
		.filter(({ properties }) => (properties as { listId?: unknown }).listId === 'newsletter')
		.map(({ customerId, type, date }) => ({ customerId, type, date }))
		.sort((left, right) => left.type.localeCompare(right.type));
}
