import {
	fixedChoices,
	collection,
	DateTime,
	InputError,
	listLeafPaths,
	listOptions,
	dateTime,
	path,
	required,
	schema,
	toggle,
	type JsonSchema,
} from '../../kit';
import type { V3Query } from '../api/query';
import { findContactId } from '../contact/contacts';
import { contactField } from '../contact/fields';
import { define } from '../operation';

const { text, number } = schema;

/** Maximum activities per page (V3 API 3). */
const MOST_PER_PAGE = 100;

/** Maximum years that a report can span (V3 API 8). */
const MOST_YEARS = 5;

/** What a contact can do, by the API's names. */
const KINDS = [
	{ name: 'Bounces', value: 'em_bounces' },
	{ name: 'Clicks', value: 'em_clicks' },
	{ name: 'Forwards', value: 'em_forwards' },
	{ name: 'Landing Page Additions', value: 'p_contact_add' },
	{ name: 'Landing Page Clicks', value: 'p_contact_click' },
	{ name: 'Landing Page Opens', value: 'p_contact_open' },
	{ name: 'Landing Page Updates', value: 'p_contact_update' },
	{ name: 'Opens', value: 'em_opens' },
	{ name: 'Sends', value: 'em_sends' },
	{ name: 'Unsubscribes', value: 'em_optouts' },
];

const activitySchema: JsonSchema = schema.object(
	{
		contact_id: { type: 'string' },
		campaign_activity_id: text,
		campaign_activity_name: text,
		tracking_activity_type: text,
		created_time: text,
	},
	['contact_id'],
);

const summarySchema: JsonSchema = schema.object(
	{
		contact_id: { type: 'string' },
		campaign_activity_id: text,
		start_on: text,
		em_sends: number,
		em_opens: number,
		em_clicks: number,
		em_forwards: number,
		em_bounces: number,
		em_unsubscribes: number,
	},
	['contact_id'],
);

/** Counts campaigns sent within a time range. */
const spanFields = {
	start: required(dateTime({ displayName: 'Start' })),
};

const endField = dateTime({ displayName: 'End', description: 'Default: now' });

export const getContactActivities = define.list({
	value: 'getActivities',
	name: 'Get Activities',
	action: 'Get tracking activities of contact',
	description: 'Retrieve what a contact did with the campaigns it received, newest first',
	requests: 'One per 100 activities, and one to find a contact by email address',
	records: 'contact-activities',
	length: 'long',
	output: activitySchema,
	fields: {
		contact: contactField,
		listOptions: listOptions({
			names: toggle({ displayName: 'Campaign Names', default: true }),
			trackingTypes: fixedChoices({
				displayName: 'Tracking Types',
				description: 'Default: all',
				options: KINDS,
			}),
		}),
	},
	columns: () => listLeafPaths(activitySchema),
	async *pages({ api, params: { contact, listOptions: options }, limit }) {
		const { names = true, trackingTypes = [] } = options;
		const kinds = trackingTypes.length > 0 ? trackingTypes : KINDS.map(({ value }) => value);
		const id = await findContactId(api, contact);
		const target = path`/reports/contact_reports/${id}/activity_details`;
		const query = {
			tracking_activity_type: kinds,
			include_campaign_activity_names: names,
			limit: Math.min(limit, MOST_PER_PAGE),
		};
		yield* api.pages(target, 'tracking_activities', query, limit);
	},
});

export const getContactSummary = define.list({
	value: 'getSummary',
	name: 'Get Summary',
	action: 'Get campaign summary of contact',
	description:
		'Retrieve how often a contact opened and clicked each campaign, for at most the last 200',
	requests: 'One per contact, and one to find a contact by email address',
	records: 'contact-summary',
	length: 'short',
	output: summarySchema,
	fields: {
		contact: contactField,
		...spanFields,
		options: collection({ displayName: 'Options', fields: { end: endField } }),
	},
	async *pages({ api, params: { contact, start, options } }) {
		const span = toSpanQuery(start, options.end);
		const id = await findContactId(api, contact);
		const target = path`/reports/contact_reports/${id}/activity_summary`;
		for await (const page of api.pages(target, 'campaign_activities', span)) {
			yield page.map((summary) => ({ contact_id: id, ...summary }));
		}
	},
});

export const getContactRates = define.item({
	value: 'getRates',
	name: 'Get Rates',
	action: 'Get open and click rates of contact',
	description: 'Retrieve what percentage of the campaigns it received a contact opened and clicked',
	requests: 'One per contact, and one to find a contact by email address',
	output: schema.object({
		contact_id: { type: 'string' },
		included_activities_count: number,
		average_open_rate: number,
		average_click_rate: number,
	}),
	fields: {
		contact: contactField,
		...spanFields,
		options: collection({ displayName: 'Options', fields: { end: endField } }),
	},
	async run({ api, params: { contact, start, options } }) {
		const span = toSpanQuery(start, options.end);
		const id = await findContactId(api, contact);
		return await api.get(path`/reports/contact_reports/${id}/open_and_click_rates`, span);
	},
});

/** The time range of a report, with a numeric offset (V3 API 8). @throws InputError if it is empty or too long */
function toSpanQuery(start: DateTime, end: DateTime = DateTime.utc()): V3Query {
	const [from, to] = [start, end].map((time) => time.toUTC().toFormat("yyyy-MM-dd'T'HH:mm:ssZZ"));
	if (start >= end) {
		throw new InputError(`'Start' is ${from}, which is not before 'End' (${to})`, 'Correct one.');
	}
	if (start >= end.minus({ years: MOST_YEARS })) return { start: from, end: to };
	throw new InputError(
		`'Start' is ${from}, more than ${MOST_YEARS} years before 'End' (${to})`,
		'Choose a shorter period, or read it in several parts.',
	);
}
