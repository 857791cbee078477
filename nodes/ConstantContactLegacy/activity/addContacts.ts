import { choice } from '../../kit';
import { sourceFields } from '../../constantContactShared/bulk/fields';
import { targetFields } from '../../constantContactShared/bulk/targetList';
import { waitField } from '../../constantContactShared/bulk/waiting';
import { define } from '../operation';
import { addOptions, sendContacts } from './bulk';
import { columns } from './columns';
import { listsField } from './fields';
import { bulkSchema } from './schema';

export const addContacts = define.batch({
	value: 'addContacts',
	name: 'Import Contacts',
	action: 'Import contacts from file or items',
	description:
		'Add or update many contacts and add them to lists. Intended for 25 or more contacts; other list memberships are kept.',
	requests: 'One per 1.9 MB of encoded rows, one per status check, and a few for a list by name',
	output: bulkSchema,
	fields: {
		...sourceFields,
		...targetFields(listsField),
		activityType: choice({
			displayName: 'Activity Type',
			default: 'SV_ADD',
			description: 'The label of the import; all three do the same',
			options: [
				{
					name: 'Add Contact Detail',
					value: 'ADD_CONTACT_DETAIL',
					description: 'The type for rows with more columns than the email address',
				},
				{
					name: 'Add Contacts',
					value: 'ADD_CONTACTS',
					description: 'The type for rows with just an email address',
				},
				{
					name: 'Site Visitor Add',
					value: 'SV_ADD',
					description: 'Another name for Add Contacts; the most common one',
				},
			],
		}),
		wait: waitField,
		activityOptions: addOptions,
	},
	run(call) {
		const { activityType, lists, listName, activityOptions } = call.params;
		return sendContacts(call, {
			activityType,
			lists,
			listName,
			columns: columns.names,
			stopAtUnknownColumns: activityOptions.unknownColumns !== 'skip',
		});
	},
});
