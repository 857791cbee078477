import Papa from 'papaparse';
import { readBinary } from '../../support';
import type { Story } from './story';

const DAY_MS = 86_400_000;

/** Sent campaigns, the oldest of which are older than the events that are kept. */
export const campaignReport: Story = {
	prepare({ constantContactV1 }) {
		const { id: campaignId = 0 } = sentCampaigns(constantContactV1)[0] ?? {};
		const [contact] = constantContactV1.contacts();
		const event = { campaignId, contactId: contact?.id ?? 0, time: Date.now() };
		for (let index = 0; index < 250; index++) {
			constantContactV1.recordEvent({ ...event, type: 'opens' });
		}
	},

	async check(run, { log, constantContactV1 }) {
		const sent = sentCampaigns(constantContactV1);
		const recent = sent.filter(({ runTime = 0 }) => runTime >= Date.now() - 90 * DAY_MS);
		expect(recent.length).toBeGreaterThan(1);
		expect(sent.length).toBeGreaterThan(recent.length);

		const report = run.node('Campaign Report').json;
		expect(report.map(({ campaign }) => campaign)).toEqual(recent.map(({ fields }) => fields.Name));
		const targets = new Set(log.entries.map(({ path }) => path.replace(/^.*\/campaigns/, '')));
		expect(targets).toEqual(
			new Set([
				'',
				...recent.map(({ id }) => `/${id}/events/opens`),
				...recent.map(({ id }) => `/${id}/events/bounces`),
			]),
		);
		expect(log.entries[0]?.query).toMatchObject({ status: 'SENT' });

		// The sandbox has an event for each open; those of the first campaign fill more than one page.
		expect(Number(report[0]?.opens)).toBeGreaterThan(250);
		for (const [index, { id }] of recent.entries()) {
			const file = run.node('Get Bounces').items[index];
			expect(file?.binary?.data?.fileName).toBe(`bounces-${id}.csv`);
			const { data } = Papa.parse<Record<string, string>>(
				(await readBinary(file)).toString('utf8'),
				{ header: true, skipEmptyLines: true },
			);
			expect(report[index]?.bounces).toBe(data.length);
			for (const row of data) expect(row['campaign.id']).toBe(String(id));
		}
		const sum = (key: string) => report.reduce((total, row) => total + Number(row[key]), 0);
		expect(run.node('Totals').json).toEqual([
			{ count_campaign: recent.length, sum_opens: sum('opens'), sum_bounces: sum('bounces') },
		]);
		const [mail] = run.node('Send Report').items;
		const text = (await readBinary(mail)).toString('utf8');
		expect(text.trim().split(/\r?\n/)).toHaveLength(recent.length + 1);
	},
};

function sentCampaigns(account: Parameters<Story['prepare']>[0]['constantContactV1']) {
	return account.campaigns().filter(({ status }) => status === 'Sent');
}
