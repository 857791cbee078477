import Papa from 'papaparse';
import { readBinary } from '../../support';
import type { Story } from './story';

const DAY_MS = 86_400_000;

/** Sent campaigns, some of them long ago; there were activities after the last count. */
export const campaignResults: Story = {
	prepare({ constantContactV2 }) {
		const [contact] = constantContactV2.contacts();
		const campaignId = recentIn(constantContactV2)[0]?.id ?? 0;
		constantContactV2.recordActivity({
			type: 'EMAIL_UNSUBSCRIBE',
			campaignId,
			contactId: contact?.id ?? 0,
		});
	},

	async check(run, { log, constantContactV2 }) {
		const recent = recentIn(constantContactV2);
		const sent = constantContactV2.campaigns().filter(({ status }) => status === 'SENT');
		expect(recent.length).toBeGreaterThan(1);
		expect(sent.length).toBeGreaterThan(recent.length);
		const [list, ...reports] = log.entries;
		expect(list?.query).toMatchObject({ status: 'SENT', modified_since: expect.any(String) });
		expect(reports.map(({ query }) => query)).toEqual(
			recent.map(() => expect.objectContaining({ updateSummary: 'true' })),
		);

		const expected = recent.map(({ id, content }) => {
			// The numbers count different recipients.
			const recipientsOf = (kind: string) => {
				const activities = constantContactV2.trackingOfCampaign(id);
				const some = activities.filter(({ type }) => type === kind);
				return new Set(some.map(({ contactId }) => contactId)).size;
			};
			const [sends, opens] = [recipientsOf('EMAIL_SEND'), recipientsOf('EMAIL_OPEN')];
			return expect.objectContaining({
				campaign: content.name,
				sends,
				opens,
				openRate: Math.round((opens / sends) * 1000) / 10,
				bounces: recipientsOf('EMAIL_BOUNCE'),
				unsubscribes: recipientsOf('EMAIL_UNSUBSCRIBE'),
			});
		});
		const report = run.node('Campaign Report').json;
		expect(report).toHaveLength(expected.length);
		expect(report).toEqual(expect.arrayContaining(expected));
		const [mail] = run.node('Send Report').items;
		const text = (await readBinary(mail)).toString('utf8').replace(/^\uFEFF/, '');
		const { data } = Papa.parse<Record<string, string>>(text, {
			header: true,
			skipEmptyLines: true,
		});
		expect(data.map(({ campaign }) => campaign)).toEqual(report.map(({ campaign }) => campaign));
	},
};

/** Campaigns that were sent and changed in the last 90 days. */
function recentIn(account: Parameters<Story['prepare']>[0]['constantContactV2']) {
	return account
		.campaigns()
		.filter(({ status }) => status === 'SENT')
		.filter(({ modifiedTime }) => modifiedTime >= Date.now() - 90 * DAY_MS);
}
