import { path, type BatchRecord, type Fields, type Operation } from '../../kit';
import type { ConstantContactApi } from '../api/client';
import { someLists, someTags } from '../contact/fields';
import { findChosenIds, LIST_KIND, TAG_KIND } from '../fields/chosenRecords';
import { define } from '../operation';
import { bulkActivitySchema, bulkFields, sendParts } from './bulk';
import { createContactParts, REQUESTS_FOR_CONTACTS } from './contactParts';
import { createSourceFields, readMembers, readSource } from './contactSource';

/** What a bulk activity does to the lists or tags of many contacts. */
interface Membership {
	value: string;
	name: string;
	action: string;
	description: string;
	target: string;
	of: 'lists' | 'tags';
}

/** The lists or tags of such an activity. */
type Chosen = Partial<Record<'lists' | 'tags', string[]>>;

function defineMembership(membership: Membership): Operation<ConstantContactApi> {
	const { of, target, ...info } = membership;
	const field: Fields = of === 'lists' ? { lists: someLists } : { tags: someTags };
	return define.batch({
		...info,
		requests: REQUESTS_FOR_CONTACTS,
		output: bulkActivitySchema,
		fields: { ...createSourceFields(), ...field, ...bulkFields },
		async *run({ params, items, ...call }): AsyncGenerator<BatchRecord> {
			const api = call.api.withTimeout(params.activityOptions.requestTimeout);
			const kind = of === 'lists' ? LIST_KIND : TAG_KIND;
			const wanted = await findChosenIds(api, (params as Chosen)[of] ?? [], kind);
			const source = await call.once('contacts', async () => {
				const read = await readSource(api, params, items);
				// The service doesn't accept a segment here (V3 API appendix B).
				const isSegment = 'source' in read && read.source.segment_id !== undefined;
				return isSegment ? { ids: await readMembers(api, read.source) } : read;
			});
			const parts = createContactParts(source, (chosen) => ({
				source: chosen,
				[of === 'lists' ? 'list_ids' : 'tag_ids']: wanted,
			}));
			yield* sendParts({ ...call, api, params, items }, { target, what: 'contacts', parts });
		},
	});
}

export const removeFromLists = defineMembership({
	value: 'removeFromLists',
	name: 'Remove From Lists',
	action: 'Remove contacts from lists in bulk',
	description: 'Remove any number of contacts from lists; they stay in the account',
	target: path`/activities/remove_list_memberships`,
	of: 'lists',
});

export const addTags = defineMembership({
	value: 'addTags',
	name: 'Add Tags',
	action: 'Add tags to contacts in bulk',
	description: 'Add tags to any number of contacts',
	target: path`/activities/contacts_taggings_add`,
	of: 'tags',
});

export const removeTags = defineMembership({
	value: 'removeTags',
	name: 'Remove Tags',
	action: 'Remove tags from contacts in bulk',
	description: 'Remove tags from any number of contacts',
	target: path`/activities/contacts_taggings_remove`,
	of: 'tags',
});
