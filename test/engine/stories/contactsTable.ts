import type { Story } from './story';

/** Contacts with values that are hard for a database: a quote, a leading zero, a nested record. */
export const contactsTable: Story = {
	prepare({ constantContactV2 }) {
		constantContactV2.putContact({
			email: 'ann@example.com',
			texts: { last_name: "O'Hara", home_phone: '0049 5550100' },
			addresses: [{ id: '1', type: 'PERSONAL', texts: { city: 'Boston', country_code: 'us' } }],
		});
		constantContactV2.putContact({ email: 'left@example.com', optOut: true });
	},

	async check(run, { log, constantContactV2 }) {
		expect(log.entries.map(({ method, path }) => `${method} ${path}`)).toEqual([
			'GET /v2/contacts',
		]);
		expect(log.entries[0]?.query).toMatchObject({ status: 'ALL', limit: '500' });
		const contacts = [...constantContactV2.contacts()];
		const { json } = run.node('Replicate Contacts');
		expect(json.map(({ id }) => id)).toEqual(contacts.map(({ id }) => String(id)));
		const rows = new Map(json.map((row) => [row.email_address, row]));
		expect(rows.get('left@example.com')).toMatchObject({ status: 'OPTOUT' });
		const ann = rows.get('ann@example.com');
		expect(ann).toMatchObject({ last_name: "O'Hara", home_phone: '0049 5550100' });
		expect(JSON.parse(String(ann?.addresses))).toEqual([
			expect.objectContaining({ city: 'Boston' }),
		]);
		expect(run.node('Summary').json).toEqual([{ count_id: contacts.length }]);
	},
};
