import { readBinary } from '../../support';
import { listOf, pathsOf } from './listPush';
import type { Story } from './story';

const OLIVIA = 'olivia.brown@example.org';

/** Six rows: three to send, one without an address, one that occurs twice, one of someone who has unsubscribed. */
export const largeImport: Story = {
	prepare({ constantContactV3: account }) {
		account.optOut(account.putContact({ email: OLIVIA }).id);
	},

	async check(run, sandbox) {
		const { constantContactV3: account } = sandbox;
		expect(pathsOf(sandbox, 'POST')).toEqual(['/activities/contacts_file_import']);
		expect(run.node('Result').json).toEqual([
			expect.objectContaining({
				state: 'completed',
				rowsSent: 3,
				rowsRefused: 0,
				rowsLeftOut: 3,
				unsubscribedMeanwhile: [],
			}),
		]);
		const [mail] = run.node('Send Report').items;
		expect(mail?.binary?.data?.fileName).toBe('refused-rows.csv');
		const lines = (await readBinary(mail))
			.toString('utf8')
			.replace(/^\uFEFF/, '')
			.trim()
			.split(/\r?\n/);
		expect(lines[0]).toBe('row,email_address,reason');
		expect(
			lines
				.slice(1)
				.map((line) => line.split(',').slice(0, 2))
				.sort(),
		).toEqual([
			['4', 'not an address'],
			['5', 'luca.ferrari@example.com'],
			['6', OLIVIA],
		]);
		const field = account.customFields().find(({ label }) => label === 'Customer Card');
		expect(account.contact('sofia.romano@example.com')).toMatchObject({
			lists: [listOf(sandbox)],
			fields: [{ fieldId: field?.id, value: 'CARD-2' }],
		});
		expect(account.contact(OLIVIA)).toMatchObject({
			lists: [],
			email: { permission: 'unsubscribed' },
		});
	},
};
