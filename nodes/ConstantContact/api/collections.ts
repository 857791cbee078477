import type { IDataObject } from 'n8n-workflow';

import {
	getValueAt,
	requireSameRecord,
	unreadableResponseError,
	type Collection,
	type HttpResponse,
} from '../../kit';
import { readRecord } from './responses';

/** The records of an account that have an ID (V3 API 4 to 6). */
const COLLECTIONS: Collection[] = [
	{
		path: /^\/contacts$/,
		id: 'contact_id',
		known: (contact) => [getValueAt(contact, 'email_address.address')],
		others: ['counts'],
	},
	{ path: /^\/contacts\/sign_up_form$/, id: 'contact_id' },
	{ path: /^\/contact_lists$/, id: 'list_id', known: ({ name }) => [name] },
	{ path: /^\/contact_tags$/, id: 'tag_id', known: ({ name }) => [name] },
	{ path: /^\/contact_custom_fields$/, id: 'custom_field_id', known: ({ label }) => [label] },
	{ path: /^\/account\/emails$/, id: 'email_id', known: ({ email_address: email }) => [email] },
	{ path: /^\/activities(?:\/\w+)?$/, id: 'activity_id' },
	{ path: /^\/segments$/, id: 'segment_id', known: ({ name }) => [name], parts: ['name'] },
	{ path: /^\/emails$/, id: 'campaign_id', known: ({ name }) => [name] },
	{ path: /^\/emails\/activities$/, id: 'campaign_activity_id', parts: ['previews'] },
	{
		path: /^\/automations\/workflows$/,
		id: 'id',
		known: ({ workflowName, name }) => [workflowName ?? name],
	},
	{ path: /^\/events(?:\/default)?$/, id: 'event_id', known: ({ name }) => [name] },
	{ path: /\/registrations$/, id: 'registration_id' },
	{
		path: /^\/reports\/contact_reports$/,
		id: 'contact_id',
		parts: ['activity_summary', 'open_and_click_rates'],
	},
	{ path: /^\/social\/posts$/, id: 'campaign_id' },
];

/** For an account without a postal address, the response is empty. */
const MAY_BE_EMPTY = /\/physical_address$/;

/** The record in a response, if it is the one requested. @param sent what a creation sent, in its body or its query */
export function checkSameRecord(response: HttpResponse, sent?: IDataObject): IDataObject {
	const record = requireSameRecord(readRecord(response), response, COLLECTIONS, sent);
	const { request, mayHaveActed } = response;
	if (Object.keys(record).length > 0 || MAY_BE_EMPTY.test(request)) return record;
	const isRead = request.startsWith('GET ');
	throw unreadableResponseError(
		{ request, mayHaveActed: mayHaveActed || !isRead },
		'the server sent an empty record',
	);
}
