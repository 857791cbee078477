import { additionalFields, choice, dateTime, filters, text, toggle } from '../../kit';
import { readEmail } from '../../constantContactShared/contactForm/values';
import { toQueryTime } from '../api/dates';
import { optionalListField } from '../fields/common';
import { plain } from '../operation';
import { listContacts } from './listing';
import { contactSchema, simplifyContact } from './schema';

const emailFilter = text({
	displayName: 'Email Address',
	placeholder: 'e.g. ann@example.com',
});

const statusFilter = choice({
	displayName: 'Status',
	default: 'ALL',
	options: [
		{ name: 'Active', value: 'ACTIVE', description: 'In one or more lists' },
		{ name: 'All', value: 'ALL' },
		{ name: 'Opted Out', value: 'OPTOUT', description: 'Unsubscribed' },
		{ name: 'Removed', value: 'REMOVED', description: 'In no list, but not unsubscribed' },
		{
			name: 'Unconfirmed',
			value: 'UNCONFIRMED',
			description: "Asked to confirm the address, but hasn't responded yet",
		},
	],
});

export const getAllContacts = plain.getAll({
	noun: 'contacts',
	description: 'Retrieve a list of contacts',
	requests: 'One per 500 contacts',
	length: 'long',
	output: contactSchema,
	simplify: simplifyContact,
	fields: {
		filters: filters({
			fields: {
				email: emailFilter,
				list: optionalListField,
				modifiedSince: dateTime({
					displayName: 'Modified Since',
					description:
						'Contacts changed at this time or later. Clocks may differ, so allow a few minutes.',
				}),
				status: statusFilter,
			},
		}),
		additionalFields: additionalFields({
			includeContactId: toggle({
				displayName: 'Include Contact ID',
				default: false,
				description: "Whether to add contact_id, the contact's ID in the current API (V3)",
			}),
		}),
	},
	pages({ api, params: { filters, additionalFields }, limit, hint }) {
		const { email, list, modifiedSince, status = 'ALL' } = filters;
		const { includeContactId } = additionalFields;
		if (includeContactId && list !== undefined && email === undefined) {
			hint("The API doesn't return contact_id if contacts are filtered by 'List'");
		}
		return listContacts(api, {
			email: email === undefined ? undefined : readEmail(email, 'Email Address'),
			list,
			modifiedSince: toQueryTime(modifiedSince),
			status,
			includeContactId,
			limit,
		});
	},
});
