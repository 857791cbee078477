import type { IDataObject } from 'n8n-workflow';

import {
	choice,
	filters,
	InputError,
	dateTime,
	path,
	schema,
	text,
	unreadableResponseError,
	type JsonSchema,
	type ValuesOf,
} from '../../kit';
import type { ConstantContactV2Api } from '../api/client';
import { toQueryTime } from '../api/dates';
import { getActivityDate, TRACKING_PER_PAGE } from './trackingRecord';

/** Which activities of a campaign or a contact are wanted. */
export const trackingFields = {
	activityType: choice({
		displayName: 'Activity Type',
		default: 'all',
		description: 'Which activities to return',
		options: [
			{ name: 'All', value: 'all', description: 'All of the following, in one list' },
			{ name: 'Bounces', value: 'bounces' },
			{ name: 'Clicks', value: 'clicks' },
			{ name: 'Forwards', value: 'forwards' },
			{ name: 'Opens', value: 'opens' },
			{ name: 'Sends', value: 'sends' },
			{ name: 'Unsubscribes', value: 'unsubscribes' },
		],
	}),
	filters: filters({
		fields: {
			createdSince: dateTime({
				displayName: 'Created Since',
				description: 'Activities at this time or later',
			}),
			link: text({
				displayName: 'Link ID',
				placeholder: 'e.g. 1100397796080',
				description: "The url_uid of a link from Campaign: Get, if 'Activity Type' is Clicks",
			}),
		},
	}),
};

/**
 * Activities, newest first, each with its time as `activity_date`, whatever its type.
 *
 * @param base the campaign or the contact, e.g. `/contacts/7`
 * @param parent its ID by name, for activities that don't include it
 * @param limit the number of activities
 * @throws InputError if a link is given but the type isn't clicks
 */
export async function* listActivities(
	api: ConstantContactV2Api,
	base: string,
	parent: IDataObject,
	{ activityType, filters }: ValuesOf<typeof trackingFields>,
	limit: number,
): AsyncGenerator<IDataObject[]> {
	const { createdSince, link } = filters;
	const query = {
		created_since: toQueryTime(createdSince),
		limit: Math.min(limit, TRACKING_PER_PAGE),
	};
	const target = `${base}/tracking${findSteps(activityType, link)}`;
	const pages = api.pages(target, query, limit);
	for await (const page of pages) {
		yield page.map((activity) => ({
			...parent,
			...activity,
			activity_date: getActivityDate(activity) ?? null,
		}));
	}
}

/** Path of a kind of activities below `tracking`, which itself returns all kinds (V2 API 2.2, 2.5). */
function findSteps(activityType: string, link: string | undefined): string {
	if (link !== undefined && activityType !== 'clicks') {
		throw new InputError(
			"'Link ID' applies to clicks only",
			"Choose Clicks under 'Activity Type', or remove 'Link ID'.",
		);
	}
	if (activityType === 'all') return '';
	return link === undefined ? path`/${activityType}` : path`/${activityType}/${link}`;
}

const { text: words, number } = schema;

/** An activity. It has no ID: type, campaign, contact, time and link together identify it (V2 API 2.2). */
export const activitySchema: JsonSchema = schema.object(
	{
		activity_type: words,
		activity_date: words,
		campaign_id: words,
		contact_id: words,
		email_address: words,
		open_date: words,
		click_date: words,
		link_id: words,
		link_uri: words,
		send_date: words,
		forward_date: words,
		bounce_date: words,
		bounce_code: words,
		bounce_description: words,
		bounce_message: words,
		unsubscribe_date: words,
		unsubscribe_source: words,
		unsubscribe_reason: words,
	},
	['activity_date'],
);

/** How often something happened (V2 API 2.2, 2.5). */
export const counters: Record<string, JsonSchema> = {
	sends: number,
	opens: number,
	clicks: number,
	forwards: number,
	unsubscribes: number,
	bounces: number,
};

/**
 * The counters of a campaign or a contact, with its ID: the response may leave it out (V2 API 3).
 *
 * @param key name of the ID, e.g. `campaign_id`
 * @param target the request's path
 * @throws TransportError if they are about another one, or there are none
 */
export function toSummary(
	key: string,
	id: string,
	counted: IDataObject,
	target: string,
): IDataObject {
	const refuse = (seen: string) => unreadableResponseError(`GET ${target}`, seen);
	const { [key]: own = id } = counted;
	if (String(own) !== id)
		throw refuse(`the server sent the statistics of another record (${key} ${String(own)})`);
	if (!Object.keys(counters).some((name) => name in counted))
		throw refuse('the server sent no statistics');
	return { [key]: id, ...counted };
}
