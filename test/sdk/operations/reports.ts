import {
	ContactsReportingApi,
	EmailReportingApi,
	LandingPagesReportingApi,
	SMSReportingApi,
} from 'ctct-api-client';
import type { World } from '../world';
import type { Calls } from './call';

const mails = ({ configuration }: World) => new EmailReportingApi(configuration);
const people = ({ configuration }: World) => new ContactsReportingApi(configuration);
const pages = ({ configuration }: World) => new LandingPagesReportingApi(configuration);

const START = '2025-01-01T00:00:00.000Z';
const END = '2026-01-01T00:00:00.000Z';
const pageOf = ({ v3 }: World) => v3.landingPages()[0]!;

/** A contact who clicked in the sent email. */
function clicker({ v3, sent }: World): string {
	const { number } = v3.tracking(sent).find(({ kind }) => kind === 'em_clicks')!;
	return [...v3.contacts()].find((contact) => contact.number === number)!.id;
}

/** Reports on campaigns, contacts, landing pages and text messages. */
export const reportCalls: Calls = {
	'EmailReportingApi.getBouncesReport': (world) =>
		mails(world).getBouncesReport(world.sent, ['B', 'F', 'V', 'Z'], '5'),
	'EmailReportingApi.getCampaignActivityLinkReport': (world) =>
		mails(world).getCampaignActivityLinkReport(world.sent, true),
	'EmailReportingApi.getClicksReport': (world) => {
		const [link] = world.v3.campaignActivities(world.campaign)[0]!.links;
		return mails(world).getClicksReport(world.sent, link!.uid, '5');
	},
	'EmailReportingApi.getDidNotOpensReport': (world) =>
		mails(world).getDidNotOpensReport(world.sent, '5'),
	'EmailReportingApi.getEmailCampaignActivityReport': (world) =>
		mails(world).getEmailCampaignActivityReport([world.sent, world.draft].join(',')),
	'EmailReportingApi.getEmailCampaignReport': (world) => mails(world).getEmailCampaignReport('3'),
	'EmailReportingApi.getEmailOpensReport': (world) =>
		mails(world).getEmailOpensReport(world.sent, '5'),
	'EmailReportingApi.getEmailSendsReport': (world) =>
		mails(world).getEmailSendsReport(world.sent, '5'),
	'EmailReportingApi.getEmailStatsReport': (world) =>
		mails(world).getEmailStatsReport([world.campaign, world.list].join(',')),
	'EmailReportingApi.getForwardsReport': (world) => mails(world).getForwardsReport(world.sent, '5'),
	'EmailReportingApi.getOptoutsReport': (world) => mails(world).getOptoutsReport(world.sent, '5'),
	'EmailReportingApi.getUniqueOpensReport': (world) =>
		mails(world).getUniqueOpensReport(world.sent, '5'),
	'ContactsReportingApi.getContactOpenClickRateReport': (world) =>
		people(world).getContactOpenClickRateReport(clicker(world), START, END),
	'ContactsReportingApi.getContactTrackingCountReport': (world) =>
		people(world).getContactTrackingCountReport(clicker(world), START, END),
	'ContactsReportingApi.getContactTrackingReport': (world) =>
		people(world).getContactTrackingReport(
			clicker(world),
			['em_opens'],
			['em_clicks', 'em_sends'],
			true,
			'2',
		),
	'LandingPagesReportingApi.getContactAdds': (world) =>
		pages(world).getContactAdds(pageOf(world), '3'),
	'LandingPagesReportingApi.getContactOpens': (world) =>
		pages(world).getContactOpens(pageOf(world), '3'),
	'LandingPagesReportingApi.getUniqueContactClicks': (world) =>
		pages(world).getUniqueContactClicks(pageOf(world), '3'),
	'LandingPagesReportingApi.getUniqueContactOpens': (world) =>
		pages(world).getUniqueContactOpens(pageOf(world), '3', 'e'),
	'LandingPagesReportingApi.getUniqueContactSMSOptIns': (world) =>
		pages(world).getUniqueContactSMSOptIns(pageOf(world), '3'),
	'LandingPagesReportingApi.getUniqueContactUpdates': (world) =>
		pages(world).getUniqueContactUpdates(pageOf(world), '3'),
	'SMSReportingApi.getAllBulkSmsCampaignSummaries': ({ configuration }) =>
		new SMSReportingApi(configuration).getAllBulkSmsCampaignSummaries(START, '2', END),
};
