import { path } from '../../kit';
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
	requests: 'One per 20,000 rows or 4 MB, one per status check, and one or two for a list by name',
	output: bulkSchema,
	fields: {
		...sourceFields,
		...targetFields(listsField),
		wait: waitField,
		activityOptions: addOptions,
	},
	run(call) {
		const { lists, listName, activityOptions } = call.params;
		return sendContacts(call, {
			lists,
			listName,
			target: path`/activities/addcontacts`,
			columns: columns.names,
			namesColumns: true,
			blanksErase: activityOptions.blanksErase === true,
			stopAtUnknownColumns: activityOptions.unknownColumns !== 'skip',
		});
	},
});
