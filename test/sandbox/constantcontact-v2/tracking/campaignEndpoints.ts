import type { Call, Endpoint } from '../api';
import { campaignOf, refreshCampaign } from '../campaigns/endpoints';
import type { CampaignRecord } from '../campaigns/record';
import { notFound } from '../errors';
import { idOf, wireId } from '../wire';
import { activityPage, TRACKING_PAGING } from './page';
import { COLLECTION_NAMES, COLLECTIONS, type TrackingActivity } from './record';

const PATH = '/emailmarketing/campaigns/:campaignId/tracking';

/**
 * The campaign named in a path: only SENT ones have tracking (V2 API 2.5). The response for others isn't documented.
 * @throws ApiError 404
 */
function sentCampaignOf(call: Call): CampaignRecord {
	const campaign = campaignOf(call);
	if (campaign.status !== 'SENT') {
		throw notFound(`No tracking found for campaign ${campaign.id}: it has not been sent`);
	}
	return campaign;
}

/** A collection of a campaign's activities. */
function report(
	path: string,
	choose: (call: Call, campaign: CampaignRecord) => (activity: TrackingActivity) => boolean,
): Endpoint {
	return {
		method: 'GET',
		path: PATH + path,
		query: ['created_since'],
		paging: TRACKING_PAGING,
		run: (call) => {
			const campaign = sentCampaignOf(call);
			const { tracking } = call.account;
			return activityPage(
				call,
				(until) => tracking.ofCampaign(campaign.id, until),
				choose(call, campaign),
			);
		},
	};
}

const summary: Endpoint = {
	method: 'GET',
	path: `${PATH}/reports/summary`,
	query: ['updateSummary'],
	run: (call) => {
		const { tracking, options } = call.account;
		const campaign = sentCampaignOf(call);
		refreshCampaign(call, campaign);
		const asOf = tracking.refreshes.asOf('campaign', campaign.id, call.now);
		const { recipients, spam } = tracking.campaignCounters(campaign.id, asOf);
		return {
			status: 200,
			body: {
				...recipients,
				...(options.omitSpamCount
					? {}
					: { spam_count: spam, campaign_id: wireId(campaign.id, options) }),
			},
		};
	},
};

/** Clicks on one link; `linkId` is its `url_uid` in the campaign. */
const linkClicks = report('/clicks/:linkId', ({ params }, { id, links }) => {
	const uid = idOf(params.linkId!);
	if (!links.some((link) => link.uid === uid)) {
		throw notFound(`No link ${params.linkId} found in campaign ${id}`);
	}
	return ({ link }) => link?.uid === uid;
});

/** Tracking of campaigns (V2 API 2.5). */
export const campaignTrackingEndpoints: Endpoint[] = [
	summary,
	report('', () => () => true),
	...COLLECTION_NAMES.map((name) =>
		report(
			`/${name}`,
			() =>
				({ type }) =>
					type === COLLECTIONS[name],
		),
	),
	linkClicks,
];
