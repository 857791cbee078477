import { EmailCampaignsABTestsApi, EmailCampaignsApi, EmailSchedulingApi } from 'ctct-api-client';
import { HTML, MAIL, type World } from '../world';
import type { Calls } from './call';

const campaigns = ({ configuration }: World) => new EmailCampaignsApi(configuration);
const tests = ({ configuration }: World) => new EmailCampaignsABTestsApi(configuration);
const schedules = ({ configuration }: World) => new EmailSchedulingApi(configuration);

const abTest = { alternative_subject: 'Other', test_size: 20, winner_wait_duration: 6 };
const resend = { resend_subject: 'Again', delay_days: 2 };

/** Schedules the draft for tomorrow. */
async function scheduled(world: World) {
	return await schedules(world).scheduleEmailCampaignActivity(world.draft, {
		scheduled_date: '2026-01-02T08:00:00.000Z',
	});
}

/** Campaigns, their schedules and variants. */
export const campaignCalls: Calls = {
	'EmailCampaignsApi.createEmailCampaign': (world) =>
		campaigns(world).createEmailCampaign({
			name: 'Fresh',
			email_campaign_activities: [{ ...MAIL, format_type: 5, html_content: HTML }],
		}),
	'EmailCampaignsApi.createResendEmailCampaign': (world) =>
		campaigns(world).createResendEmailCampaign(world.draft, resend),
	'EmailCampaignsApi.deleteEmailCampaign': (world) =>
		campaigns(world).deleteEmailCampaign(world.campaign),
	'EmailCampaignsApi.deleteResendEmailCampaign': async (world) => {
		const { data } = await campaigns(world).createResendEmailCampaign(world.draft, resend);
		return await campaigns(world).deleteResendEmailCampaign(world.draft, data.resend_request_id!);
	},
	'EmailCampaignsApi.getAllEmailCampaigns': (world) =>
		campaigns(world).getAllEmailCampaigns(
			3,
			'2026-01-01T00:00:00.000Z',
			'2020-01-01T00:00:00.000Z',
		),
	'EmailCampaignsApi.getEmailCampaignActivity': (world) =>
		campaigns(world).getEmailCampaignActivity(
			world.sent,
			'physical_address_in_footer,permalink_url,html_content,document_properties' as 'html_content',
		),
	'EmailCampaignsApi.getEmailCampaignById': (world) =>
		campaigns(world).getEmailCampaignById(world.campaign),
	'EmailCampaignsApi.getEmailCampaignXrefs': (world) =>
		campaigns(world).getEmailCampaignXrefs(String(world.v3.campaigns()[0]!.number)),
	'EmailCampaignsApi.getResendEmailCampaign': async (world) => {
		await campaigns(world).createResendEmailCampaign(world.draft, resend);
		return await campaigns(world).getResendEmailCampaign(world.draft);
	},
	'EmailCampaignsApi.patchEmailCampaignName': (world) =>
		campaigns(world).patchEmailCampaignName(world.campaign, { name: 'Other' }),
	'EmailCampaignsApi.updateEmailCampaignActivity': (world) =>
		campaigns(world).updateEmailCampaignActivity(world.draft, {
			...MAIL,
			contact_list_ids: [world.list],
			html_content: HTML,
		}),
	'EmailCampaignsABTestsApi.createABTestEmailCampaign': (world) =>
		tests(world).createABTestEmailCampaign(world.draft, abTest),
	'EmailCampaignsABTestsApi.deleteABTestEmailCampaign': async (world) => {
		await tests(world).createABTestEmailCampaign(world.draft, abTest);
		return await tests(world).deleteABTestEmailCampaign(world.draft);
	},
	'EmailCampaignsABTestsApi.getABTestEmailCampaign': async (world) => {
		await tests(world).createABTestEmailCampaign(world.draft, abTest);
		return await tests(world).getABTestEmailCampaign(world.draft);
	},
	'EmailSchedulingApi.getEmailCampaignActivityPreview': (world) =>
		schedules(world).getEmailCampaignActivityPreview(world.sent),
	'EmailSchedulingApi.getEmailCampaignActivitySchedule': async (world) => {
		await scheduled(world);
		return await schedules(world).getEmailCampaignActivitySchedule(world.draft);
	},
	'EmailSchedulingApi.getEmailCampaignActivitySendHistory': (world) =>
		schedules(world).getEmailCampaignActivitySendHistory(world.sent),
	'EmailSchedulingApi.scheduleEmailCampaignActivity': scheduled,
	'EmailSchedulingApi.testSendEmailCampaignActivity': (world) =>
		schedules(world).testSendEmailCampaignActivity(world.draft, {
			email_addresses: ['one@example.com', 'two@example.com'],
			personal_message: 'Please look',
		}),
	'EmailSchedulingApi.unscheduleEmailCampaignActivity': async (world) => {
		await scheduled(world);
		return await schedules(world).unscheduleEmailCampaignActivity(world.draft);
	},
};
