import type { INodeExecutionData } from 'n8n-workflow';
import Papa from 'papaparse';
import { readBinary } from '../../support';
import type { Story } from './story';

/** A name that would break a carelessly written file. */
const NAME = 'Ann, "the\nfirst"';

/** An account with everything in it; EventSpot is retired, as for all accounts. */
export const nineTables: Story = {
	prepare({ constantContactV2 }) {
		constantContactV2.putContact({ email: 'ann@example.com', texts: { first_name: NAME } });
		constantContactV2.putContact({ email: 'left@example.com', optOut: true });
	},

	async check(run, { constantContactV2: account }) {
		const { items } = run.node('Replicate Tables');
		const tables = new Map(items.map((item) => [item.json.table, item]));
		const sent = account.campaigns().filter(({ status }) => status === 'SENT');
		const activities = sent.flatMap(({ id }) => account.trackingOfCampaign(id));
		const expected: Record<string, number> = {
			accountInfo: 1,
			contactLists: account.counts.lists,
			contactTracking: activities.length,
			contacts: account.counts.contacts,
			emailCampaignSummary: sent.length,
			emailCampaigns: account.campaigns().filter(({ status }) => status !== 'DELETED').length,
			events: 0,
			myLibraryFiles: account.files().filter(({ status }) => status !== 'Deleted').length,
			trashFiles: account.files().filter(({ status }) => status === 'Deleted').length,
		};
		expect(items.map(({ json }) => [json.table, json.rows])).toEqual(Object.entries(expected));
		for (const [table, item] of tables) {
			expect(item.json).toMatchObject({
				status: table === 'events' ? 'retired' : 'complete',
				file_name: expect.stringMatching(`^${String(table)}-\\d{4}-\\d\\d-\\d\\d\\.csv$`),
			});
			expect(await rowsOf(item)).toHaveLength(Number(item.json.rows));
		}
		const contacts = await rowsOf(tables.get('contacts'));
		const byAddress = new Map(contacts.map((row) => [row.email_address, row]));
		expect(byAddress.get('ann@example.com')).toMatchObject({ status: 'ACTIVE', first_name: NAME });
		expect(byAddress.get('left@example.com')).toMatchObject({ status: 'OPTOUT' });

		const rows = Object.values(expected).reduce((sum, count) => sum + count, 0);
		const complete = Object.keys(expected).filter((table) => table !== 'events');
		expect(run.node('Summary').json).toEqual([
			{ status: 'complete', count_table: 8, sum_rows: rows, appended_table: complete },
			{ status: 'retired', count_table: 1, sum_rows: 0, appended_table: ['events'] },
		]);
	},
};

/** The rows of a CSV file. */
export async function rowsOf(
	item: INodeExecutionData | undefined,
): Promise<Array<Record<string, string>>> {
	const text = (await readBinary(item)).toString('utf8').replace(/^\uFEFF/, '');
	return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
}
