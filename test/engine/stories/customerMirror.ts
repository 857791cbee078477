import type { Story } from './story';

/** All customers, one of them with values that are hard for a database. */
export const customerMirror: Story = {
	prepare({ contactHub }) {
		const contacts = { email: 'ann@example.com' };
		contactHub.putCustomer({
			base: { firstName: 'Ann', lastName: "O'Hara", contacts },
			tags: { manual: ['club', 'a "quoted" tag'] },
		});
	},

	async check(run, { log, contactHub }) {
		const customers = [...contactHub.customers()];
		expect(new Set(log.entries.map(({ path }) => path.replace(/^.*\//, '')))).toEqual(
			new Set(['customers']),
		);
		const saved = run.node('Save Customers').json;
		expect(new Set(saved.map(({ id }) => id))).toEqual(new Set(customers.map(({ id }) => id)));
		expect(saved).toContainEqual(
			expect.objectContaining({
				base: expect.objectContaining({ lastName: "O'Hara" }),
				tags: expect.objectContaining({ manual: ['club', 'a "quoted" tag'] }),
			}),
		);
		expect(run.nodes).not.toHaveProperty('Customer Changed');
	},
};
