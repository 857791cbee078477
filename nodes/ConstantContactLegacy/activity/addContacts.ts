import { choice } from '../../kit';
import { define } from '../operation';
import { addOptions, rowFields, sendContacts } from './bulk';
import { columns } from './columns';
import { bulkSchema } from './schema';

const { lists, wait, waiting, ...inputFields } = rowFields;

export const addContacts = define.batch({
	value: 'addContacts',
	name: 'Add Contacts',
	action: 'Add contacts in bulk',
	description:
		'Add or update many contacts and put them on lists. Meant for 25 contacts or more; other list memberships stay.',
	requests: 'One per 1.9 MB of encoded rows, and one for each look at the status',
	output: bulkSchema,
	fields: {
		...inputFields,
		lists,
		activityType: choice({
			displayName: 'Activity Type',
			default: 'SV_ADD',
			description: 'The server decides by the columns what it does, so all three do the same',
			options: [
				{ name: 'Add Contact Detail', value: 'ADD_CONTACT_DETAIL' },
				{ name: 'Add Contacts', value: 'ADD_CONTACTS' },
				{ name: 'Site Visitor Add', value: 'SV_ADD' },
			],
		}),
		wait,
		waiting,
		bulkOptions: addOptions,
	},
	run(call) {
		const { activityType, bulkOptions } = call.params;
		return sendContacts(call, {
			activityType,
			columns: columns.names,
			stopAtUnknownColumns: bulkOptions.unknownColumns !== 'skip',
			stopAtInvalidRows: bulkOptions.invalidRows !== 'skip',
			asFile: bulkOptions.sendAs === 'file',
		});
	},
});
