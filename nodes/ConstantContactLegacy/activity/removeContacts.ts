import { sourceFields } from '../../constantContactShared/bulk/fields';
import { waitField } from '../../constantContactShared/bulk/waiting';
import { define } from '../operation';
import { removeOptions, sendContacts } from './bulk';
import { columns } from './columns';
import { listsField } from './fields';
import { bulkSchema } from './schema';

export const removeContacts = define.batch({
	value: 'removeContacts',
	name: 'Remove Contacts',
	action: 'Remove many contacts from lists',
	description:
		'Remove many contacts from lists. They stay in the account and are not unsubscribed. Intended for 25 or more contacts.',
	requests: 'One per 1.9 MB of encoded addresses, and one per status check',
	output: bulkSchema,
	fields: {
		...sourceFields,
		lists: listsField,
		wait: waitField,
		activityOptions: removeOptions,
	},
	run(call) {
		return sendContacts(call, {
			lists: call.params.lists,
			activityType: 'REMOVE_CONTACTS_FROM_LISTS',
			// Only the address matters (V1 API 4.2), so nothing else is sent and any other columns are allowed.
			columns: [columns.email],
			stopAtUnknownColumns: false,
		});
	},
});
