import { InputError, path, required, toggle, type BatchRecord } from '../../kit';
import { define } from '../operation';
import { bulkActivitySchema, bulkFields, sendParts } from './bulk';
import { createContactParts } from './contactParts';
import { createSourceFields, readSource } from './contactSource';

export const deleteContacts = define.batch({
	value: 'deleteContacts',
	name: 'Delete Contacts',
	action: 'Delete contacts in bulk',
	description:
		'Delete any number of contacts: they leave all lists and lose their tags. The service keeps them, and their addresses remain taken.',
	requests:
		'One per 500 contacts, or one for lists; one per status check for all; one per email address',
	output: bulkActivitySchema,
	fields: {
		...createSourceFields(['ids', 'items', 'lists']),
		confirmDeletion: required(
			toggle({
				displayName: 'Confirm Deletion',
				default: false,
				description: 'Whether to delete these contacts; if off, nothing is sent',
			}),
		),
		...bulkFields,
	},
	async *run({ params, items, ...call }): AsyncGenerator<BatchRecord> {
		if (!params.confirmDeletion && !params.preview) {
			throw new InputError(
				"'Confirm Deletion' is off, so nothing was deleted",
				"Check which contacts are chosen, with 'Preview', then turn it on.",
			);
		}
		const api = call.api.withTimeout(params.activityOptions.requestTimeout);
		const chosen = await call.once('contacts', async () => await readSource(api, params, items));
		const parts = createContactParts(chosen, (source) => source);
		const order = { target: path`/activities/contact_delete`, what: 'contacts', parts };
		yield* sendParts({ ...call, api, params, items }, order);
	},
});
