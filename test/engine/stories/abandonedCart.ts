import { leaveCart, order, putShoppers } from '../shop';
import { customersByEmail, wire, type Story } from './story';

/** Carts of two customers, one of whom has ordered since; the other left two carts. */
export const abandonedCart: Story = {
	async prepare(sandbox) {
		const { emma, giulia } = putShoppers(sandbox);
		await leaveCart(sandbox, emma, '2026-05-31T09:00:00Z', 'https://shop.example.com/carts/1');
		await leaveCart(sandbox, giulia, '2026-05-31T09:10:00Z');
		await leaveCart(sandbox, emma, '2026-05-31T10:00:00Z', 'https://shop.example.com/carts/2');
		await order(sandbox, emma, '2026-05-31T09:30:00Z');
		await order(sandbox, giulia, '2026-05-31T09:30:00Z');
		sandbox.log.clear();
	},

	async check(run, sandbox) {
		const { log } = sandbox;
		const customers = customersByEmail(sandbox);
		const emma = customers.get('emma@example.com');
		const giulia = customers.get('giulia@example.com');
		expect(run.node('Cart Abandoned').items).toHaveLength(3);
		expect(log.entries[0]?.query).toMatchObject({ type: 'abandonedCart', size: '10' });
		const asked = log.entries.filter(({ query }) => query.type === 'completedOrder');
		expect(asked.map(({ query }) => [query.customerId, query.dateFrom]).sort()).toEqual(
			[
				[emma?.id, '2026-05-31T10:00:00.000Z'],
				[giulia?.id, '2026-05-31T09:10:00.000Z'],
			].sort(),
		);
		expect(log.entries.slice(3).map(wire)).toEqual([
			{ method: 'GET', path: `/customers/${emma?.id}` },
		]);
		expect(run.node('Send Reminder').json).toEqual([
			{
				customerId: emma?.id,
				to: 'emma@example.com',
				subject: 'Your cart is waiting',
				text: expect.stringContaining(
					'- 1 x Tent for two\n- 2 x Camping lamp\n\nhttps://shop.example.com/carts/2',
				),
			},
		]);
		expect(run.nodes).not.toHaveProperty('Left Out');
	},
};
