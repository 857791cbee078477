import { DateTime } from 'luxon';
import Papa from 'papaparse';
import { readBinary } from '../../support';
import type { Story } from './story';

/** n8n's own time zone, used if a workflow has none in its settings. */
const ZONE = 'America/New_York';

/** Contacts of each kind that have changed since yesterday, and one slightly too early. */
export const changedContacts: Story = {
	prepare({ constantContactV1 }) {
		const since = yesterday().toMillis();
		const put = constantContactV1.putContact;
		put({ email: 'early@example.com', updateTime: since - 1 });
		for (let index = 0; index < 60; index++) {
			put({ email: `active${index}@example.com`, updateTime: since + index });
		}
		put({ email: 'removed@example.com', lists: [], updateTime: since });
		put({ email: 'left@example.com', doNotMail: true, updateTime: since });
	},

	async check(run, { log }) {
		const since = yesterday();
		const updatedsince = since.toUTC().toISO();
		// Further pages follow the link in the response.
		const first = log.entries.filter(({ query }) => 'updatedsince' in query);
		expect(first.map(({ query }) => query)).toEqual(
			expect.arrayContaining([
				expect.objectContaining({ updatedsince, listtype: 'active' }),
				expect.objectContaining({ updatedsince, listtype: 'removed' }),
				expect.objectContaining({ updatedsince, listtype: 'do-not-mail' }),
			]),
		);
		expect(log.count).toBe(4);

		const fileName = `contacts-changed-since-${since.toISODate()}.csv`;
		const [item] = run.node('Save to Disk').items;
		expect(item?.binary?.data?.fileName).toBe(fileName);
		const text = (await readBinary(item)).toString('utf8').replace(/^\uFEFF/, '');
		const { data } = Papa.parse<Record<string, string>>(text, {
			header: true,
			skipEmptyLines: true,
		});
		const kinds = new Map(data.map(({ email_address, status }) => [email_address, status]));
		expect(data).toHaveLength(62);
		expect(kinds.get('active0@example.com')).toBe('Active');
		expect(kinds.get('removed@example.com')).toBe('Removed');
		expect(kinds.get('left@example.com')).toBe('Do Not Mail');
		expect(kinds.has('early@example.com')).toBe(false);
		expect(run.node('Summary').json).toEqual([
			{ message: `62 contacts are in ${fileName}`, contacts: 62, fileName },
		]);
	},
};

function yesterday(): DateTime {
	return DateTime.now().setZone(ZONE).startOf('day').minus({ days: 1 });
}
