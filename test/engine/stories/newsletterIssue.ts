import { listOf, pathsOf } from './listPush';
import type { Story } from './story';

/** An issue that remains a draft: the node that sends it is disabled. */
export const newsletterIssue: Story = {
	prepare() {},

	async check(run, sandbox) {
		const { constantContactV3: account } = sandbox;
		const campaign = account.campaigns().at(-1);
		const [mail] = account.campaignActivities(campaign?.id ?? '');
		expect(pathsOf(sandbox, 'POST')).toEqual(['/emails', `/emails/activities/${mail?.id}/tests`]);
		expect(mail).toMatchObject({
			status: 'DRAFT',
			listIds: [listOf(sandbox)],
			content: {
				subject: 'Spring at Elm & Sons',
				fromEmail: 'owner@example.com',
				html: expect.stringContaining('<h1>Spring is here</h1>'),
			},
		});
		expect(mail?.content.html.match(/\[\[trackingImage\]\]/g)).toHaveLength(1);
		const test = sandbox.log.entries.find(({ path }) => path.endsWith('/tests'));
		expect(test?.body).toEqual({ email_addresses: ['editor@example.com'] });
		expect(run.node('Report').json).toEqual([
			expect.objectContaining({ campaign: campaign?.name, sends: 0, opens: 0 }),
		]);
	},
};
