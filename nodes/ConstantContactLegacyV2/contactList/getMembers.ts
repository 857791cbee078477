import { filters, dateTime } from '../../kit';
import { listMembers } from '../contact/listing';
import { contactSchema, simplifyContact } from '../contact/schema';
import { toQueryTime } from '../api/dates';
import { listField } from '../fields/common';
import { define } from '../operation';

export const getListMembers = define.list({
	value: 'getMembers',
	name: 'Get Members',
	action: 'Get members of contact list',
	description: 'Retrieve the contacts of a list',
	requests: 'One per 500 members',
	records: 'list-members',
	length: 'long',
	output: contactSchema,
	simplify: simplifyContact,
	fields: {
		list: listField,
		filters: filters({
			fields: {
				modifiedSince: dateTime({
					displayName: 'Modified Since',
					description: 'Contacts changed at this time or later',
				}),
			},
		}),
	},
	pages({ api, params: { list, filters }, limit }) {
		return listMembers(api, list, toQueryTime(filters.modifiedSince), limit);
	},
});
