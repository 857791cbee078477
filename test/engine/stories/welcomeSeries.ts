import { mayGetEmail } from '../shop';
import { customersByEmail, wire, type Story } from './story';

const AGREED = { marketing: { automatic: { email: { status: true } } } };

/** New customers, one of whom agreed to emails and has an address. */
export const welcomeSeries: Story = {
	prepare({ contactHub }) {
		const of = (firstName: string) => ({
			base: { firstName, contacts: { email: `${firstName.toLowerCase()}@example.com` } },
		});
		const withdrawn = { marketing: { automatic: { email: { status: true, objection: true } } } };
		contactHub.putCustomer({ ...of('Emma'), consents: AGREED });
		contactHub.putCustomer(of('Ben'));
		contactHub.putCustomer({ ...of('Cora'), consents: withdrawn });
		contactHub.putCustomer({ externalId: 'D-1', consents: AGREED });
	},

	async check(run, sandbox) {
		const { log } = sandbox;
		const newest = [...sandbox.contactHub.customers()].slice(-10);
		const emma = customersByEmail(sandbox).get('emma@example.com');
		const ids = newest.filter(mayGetEmail).map(({ id }) => id);
		expect(ids).toContain(emma?.id);
		expect(ids).not.toContain(newest.at(-1)?.id);

		expect(log.entries[0]?.query).toMatchObject({ sort: 'registeredAt,desc', size: '10' });
		expect(log.entries.map(wire).sort((a, b) => a.path.localeCompare(b.path))).toEqual([
			{ method: 'GET', path: '/customers' },
			...ids.sort().map((id) => ({ method: 'GET', path: `/customers/${id}` })),
		]);
		expect(run.node('New Customer').items).toHaveLength(10);
		expect(run.node('Send Welcome').json).toContainEqual({
			customerId: emma?.id,
			to: 'emma@example.com',
			subject: 'Welcome to our shop',
			text: expect.stringMatching(/^Hello Emma,\n/),
		});
		const [tips] = run
			.node('Tag as Welcomed')
			.json.filter(({ customerId }) => customerId === emma?.id);
		expect(tips).toMatchObject({ to: 'emma@example.com', subject: 'Three tips to begin with' });
		expect(run.node('Tag as Welcomed').items).toHaveLength(ids.length);
		expect(run.nodes).not.toHaveProperty('Left Out');
	},
};
