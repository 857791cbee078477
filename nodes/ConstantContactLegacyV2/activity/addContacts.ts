import { path } from '../../kit';
import { define } from '../operation';
import { addOptions, rowFields, sendContacts } from './bulk';
import { columns } from './columns';
import { bulkSchema } from './schema';

export const addContacts = define.batch({
	value: 'addContacts',
	name: 'Import Contacts',
	action: 'Import contacts from file or items',
	description:
		'Add or update many contacts and put them on lists. Meant for 25 contacts or more; other list memberships stay.',
	requests: 'One per 20,000 rows or 4 MB, and one for each look at the status',
	output: bulkSchema,
	fields: { ...rowFields, bulkOptions: addOptions },
	run(call) {
		const { bulkOptions } = call.params;
		return sendContacts(call, {
			target: path`/activities/addcontacts`,
			columns: columns.names,
			namesColumns: true,
			blanksErase: bulkOptions.blanksErase === true,
			stopAtUnknownColumns: bulkOptions.unknownColumns !== 'skip',
			stopAtInvalidRows: bulkOptions.invalidRows !== 'skip',
			outputRefusedRows: bulkOptions.refusedRows === true,
			asFile: bulkOptions.sendAs === 'file',
			timeout: bulkOptions.requestTimeout,
		});
	},
});
