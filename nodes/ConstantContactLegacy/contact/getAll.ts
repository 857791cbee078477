import type { IDataObject } from 'n8n-workflow';

import {
	additionalFields,
	choice,
	dateTime,
	emptyError,
	filters,
	isBlank,
	mapPages,
	path,
	splitWords,
	takeRecords,
	toggle,
	when,
	type Field,
	type TellHint,
} from '../../kit';
import { readEmail } from '../../constantContactShared/contactForm/values';
import { readListId } from '../fields/ids';
import type { ConstantContactV1Api } from '../api/client';
import { listField } from '../fields/common';
import { plain } from '../operation';
import { listContactsByEmail, listContacts } from './listing';
import { contactSchema, simplifyContact } from './schema';

const emailsField: Field<string[]> = {
	property: {
		displayName: 'Email Addresses',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. ann@example.com, joe@example.com',
		description: 'Comma-separated, or an array from an expression',
	},
	read(raw, context) {
		const { label } = context;
		const entries = Array.isArray(raw) ? raw.map(String) : splitWords(String(raw ?? ''));
		const emails = entries.filter((entry) => !isBlank(entry));
		if (emails.length > 0) return [...new Set(emails.map((email) => readEmail(email, label)))];
		throw emptyError(context, 'Enter at least one address.');
	},
};

export const getAllContacts = plain.getAll({
	noun: 'contacts',
	description: 'Retrieve a list of contacts',
	requests: "One per 50 contacts; with 'Full Details' one more per contact",
	length: 'long',
	output: contactSchema,
	simplify: simplifyContact,
	fields: {
		select: choice({
			displayName: 'Select',
			default: 'all',
			options: [
				{ name: 'All Contacts', value: 'all' },
				{ name: 'By Email Address', value: 'email' },
				{ name: 'By List', value: 'list' },
				{ name: 'By List Type', value: 'listType' },
			],
		}),
		emails: when({ select: ['email'] }, emailsField),
		list: when({ select: ['list'] }, listField),
		listType: when(
			{ select: ['listType'] },
			choice({
				displayName: 'List Type',
				default: 'active',
				options: [
					{ name: 'Active', value: 'active', description: 'In one or more lists' },
					{ name: 'Do Not Mail', value: 'do-not-mail', description: 'Unsubscribed' },
					{
						name: 'Removed',
						value: 'removed',
						description: 'In no list, but not unsubscribed',
					},
				],
			}),
		),
		filters: when(
			{ select: ['list', 'listType'] },
			filters({
				fields: {
					updatedSince: dateTime({
						displayName: 'Updated Since',
						description:
							'Contacts changed at this time or later. Clocks may differ, so allow a few minutes.',
					}),
				},
			}),
		),
		additionalFields: additionalFields({
			fullDetails: toggle({
				displayName: 'Full Details',
				default: false,
				description: 'Whether to read each contact in full, with address, custom fields and lists',
			}),
		}),
	},
	pages({ api, params, limit, hint }) {
		const pages = listSelectedContacts(api, params, limit, hint);
		if (!params.additionalFields.fullDetails) return pages;
		const fetch = async ({ id }: IDataObject) => await api.get(path`/contacts/${String(id)}`);
		return mapPages(takeRecords(pages, limit), fetch, api.concurrency);
	},
});

interface Selection {
	select: 'all' | 'email' | 'list' | 'listType';
	emails?: string[];
	list?: string;
	listType?: 'active' | 'do-not-mail' | 'removed';
	filters?: { updatedSince?: Parameters<typeof listContacts>[2] };
}

function listSelectedContacts(
	api: ConstantContactV1Api,
	{ select, emails = [], list = '', listType = 'active', filters }: Selection,
	limit: number,
	hint: TellHint,
): AsyncGenerator<IDataObject[]> {
	if (select === 'email') {
		return listContactsByEmail(api, emails, (email) =>
			hint('No contact has these email addresses', email),
		);
	}
	if (select === 'all') return api.feed(path`/contacts`, { wanted: limit });
	const group = select === 'list' ? { listid: readListId(list) } : { listtype: listType };
	return listContacts(api, group, filters?.updatedSince, limit);
}
