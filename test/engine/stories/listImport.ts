import { readBinary, type FileInput } from '../../support';
import type { Story } from './story';

const GIULIA = 'giulia.rossi@example.com';

/** Six rows: three new contacts, one existing one, one that isn't sent and one that is rejected. */
export const listImport: Story = {
	prepare({ constantContactV1 }) {
		const fields = { FirstName: 'Giulia', LastName: 'Verdi', HomePhone: '781-555-0001' };
		constantContactV1.putContact({ email: GIULIA, fields, lists: [3] });
	},

	async check(run, { log, constantContactV1 }) {
		const [post] = log.entries;
		const form = new URLSearchParams(String(post?.body));
		expect(log.entries.filter(({ method }) => method === 'POST')).toHaveLength(1);
		expect(form.get('activityType')).toBe('SV_ADD');
		expect(form.getAll('lists')).toEqual([1, 2].map((id) => constantContactV1.listUri(id)));
		const lines = form.get('data')?.trim().split('\n');
		expect(lines?.[0]).toBe(
			'EMAIL ADDRESS,FIRST NAME,LAST NAME,CITY,STATE/PROVINCE (US/CANADA),COUNTRY',
		);
		expect(lines?.[1]).toBe('giulia.rossi@example.com,Giulia,Rossi,Boston,MA,us');
		expect(lines).toHaveLength(6);

		const [activity] = constantContactV1.activities();
		expect(run.node('Result').json).toEqual([
			{
				activityId: activity?.id,
				status: 'COMPLETE',
				rowsSent: 5,
				rowsRefused: 1,
				rowsLeftOut: 1,
			},
		]);
		expect(run.node('Rejected Rows').json).toEqual([
			{
				row: 6,
				email_address: 'luca.ferrari@example.com',
				reason: expect.stringContaining('Test2'),
			},
			{
				row: 4,
				email_address: 'not an address',
				reason: "'not an address' isn't an email address",
			},
		]);
		const [mail] = run.node('Send Error List').items;
		expect(mail?.binary?.data?.fileName).toBe('rejected-contacts.csv');
		const list = (await readBinary(mail)).toString('utf8').replace(/^\uFEFF/, '');
		expect(list.trim().split(/\r?\n/)).toHaveLength(3);
		expect(list).toMatch(/^row,email_address,reason\r?\n6,luca/);

		const giulia = constantContactV1.contact(GIULIA);
		expect(giulia?.fields).toMatchObject({ LastName: 'Rossi', HomePhone: '781-555-0001' });
		expect(giulia?.memberships.map(({ listId }) => listId)).toEqual([1, 2, 3]);
		expect(constantContactV1.contact('luca.ferrari@example.com')).toBeUndefined();
	},
};

/** A CSV file with this many rows: the third has no address, two have a nonexistent state. */
export function manyContacts(count: number): FileInput {
	const rows = Array.from({ length: count }, (_, index) => {
		const email = index === 2 ? 'no address' : `person${index}@example.com`;
		const state = index === 1000 || index === count - 1 ? 'Test2' : 'MA';
		return `${email},First ${index},Last ${index},${state},us\n`;
	});
	const content = `Email,First Name,Last Name,State Code,Country Code\n${rows.join('')}`;
	return { content, fileName: 'contacts.csv', mimeType: 'text/csv' };
}
