import type { Story } from './story';

/** Two contacts who have just unsubscribed, one of whom gave a reason; the seeded ones did so long ago. */
export const unsubscribesPull: Story = {
	prepare({ constantContactV3: account }) {
		const ann = account.putContact({ email: 'ann@example.com' });
		const ben = account.putContact({ email: 'ben@example.com' });
		account.optOut(ann.id, 'Too many emails');
		account.optOut(ben.id);
	},

	async check(run, { log }) {
		expect(log.entries).toHaveLength(1);
		expect(log.entries[0]?.query).toMatchObject({
			status: 'unsubscribed',
			optout_after: expect.any(String),
		});
		expect(log.entries[0]?.query).not.toHaveProperty('updated_after');
		expect(run.node('CRM Row').json).toEqual([
			{
				email: 'ann@example.com',
				unsubscribed_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
				unsubscribed_by: 'Contact',
				unsubscribe_reason: 'Too many emails',
			},
			expect.objectContaining({ email: 'ben@example.com', unsubscribe_reason: '' }),
		]);
		expect(run.node('Summary').json).toEqual([{ count_email: 2 }]);
	},
};
