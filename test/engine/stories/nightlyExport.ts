import { DateTime } from 'luxon';
import Papa from 'papaparse';
import { readBinary } from '../../support';
import type { Story } from './story';

/** n8n's own time zone, used if a workflow has none in its settings. */
const ZONE = 'America/New_York';

/** One customer changed slightly too early, one at the very start of yesterday, one just now. */
export const nightlyExport: Story = {
	prepare({ contactHub }) {
		const since = yesterday().toMillis();
		for (const [name, updatedAt] of Object.entries({
			early: since - 1,
			first: since,
			latest: Date.now(),
		})) {
			const contacts = { email: `${name}@example.com` };
			contactHub.putCustomer({ base: { contacts }, registeredAt: since - 1000, updatedAt });
		}
	},

	async check(run, { log, contactHub }) {
		const since = yesterday();
		expect(log.entries.map(({ query }) => query)).toMatchObject([
			{
				nodeId: contactHub.nodeId,
				query: JSON.stringify({
					name: '',
					query: {
						type: 'simple',
						are: {
							condition: {
								type: 'atomic',
								attribute: 'updatedAt',
								operator: 'GTE',
								value: since.toUTC().toISO(),
							},
						},
					},
				}),
				page: '0',
				size: '50',
			},
		]);

		const fileName = `customers-changed-since-${since.toISODate()}.csv`;
		const [item] = run.node('Get Changed Customers').items;
		expect(item?.json).toEqual({ fileName, format: 'csv', records: 2 });
		const text = (await readBinary(item)).toString('utf8');
		const { data } = Papa.parse<Record<string, string>>(text, {
			header: true,
			skipEmptyLines: true,
		});
		expect(data.map((row) => row['base.contacts.email'])).toEqual([
			'first@example.com',
			'latest@example.com',
		]);
		expect(run.node('Save to Disk').items[0]?.binary?.data?.fileName).toBe(fileName);
		expect(run.node('Summary').json).toEqual([
			{ message: `2 customers are in ${fileName}`, records: 2, fileName },
		]);
		expect(run.nodes).not.toHaveProperty('Nothing to Export');
	},
};

function yesterday(): DateTime {
	return DateTime.now().setZone(ZONE).startOf('day').minus({ days: 1 });
}
