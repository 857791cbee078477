import { readBinary } from '../../support';
import { customersByEmail, wire, type Story } from './story';

const GIULIA = 'giulia.rossi@example.com';

/** Six rows: three new customers, one existing one, two that can't be used. */
export const csvSync: Story = {
	prepare({ contactHub }) {
		contactHub.options.uniquenessPolicy = 'BLOCK';
		const contacts = { email: GIULIA, mobilePhone: '+39 333 0001001' };
		contactHub.putCustomer({ base: { firstName: 'Giulia', lastName: 'Verdi', contacts } });
	},

	async check(run, sandbox) {
		const customers = customersByEmail(sandbox);
		const giulia = customers.get(GIULIA);
		const { nodeId } = sandbox.contactHub;
		const row = {
			externalId: 'SHOP-1001',
			base: {
				contacts: { email: GIULIA },
				firstName: 'Giulia',
				lastName: 'Rossi',
				address: { city: 'Milano' },
				dob: '1988-03-14',
				locale: 'it_IT',
			},
		};

		const sent = sandbox.log.entries.map(wire);
		expect(sent.filter(({ path }) => path !== '/customers')).toEqual([
			{ method: 'PATCH', path: `/customers/${giulia?.id}`, body: row },
		]);
		const created = sent.filter(({ path }) => path === '/customers');
		expect(created).toContainEqual({
			method: 'POST',
			path: '/customers',
			body: { nodeId, ...row },
		});
		expect(created.map(({ body }) => (body as typeof row).externalId).sort()).toEqual([
			'SHOP-1001',
			'SHOP-1002',
			'SHOP-1004',
			'SHOP-1006',
		]);

		expect(run.node('Synced Customers').json.map(({ externalId }) => externalId)).toEqual([
			'SHOP-1001',
			'SHOP-1002',
			'SHOP-1004',
			'SHOP-1006',
		]);
		expect(run.node('Synced Customers').json[0]).toEqual({
			customerId: giulia?.id,
			externalId: 'SHOP-1001',
			email: GIULIA,
			updatedAt: giulia?.updatedAt,
		});
		expect(run.node('Rejected Rows').json).toEqual([
			{
				external_id: 'SHOP-1003',
				email: 'not an address',
				reason: expect.stringContaining("'Email' is 'not an address' [item 2]"),
			},
			{
				external_id: 'SHOP-1005',
				email: 'luca.ferrari@example.com',
				reason: expect.stringContaining("'Date of Birth'"),
			},
		]);
		const [list] = run.node('Error List').items;
		expect(list?.binary?.data?.fileName).toBe('rejected-customers.csv');
		const lines = (await readBinary(list)).toString('utf8').trim().split(/\r?\n/);
		expect(lines[0]?.replace(/^\uFEFF/, '')).toBe('external_id,email,reason');
		expect(lines).toHaveLength(3);

		expect(giulia).toMatchObject({
			externalId: 'SHOP-1001',
			base: { lastName: 'Rossi', contacts: { mobilePhone: '+39 333 0001001' } },
		});
		expect(customers.get('luca.ferrari@example.com')).toBeUndefined();
	},
};
