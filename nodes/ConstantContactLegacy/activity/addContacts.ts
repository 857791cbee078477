import { choice } from '../../kit';
import { targetFields } from '../../constantContactShared/bulk/targetList';
import { define } from '../operation';
import { addOptions, inputFields, sendContacts } from './bulk';
import { columns } from './columns';
import { listsField } from './fields';
import { bulkSchema } from './schema';

const { wait, ...sources } = inputFields;

export const addContacts = define.batch({
	value: 'addContacts',
	name: 'Import Contacts',
	action: 'Import contacts from file or items',
	description:
		'Add or update many contacts and put them on lists. Meant for 25 contacts or more; other list memberships stay.',
	requests:
		'One per 1.9 MB of encoded rows, one for each look at the status, and some for a list by name',
	output: bulkSchema,
	fields: {
		...sources,
		...targetFields(listsField),
		activityType: choice({
			displayName: 'Activity Type',
			default: 'SV_ADD',
			description: 'The label of the import; all three do the same',
			options: [
				{
					name: 'Add Contact Detail',
					value: 'ADD_CONTACT_DETAIL',
					description: 'The type for rows with more than an email address',
				},
				{
					name: 'Add Contacts',
					value: 'ADD_CONTACTS',
					description: 'The type for rows with an email address alone',
				},
				{
					name: 'Site Visitor Add',
					value: 'SV_ADD',
					description: 'Another name of Add Contacts, and the usual one',
				},
			],
		}),
		wait,
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
			stopAtInvalidRows: activityOptions.invalidRows !== 'skip',
			outputRefusedRows: activityOptions.refusedRows === true,
			asFile: activityOptions.sendAs === 'file',
			timeout: activityOptions.requestTimeout,
			waiting: activityOptions,
		});
	},
});
