import type { IDataObject } from 'n8n-workflow';

import { fixedChoices, dateTime, requireSpan, type DateTime, type SpanEnd } from '../../kit';
import type { ConstantContactApi } from '../api/client';
import type { V3Query } from '../api/query';
import { CONTACTS } from './contacts';
import { addLabelsToAll } from './labels';

/** Maximum contacts per page (V3 API 3). */
const MOST_PER_PAGE = 500;

/** What is returned with each contact by default. */
export const USUAL_PARTS = [
	'custom_fields',
	'list_memberships',
	'phone_numbers',
	'street_addresses',
	'taggings',
];

/** What lists of contacts may include besides the contacts themselves. */
export const includedParts = {
	include: fixedChoices({
		displayName: 'Include',
		description: 'What to include with each contact. Default: everything except notes.',
		options: [
			{ name: 'Custom Fields', value: 'custom_fields' },
			{ name: 'Lists', value: 'list_memberships' },
			{ name: 'Notes', value: 'notes' },
			{ name: 'Phone Numbers', value: 'phone_numbers' },
			{ name: 'Street Addresses', value: 'street_addresses' },
			{ name: 'Tags', value: 'taggings' },
		],
	}),
};

/** Time filters, by their names in the API. */
export const timeFilters = {
	createdAfter: dateTime({ displayName: 'Created After' }),
	createdBefore: dateTime({ displayName: 'Created Before' }),
	unsubscribedAfter: dateTime({
		displayName: 'Unsubscribed After',
		description: "Contacts who have unsubscribed since then; 'Updated After' doesn't include them",
	}),
	unsubscribedBefore: dateTime({ displayName: 'Unsubscribed Before' }),
	updatedAfter: dateTime({
		displayName: 'Updated After',
		description: "Excludes people who have unsubscribed: use 'Unsubscribed After'",
	}),
	updatedBefore: dateTime({ displayName: 'Updated Before' }),
};

type Times = Partial<Record<keyof typeof timeFilters, DateTime>>;

/** The time filters as the API accepts them. @throws InputError if an end time is before its start time */
export function toTimeQuery(filters: Times): V3Query {
	for (const kind of ['created', 'unsubscribed', 'updated'] as const) {
		const [after, before] = [`${kind}After`, `${kind}Before`] as const;
		requireSpan(toSpanEnd(filters, after), toSpanEnd(filters, before));
	}
	return {
		created_after: toTime(filters.createdAfter),
		created_before: toTime(filters.createdBefore),
		optout_after: toTime(filters.unsubscribedAfter),
		optout_before: toTime(filters.unsubscribedBefore),
		updated_after: toTime(filters.updatedAfter),
		updated_before: toTime(filters.updatedBefore),
	};
}

function toSpanEnd(filters: Times, name: keyof Times): SpanEnd {
	return { label: timeFilters[name].property.displayName, time: filters[name] };
}

/** A time as the API accepts it in a query. */
export function toTime(time: DateTime | undefined): string | undefined {
	return time?.toUTC().toISO({ suppressMilliseconds: true }) ?? undefined;
}

/**
 * The contacts that match a query, with the labels of their custom fields.
 *
 * @param limit the number of contacts; Infinity for all
 */
export async function* listContacts(
	api: ConstantContactApi,
	query: V3Query,
	{ include = USUAL_PARTS }: { include?: string[] },
	limit: number,
): AsyncGenerator<IDataObject[]> {
	const whole = {
		...query,
		...(include.length > 0 && { include }),
		limit: Math.min(limit, MOST_PER_PAGE),
	};
	const pages = api.pages(CONTACTS, 'contacts', whole, limit);
	for await (const page of pages) yield await addLabelsToAll(api, page);
}

/** The contacts of a segment; the API allows no other filter or part with it (V3 API 4). */
export function listSegmentMembers(
	api: ConstantContactApi,
	segment: number,
	limit: number,
): AsyncGenerator<IDataObject[]> {
	const query = { segment_id: segment, limit: Math.min(limit, MOST_PER_PAGE) };
	return api.pages(CONTACTS, 'contacts', query, limit);
}
