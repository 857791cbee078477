import {
	collection,
	formatCount,
	listSome,
	path,
	schema,
	timeoutField,
	type BatchRecord,
} from '../../kit';
import { waitOptionsIfWanted } from '../../constantContactShared/bulk/waiting';
import { someLists } from '../contact/fields';
import { findChosenIds, LIST_KIND } from '../fields/chosenRecords';
import { define } from '../operation';
import { bulkActivitySchema, bulkFields, previewParts, runActivities } from './bulk';
import { createContactParts, REQUESTS_FOR_CONTACTS } from './contactParts';
import { createSourceFields, readSource } from './contactSource';
import { findUnsubscribedSince, removeUnsubscribed } from './guardedSource';
import { guardOptions, MOST_NAMED, startGuard } from './guard';

const { preview, wait } = bulkFields;

export const addToLists = define.batch({
	value: 'addToLists',
	name: 'Add to Lists',
	action: 'Add contacts to lists in bulk',
	description: 'Add any number of contacts to lists. People who have unsubscribed are left out.',
	requests: `${REQUESTS_FOR_CONTACTS}; one per 500 people who have unsubscribed, before and after`,
	output: schema.object(
		{
			...bulkActivitySchema.properties,
			unsubscribed: schema.list(schema.object({ contact_id: schema.text })),
			unsubscribed_meanwhile: schema.list(schema.text),
		},
		[],
	),
	fields: {
		...createSourceFields(),
		lists: someLists,
		preview,
		wait,
		activityOptions: collection({
			displayName: 'Options',
			fields: {
				...waitOptionsIfWanted,
				...guardOptions,
				requestTimeout: timeoutField,
			},
		}),
	},
	async *run({ params, items, ...call }): AsyncGenerator<BatchRecord> {
		const { activityOptions } = params;
		const client = call.api.withTimeout(activityOptions.requestTimeout);
		const guard = await startGuard(call, client, activityOptions);
		const { api } = guard;
		const lists = await findChosenIds(api, params.lists, LIST_KIND);
		const states: unknown[] = [];
		const { chosen, exclude, unsubscribed } = await call.once('contacts', async () => {
			const source = await readSource(api, params, items);
			return guard.isOn
				? await removeUnsubscribed(api, source, guard.since)
				: { chosen: source, exclude: [], unsubscribed: [] };
		});
		if (unsubscribed.length > 0) {
			const ids = unsubscribed.map(({ contact_id: id }) => id);
			call.hint(`Left out ${formatCount(ids.length, 'unsubscribed contact')}: ${listSome(ids, 5)}`);
		}
		const toOrder = (source: object) => ({
			source,
			...(exclude.length > 0 && { exclude: { contact_ids: exclude } }),
			list_ids: lists,
		});
		const order = { target: path`/activities/add_list_memberships`, what: 'contacts' };
		const parts = createContactParts(chosen, toOrder);
		if (params.preview) {
			yield previewParts(parts, { items, hint: call.hint }, guard.isOn ? { unsubscribed } : {});
			return;
		}
		let report = unsubscribed;
		for await (const { part, ...record } of runActivities({ ...call, api }, params, items, {
			...order,
			parts,
		})) {
			states.push(record.json.state);
			const sent = part.ids && new Set(part.ids.keys());
			const isChecked = guard.isOn && params.wait;
			const meanwhile = isChecked
				? await findUnsubscribedSince(api, guard.getBegin(), sent, lists)
				: [];
			if (meanwhile.length > 0) {
				call.hint(
					`These contacts unsubscribed while being added, so check that they aren't in any list: ${listSome(meanwhile, MOST_NAMED)}`,
				);
			}
			yield {
				...record,
				json: {
					...record.json,
					...(guard.isOn && { unsubscribed: report }),
					...(isChecked && { unsubscribed_meanwhile: meanwhile }),
				},
			};
			// Excluded contacts are reported once, with the first activity.
			report = [];
		}
		guard.confirm(states);
	},
});
