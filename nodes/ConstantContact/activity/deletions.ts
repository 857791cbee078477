import {
	choice,
	dynamicListText,
	InputError,
	path,
	when,
	type BatchRecord,
	type Operation,
} from '../../kit';
import { atLeastOne, idChoices } from '../../constantContactShared/fields/idChoices';
import type { ConstantContactApi } from '../api/client';
import {
	CUSTOM_FIELD_KIND,
	findChosenIds,
	LIST_KIND,
	TAG_KIND,
	type Kind,
} from '../fields/chosenRecords';
import { idFieldNamed, readIds } from '../fields/itemIds';
import { define } from '../operation';
import { bulkActivitySchema, bulkFields, splitIntoParts, sendParts } from './bulk';

/** How records of a kind are deleted, in any number. */
interface Deletion {
	value: string;
	name: string;
	description: string;
	kind: Kind;
	target: string;
	/** Key of the IDs in the request. */
	property: string;
	/** Maximum number of IDs per request (V3 API 6). */
	most: number;
}

function defineDeletion(deletion: Deletion): Operation<ConstantContactApi> {
	const { value, name, description, kind, target, property, most } = deletion;
	const label = `${kind.word.replace(/\b\w/g, (letter) => letter.toUpperCase())} Names or IDs`;
	return define.batch({
		value,
		name,
		action: `Delete ${kind.word}s in bulk`,
		description,
		requests: `One per ${most} ${kind.word}s, one per status check for all, and if names are given, one per page of the list of all`,
		output: bulkActivitySchema,
		fields: {
			idSource: choice({
				displayName: 'Input',
				default: 'ids',
				options: [
					{ name: 'From Items', value: 'items' },
					{ name: 'Names or IDs', value: 'ids' },
				],
			}),
			idField: when({ idSource: ['items'] }, idFieldNamed(kind.idKey)),
			records: when(
				{ idSource: ['ids'] },
				atLeastOne(
					idChoices({
						displayName: label,
						description: dynamicListText(),
						loadOptionsMethod: kind.method,
					}),
					`Choose at least one ${kind.word}.`,
				),
			),
			...bulkFields,
		},
		async *run({ params, items, ...call }): AsyncGenerator<BatchRecord> {
			const api = call.api.withTimeout(params.activityOptions.requestTimeout);
			const typed = (params.records ?? []).map((id) => ({ id, item: 0 }));
			const given = readIds(items, { ...params, ids: typed }, () => undefined);
			if (given.length === 0) {
				throw new InputError(
					`There are no ${kind.word}s to delete`,
					'Check the input of the node.',
				);
			}
			const any = { ...kind, most: Infinity };
			const ids = await call.once('ids', async () => {
				const found = new Map<string, number>();
				for (const { id, item } of given) {
					const [known = ''] = await findChosenIds(api, [id], any);
					if (!found.has(known)) found.set(known, item);
				}
				return found;
			});
			const parts = splitIntoParts(ids, most, (chunk) => ({ [property]: chunk }));
			yield* sendParts({ ...call, api, params, items }, { target, what: `${kind.word}s`, parts });
		},
	});
}

export const deleteLists = defineDeletion({
	value: 'deleteLists',
	name: 'Delete Lists',
	description: 'Delete any number of contact lists; their contacts stay in the account',
	kind: LIST_KIND,
	target: path`/activities/list_delete`,
	property: 'list_ids',
	most: 100,
});

export const deleteTags = defineDeletion({
	value: 'deleteTags',
	name: 'Delete Tags',
	description: 'Delete any number of tags, and remove them from all contacts',
	kind: TAG_KIND,
	target: path`/activities/contacts_tags_delete`,
	property: 'tag_ids',
	most: 500,
});

export const deleteCustomFields = defineDeletion({
	value: 'deleteCustomFields',
	name: 'Delete Custom Fields',
	description: 'Delete any number of custom fields, with the values that contacts have in them',
	kind: CUSTOM_FIELD_KIND,
	target: path`/activities/custom_fields_delete`,
	property: 'custom_field_ids',
	most: 100,
});
