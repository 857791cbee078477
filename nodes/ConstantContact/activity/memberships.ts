import {
	formatCount,
	collection,
	DateTime,
	InputError,
	path,
	required,
	schema,
	timeoutField,
	toggle,
	type BatchRecord,
	type Fields,
	type Operation,
} from '../../kit';
import { waitOptionsIfWanted } from '../../constantContactShared/bulk/waiting';
import type { ConstantContactApi } from '../api/client';
import { someLists, someTags } from '../contact/fields';
import { findChosenIds, LIST_KIND, TAG_KIND } from '../fields/chosenRecords';
import { define } from '../operation';
import {
	bulkActivitySchema,
	bulkFields,
	splitIntoParts,
	previewParts,
	runActivities,
	sendParts,
	type BulkPart,
} from './bulk';
import {
	readMembers,
	readSource,
	createSourceFields,
	type ContactSource,
	type SourceKind,
} from './contactSource';
import { findUnsubscribedSince, removeUnsubscribed } from './guard';
import { guardMemory, includeUnsubscribed, onlyNewlyUnsubscribed } from './guardMemory';

/** Maximum contacts per request (V3 API 6). */
const MOST_CONTACTS = 500;

const ALL_KINDS: SourceKind[] = ['all', 'ids', 'items', 'lists', 'segment', 'tags'];

const requests =
	'One per 500 contacts, or one for lists, tags or all; one per status check for all; one per email address; one per 500 contacts of a segment';

const { preview, wait } = bulkFields;

export const addToLists = define.batch({
	value: 'addToLists',
	name: 'Add to Lists',
	action: 'Add contacts to lists in bulk',
	description: 'Add any number of contacts to lists. People who have unsubscribed are left out.',
	requests: `${requests}; one per 500 people who have unsubscribed, before and after`,
	output: schema.object(
		{
			...bulkActivitySchema.properties,
			unsubscribed: schema.list(schema.object({ contact_id: schema.text })),
			unsubscribed_meanwhile: schema.list(schema.text),
		},
		[],
	),
	fields: {
		...createSourceFields(ALL_KINDS),
		lists: someLists,
		preview,
		wait,
		activityOptions: collection({
			displayName: 'Options',
			fields: {
				...waitOptionsIfWanted,
				includeUnsubscribed,
				onlyNewlyUnsubscribed,
				requestTimeout: timeoutField,
			},
		}),
	},
	async *run({ params, items, ...call }): AsyncGenerator<BatchRecord> {
		const { activityOptions } = params;
		const api = call.api.withTimeout(activityOptions.requestTimeout);
		const begin = DateTime.now();
		const lists = await findChosenIds(api, params.lists, LIST_KIND);
		const isGuarded = activityOptions.includeUnsubscribed !== true;
		const isOnlyNew = isGuarded && activityOptions.onlyNewlyUnsubscribed === true;
		const memory = guardMemory(call.functions, api, begin, isOnlyNew);
		const states: unknown[] = [];
		const { chosen, exclude, unsubscribed } = await call.once('contacts', async () => {
			const source = await readSource(api, params, items);
			return isGuarded
				? await removeUnsubscribed(api, source, memory.since)
				: { chosen: source, exclude: [], unsubscribed: [] };
		});
		if (unsubscribed.length > 0) {
			const named = unsubscribed.slice(0, 5).map(({ contact_id: id }) => id);
			call.hint(
				`Left out ${formatCount(unsubscribed.length, 'unsubscribed contact')}: ${named.join(', ')}${unsubscribed.length > 5 ? ' and others' : ''}`,
			);
		}
		const toOrder = (source: object) => ({
			source,
			...(exclude.length > 0 && { exclude: { contact_ids: exclude } }),
			list_ids: lists,
		});
		const order = { target: path`/activities/add_list_memberships`, what: 'contacts' };
		const parts = createParts(chosen, toOrder);
		if (params.preview) {
			yield previewParts(parts, { items, hint: call.hint }, isGuarded ? { unsubscribed } : {});
			return;
		}
		let report = unsubscribed;
		for await (const { part, ...record } of runActivities({ ...call, api }, params, items, {
			...order,
			parts,
		})) {
			states.push(record.json.state);
			const sent = part.ids && new Set(part.ids.keys());
			const isChecked = isGuarded && params.wait;
			const meanwhile = isChecked ? await findUnsubscribedSince(api, begin, sent, lists) : [];
			if (meanwhile.length > 0) {
				call.hint(
					`These contacts unsubscribed while being added, so check that they aren't in any list: ${meanwhile.join(', ')}`,
				);
			}
			yield {
				...record,
				json: {
					...record.json,
					...(isGuarded && { unsubscribed: report }),
					...(isChecked && { unsubscribed_meanwhile: meanwhile }),
				},
			};
			// Excluded contacts are reported once, with the first activity.
			report = [];
		}
		memory.confirm(states);
	},
});

/** The parts of a job. @throws InputError if there are no contacts */
function createParts(chosen: ContactSource, toOrder: (source: object) => object): BulkPart[] {
	if (!('ids' in chosen)) return [{ order: toOrder(chosen.source) as BulkPart['order'] }];
	if (chosen.ids.size === 0) {
		throw new InputError('There are no contacts to send', 'Check which contacts are chosen.');
	}
	return splitIntoParts(
		chosen.ids,
		MOST_CONTACTS,
		(ids) => toOrder({ contact_ids: ids }) as BulkPart['order'],
	);
}

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
		requests,
		output: bulkActivitySchema,
		fields: { ...createSourceFields(ALL_KINDS), ...field, ...bulkFields },
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
			const parts = createParts(source, (chosen) => ({
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
		const parts = createParts(chosen, (source) => source);
		const order = { target: path`/activities/contact_delete`, what: 'contacts', parts };
		yield* sendParts({ ...call, api, params, items }, order);
	},
});
