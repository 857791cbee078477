import { dateTime, path, required, schema, type Resource, collection } from '../../kit';
import type { ConstantContactApi } from '../api/client';
import { requireOrder, toApiTime } from '../fields/time';
import { define } from '../operation';

const { text, number, object, optional } = schema;

/** Maximum campaigns per page (V3 API 3). */
const MOST_PER_PAGE = 50;

const getSummaries = define.list({
	value: 'getSummaries',
	name: 'Get Summaries',
	action: 'Get summaries of SMS campaigns',
	description: 'Retrieve how many text messages of each campaign were sent, delivered and clicked',
	requests: 'One per 50 campaigns',
	records: 'sms-summaries',
	output: object(
		{
			campaign_id: { type: 'string' },
			campaign_name: text,
			campaign_type: text,
			last_sent_date: text,
			unique_counts: optional({
				sends: number,
				delivers: number,
				opens: number,
				clicks: number,
				optouts: number,
			}),
		},
		['campaign_id'],
	),
	fields: {
		start: required(
			dateTime({
				displayName: 'Start',
				description:
					"Only campaigns sent since then, in the workflow's time zone unless it has an offset",
			}),
		),
		options: collection({
			displayName: 'Options',
			fields: {
				end: dateTime({
					displayName: 'End',
					description: 'Only campaigns sent until then. Default: now.',
				}),
			},
		}),
	},
	pages({ api, params: { start, options }, limit }) {
		const { end } = options;
		requireOrder(start, end);
		return api.pages(
			path`/reports/summary_reports/sms_campaign_summaries`,
			'bulk_sms_campaign_summaries',
			{
				limit: Math.min(limit, MOST_PER_PAGE),
				start_at: toApiTime(start),
				end_at: end && toApiTime(end),
			},
			limit,
		);
	},
});

/** The results of text message campaigns. */
export const smsReport: Resource<ConstantContactApi> = {
	value: 'smsReport',
	name: 'SMS Report',
	description: 'Results of text message campaigns',
	operations: [getSummaries],
};
