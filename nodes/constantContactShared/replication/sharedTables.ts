import type { IDataObject } from 'n8n-workflow';

import { columnList, type Column } from './column';
import type { TablePage } from './table';

/**
 * What the tables of versions 2 and 3 have in common: names, and columns in order. A database filled with one version can be
 * continued with the other.
 */

export const ACCOUNT_INFO = {
	value: 'accountInfo',
	name: 'Account Info',
	description: 'The account itself, one row',
	requests: 'One',
	expectedRequests: (): number => 1,
	columns: columnList(
		['website', 'text'],
		['organization_name', 'text'],
		['time_zone', 'text'],
		['first_name', 'text'],
		['last_name', 'text'],
		['email', 'text'],
		['phone', 'text'],
		['company_logo', 'text'],
		['country_code', 'text'],
		['state_code', 'text'],
		['organization_addresses', 'json'],
	),
};

export const CONTACT_LISTS = {
	value: 'contactLists',
	name: 'Contact Lists',
	columns: columnList(
		['id', 'text'],
		['name', 'text'],
		['status', 'text'],
		['created_date', 'time'],
		['modified_date', 'time'],
		['contact_count', 'number'],
	),
};

export const CONTACT_TRACKING = {
	value: 'contactTracking',
	name: 'Contact Tracking',
	description:
		'What contacts did with emails: sends, opens, clicks, forwards, bounces and unsubscribes',
	columns: columnList(
		['activity_type', 'text'],
		['campaign_id', 'text'],
		['contact_id', 'text'],
		['open_date', 'time'],
		['activity_date', 'time'],
		['email_address', 'text'],
		['send_date', 'time'],
		['click_date', 'time'],
		['link_id', 'text'],
		['link_uri', 'text'],
		['forward_date', 'time'],
		['bounce_date', 'time'],
		['bounce_code', 'text'],
		['bounce_description', 'text'],
		['bounce_message', 'text'],
		['unsubscribe_date', 'time'],
		['unsubscribe_source', 'text'],
		['unsubscribe_reason', 'text'],
	),
};

export const CONTACTS = {
	value: 'contacts',
	name: 'Contacts',
	columns: columnList(
		['id', 'text'],
		['status', 'text'],
		['fax', 'text'],
		['addresses', 'records'],
		['notes', 'json'],
		['confirmed', 'boolean'],
		['lists', 'records'],
		['source', 'text'],
		['email_addresses', 'records'],
		['prefix_name', 'text'],
		['first_name', 'text'],
		['middle_name', 'text'],
		['last_name', 'text'],
		['job_title', 'text'],
		['company_name', 'text'],
		['home_phone', 'text'],
		['work_phone', 'text'],
		['cell_phone', 'text'],
		['custom_fields', 'json'],
		['created_date', 'time'],
		['modified_date', 'time'],
		['source_details', 'text'],
	),
};

export const EMAIL_CAMPAIGNS = {
	value: 'emailCampaigns',
	name: 'Email Campaigns',
	description:
		'The campaigns with their status; a key-based run also reports those that were deleted',
	columns: columnList(
		['id', 'text'],
		['name', 'text'],
		['status', 'text'],
		['modified_date', 'time'],
	),
	changedAt: ({ modified_date: modified }: IDataObject): unknown => modified,
};

export const EMAIL_CAMPAIGN_SUMMARY = {
	value: 'emailCampaignSummary',
	name: 'Email Campaign Summary',
	columns: columnList(
		['checkid', 'text'],
		['start_date', 'time'],
		['end_date', 'time'],
		['sends', 'number'],
		['opens', 'number'],
		['clicks', 'number'],
		['forwards', 'number'],
		['unsubscribes', 'number'],
		['bounces', 'number'],
		['spam_count', 'number'],
		['campaign_id', 'text'],
	),
};

/** The columns except those for which a version has no data. */
export function withoutColumns({ columns }: { columns: Column[] }, ...names: string[]): Column[] {
	return columns.filter(({ name }) => !names.includes(name));
}

/** Records without their cursors. */
export async function* readRecords(pages: AsyncIterable<TablePage>): AsyncGenerator<IDataObject[]> {
	for await (const { records } of pages) yield records;
}
