import { choice, filters, path, required, text, schema, type Resource } from '../../kit';
import type { ConstantContactApi } from '../api/client';
import { define } from '../operation';

const { text: words, object, optional } = schema;

/** Maximum visits per page (V3 API 3). */
const MOST_PER_PAGE = 500;

const getContacts = define.list({
	value: 'getContacts',
	name: 'Get Contacts',
	action: 'Get contacts of landing page',
	description: 'Retrieve what contacts did on a landing page, newest first',
	requests: 'One per 500 visits',
	records: 'landing-page-contacts',
	length: 'long',
	output: object(
		{
			contact_id: { type: 'string' },
			campaign_activity_id: words,
			tracking_activity_type: words,
			created_time: words,
			email_address: words,
			first_name: words,
			last_name: words,
			device_type: words,
			url_id: words,
			link_url: words,
			deleted_at: words,
			sms_channel: optional({
				country_code: words,
				state: words,
				formatted_international: words,
				formatted_national: words,
			}),
		},
		['contact_id'],
	),
	fields: {
		landingPageId: required(
			text({
				displayName: 'Landing Page ID',
				placeholder: 'e.g. 82ee2c37-c8f8-4974-9560-ef93ad51d581',
				description:
					"The campaign activity ID of the page. It is part of the URL of the page's report in Constant Contact.",
			}),
		),
		report: choice({
			displayName: 'Report',
			default: 'p_unique_contact_opens',
			description: 'What the contacts did',
			options: [
				{ name: 'All Opens', value: 'p_contact_opens' },
				{
					name: 'Clicks',
					value: 'p_unique_contact_clicks',
					description: 'Once per contact and link',
				},
				{ name: 'Contacts Added', value: 'p_unique_contact_adds' },
				{ name: 'Contacts Updated', value: 'p_unique_contact_updates' },
				{ name: 'Opens', value: 'p_unique_contact_opens', description: 'Once per contact' },
				{ name: 'SMS Opt-Ins', value: 'p_unique_contact_sms_optins' },
			],
		}),
		filters: filters({
			fields: {
				search: text({
					displayName: 'Search',
					description: 'Only contacts whose name or address contains this text',
				}),
			},
		}),
	},
	pages({ api, params: { landingPageId, report, filters: chosen }, limit }) {
		const target = path`/reports/landing_pages/campaign_details/${landingPageId}/${report}`;
		const query = { limit: Math.min(limit, MOST_PER_PAGE), contacts_filter: chosen.search };
		return api.pages(target, 'tracking_activities', query, limit);
	},
});

/** What contacts did on landing pages. */
export const landingPageReport: Resource<ConstantContactApi> = {
	value: 'landingPageReport',
	name: 'Landing Page Report',
	description: 'Results of landing pages',
	operations: [getContacts],
};
