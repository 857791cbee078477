import { filters, listOptions } from '../../kit';
import { listContacts, includedParts, timeFilters, toTimeQuery } from '../contact/listing';
import { contactSchema, simplifyContact } from '../contact/schema';
import { listField } from '../fields/common';
import { define } from '../operation';

const { createdAfter, createdBefore, updatedAfter, updatedBefore } = timeFilters;

export const getListMembers = define.list({
	value: 'getMembers',
	name: 'Get Members',
	action: 'Get members of contact list',
	description: 'Retrieve the contacts of a list',
	requests: 'One per 500 members, and one for the labels of custom fields',
	records: 'list-members',
	length: 'long',
	output: contactSchema,
	simplify: simplifyContact,
	fields: {
		list: listField,
		filters: filters({
			fields: { createdAfter, createdBefore, updatedAfter, updatedBefore },
		}),
		listOptions: listOptions(includedParts),
	},
	pages({ api, params: { list, filters: chosen, listOptions: options }, limit }) {
		return listContacts(api, { ...toTimeQuery(chosen), lists: list }, options, limit);
	},
});
