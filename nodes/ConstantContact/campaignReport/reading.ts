import {
	choice,
	fixedChoices,
	collection,
	filters,
	InputError,
	listLeafPaths,
	path,
	text,
	toggle,
} from '../../kit';
import {
	findActivityId,
	campaignActivityField,
	REQUESTS_FOR_EMAIL,
} from '../campaignActivity/reference';
import { define } from '../operation';
import { linkSchema, summarySchema, trackingSchema } from './schema';

/** Maximum records per page (V3 API 3). */
const MOST_PER_PAGE = 500;

export const getSummaries = define.list({
	value: 'getSummaries',
	name: 'Get Summaries',
	action: 'Get summaries of campaigns',
	description:
		'Retrieve how many people received, opened and clicked each sent campaign, newest first',
	requests: 'One per 500 campaigns',
	records: 'campaign-summaries',
	length: 'long',
	output: summarySchema,
	fields: {},
	columns: () => listLeafPaths(summarySchema),
	pages: ({ api, limit }) =>
		api.pages(
			path`/reports/summary_reports/email_campaign_summaries`,
			'bulk_email_campaign_summaries',
			{ limit: Math.min(limit, MOST_PER_PAGE) },
			limit,
		),
});

export const getLinks = define.item({
	value: 'getLinks',
	name: 'Get Links',
	action: 'Get links of campaign',
	description: 'Retrieve how many people clicked each link of a campaign',
	requests: REQUESTS_FOR_EMAIL,
	output: linkSchema,
	fields: {
		campaignActivity: campaignActivityField,
		options: collection({
			displayName: 'Options',
			fields: {
				withoutClicks: toggle({
					displayName: 'Include Links Without Clicks',
					default: false,
				}),
			},
		}),
	},
	async run({ api, params: { campaignActivity, options }, hint }) {
		const id = await findActivityId(api, campaignActivity);
		const query = { ...(options.withoutClicks && { no_clicks: true }) };
		const target = path`/reports/email_reports/${id}/links`;
		const links = await api.list(target, query, 'link_click_counts');
		if (links.length === 0) hint('Nobody has clicked a link in the campaign');
		return links.map((link) => ({ campaign_activity_id: id, ...link }));
	},
});

export const getTracking = define.list({
	value: 'getTracking',
	name: 'Get Tracking',
	action: 'Get tracking activities of campaign',
	description: 'Retrieve who received, opened or clicked a campaign and so on, newest first',
	requests: 'One per 500 activities, and one to find the activity of the campaign',
	records: 'campaign-tracking',
	length: 'long',
	output: trackingSchema,
	fields: {
		campaignActivity: campaignActivityField,
		trackingType: choice({
			displayName: 'Tracking Type',
			default: 'opens',
			options: [
				{ name: 'Bounces', value: 'bounces' },
				{ name: 'Clicks', value: 'clicks' },
				{ name: 'Did Not Open', value: 'didnotopens' },
				{ name: 'Forwards', value: 'forwards' },
				{ name: 'Opens', value: 'opens' },
				{ name: 'Sends', value: 'sends' },
				{ name: 'Unique Opens', value: 'unique_opens' },
				{ name: 'Unsubscribes', value: 'optouts' },
			],
		}),
		filters: filters({
			fields: {
				bounceCode: fixedChoices({
					displayName: 'Bounce Code',
					options: [
						{ name: 'Blocked', value: 'Z' },
						{ name: 'Mailbox Full', value: 'F' },
						{ name: 'Nonexistent Address', value: 'B' },
						{ name: 'Other', value: 'X' },
						{ name: 'Suspended', value: 'S' },
						{ name: 'Undeliverable', value: 'D' },
						{ name: 'Vacation', value: 'V' },
					],
				}),
				urlId: text({
					displayName: 'Link ID',
					placeholder: 'e.g. 1100397796080',
					description: "The url_id of 'Get Links'",
				}),
			},
		}),
	},
	columns: () => listLeafPaths(trackingSchema),
	async *pages({ api, params: { campaignActivity, trackingType, filters: chosen }, limit }) {
		const { bounceCode = [], urlId } = chosen;
		if (bounceCode.length > 0 && trackingType !== 'bounces') {
			throw wrongTypeError('Bounce Code', 'Bounces');
		}
		if (urlId !== undefined && trackingType !== 'clicks') throw wrongTypeError('Link ID', 'Clicks');
		if (urlId !== undefined && !/^\d{1,19}$/.test(urlId)) {
			throw new InputError(
				`'Link ID' isn't a number: '${urlId}'`,
				"Use the url_id from 'Get Links'.",
			);
		}
		const id = await findActivityId(api, campaignActivity);
		const target = path`/reports/email_reports/${id}/tracking/${trackingType}`;
		const query = {
			...(bounceCode.length > 0 && { bounce_code: bounceCode }),
			url_id: urlId,
			limit: Math.min(limit, MOST_PER_PAGE),
		};
		yield* api.pages(target, 'tracking_activities', query, limit);
	},
});

/** The error for a filter that is used for a type to which it doesn't apply. */
function wrongTypeError(filter: string, type: string): InputError {
	return new InputError(
		`'${filter}' applies to ${type} only`,
		`Choose ${type} under 'Tracking Type', or remove '${filter}'.`,
	);
}
