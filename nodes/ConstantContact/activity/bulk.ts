import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import {
	formatCount,
	collection,
	describePreview,
	splitIntoChunks,
	mayHaveActed,
	path,
	previewField,
	ROWS_SHOWN,
	schema,
	toResult,
	timeoutField,
	type BatchCall,
	type BatchRecord,
	type Fields,
	type JsonSchema,
} from '../../kit';
import { runJobs } from '../../constantContactShared/bulk/manyJobs';
import {
	ACTIVITIES,
	getJobForm,
	isComplete,
	waitField,
	waitOptionsIfWanted,
} from '../../constantContactShared/bulk/waiting';
import type { ConstantContactApi } from '../api/client';
import { findUuid } from '../api/uuid';
import { createJobs } from './jobs';
import { activitySchema } from './schema';

const { list, text } = schema;

/** Fields of bulk activities whose only options are those for waiting. */
export const bulkFields = {
	preview: previewField,
	wait: waitField,
	activityOptions: collection({
		displayName: 'Options',
		fields: { ...waitOptionsIfWanted, requestTimeout: timeoutField },
	}),
};

/** The output of an activity, with the IDs that it refused. */
export const bulkActivitySchema: JsonSchema = schema.object(
	{
		...activitySchema.properties,
		ids_sent: { type: ['integer', 'null'] },
		errors: list(schema.object({ item: { type: 'integer' }, id: text, message: text })),
		// Only a preview has these.
		preview: schema.flag,
		rows_to_send: { type: ['integer', 'null'] },
		requests: { type: 'integer' },
		source: schema.optional({}),
		rows: list(schema.object({ item: { type: 'integer' }, id: text })),
	},
	[],
);

/** Records by ID, each with its input item, or a filter that the service applies. */
export interface BulkPart {
	ids?: Map<string, number>;
	order: IDataObject;
}

/** What a bulk activity is sent in addition to the parts. */
interface BulkOrder {
	target: string;
	parts: BulkPart[];
	/** What the IDs are, in the plural, e.g. `contacts`. */
	what: string;
}

/** How a bulk activity is started. */
type BulkCall = BatchCall<ConstantContactApi, typeof bulkFields & Fields>;

/** IDs, split into as many parts as there are requests. */
export function splitIntoParts(
	ids: Map<string, number>,
	most: number,
	toOrder: (ids: string[]) => IDataObject,
): BulkPart[] {
	return [...splitIntoChunks([...ids], most)].map((part) => ({
		ids: new Map(part),
		order: toOrder(part.map(([id]) => id)),
	}));
}

/**
 * Shows what the parts would be sent for, without sending anything.
 *
 * @param leftOut the contacts left out, by their key in the output
 */
export function previewParts(
	parts: BulkPart[],
	{ items, hint }: Pick<BulkCall, 'items' | 'hint'>,
	leftOut: Record<string, IDataObject[]> = {},
): BatchRecord {
	const ids = parts.flatMap((part) => [...(part.ids ?? [])]);
	const [first] = parts;
	const isFound = first?.ids === undefined;
	const shown = ids.slice(0, ROWS_SHOWN).map(([id, item]) => ({ item, id }));
	const rows = isFound ? null : ids.length;
	const json = describePreview({ rows, requests: parts.length, shown, leftOut }, hint);
	return {
		json: { ...json, ...(isFound && first && { source: first.order.source ?? first.order }) },
		items: isFound ? [...items.keys()] : [...new Set(ids.map(([, item]) => item))].sort(compare),
	};
}

/** Sends the parts as activities, or shows a preview of them. */
export async function* sendParts(
	call: Pick<BulkCall, 'api' | 'params' | 'items' | 'done' | 'unclear' | 'once' | 'hint'>,
	order: BulkOrder,
): AsyncGenerator<BatchRecord> {
	const { params, items } = call;
	if (params.preview) yield previewParts(order.parts, call);
	else yield* runActivities(call, params, items, order);
}

function compare(left: number, right: number): number {
	return left - right;
}

/** Sends the parts as activities, waits for them if requested, and returns each with what it refused. */
export async function* runActivities(
	call: Pick<BulkCall, 'api' | 'done' | 'unclear' | 'once' | 'hint'>,
	params: { wait: boolean; activityOptions: IDataObject },
	items: INodeExecutionData[],
	{ target, parts, what }: BulkOrder,
): AsyncGenerator<BatchRecord & { part: BulkPart }> {
	const { api, hint } = call;
	const jobs = createJobs(api);
	const submit = async (part: BulkPart, number: number): Promise<IDataObject> =>
		await call.once(`activity ${number}`, async () => {
			const sent = await toResult(api.post(target, part.order));
			const words = describePart(part, what);
			if (!sent.ok) {
				if (mayHaveActed(sent.error)) call.unclear(words);
				throw sent.error;
			}
			call.done(`sent ${words} as activity ${String(sent.value.activity_id)}`);
			return sent.value;
		});
	const { wait, activityOptions: waiting } = params;
	const readMany = async (ids: string[]) => await readActivities(api, ids);
	for await (const { part, job } of runJobs(jobs, {
		parts,
		submit,
		readMany,
		wait,
		waiting,
		hint,
	})) {
		const errors = getJobForm(jobs)
			.getErrors(job)
			.map(({ message }) => traceMessage(String(message), part));
		const { status } = job;
		const { items_total_count: total, items_completed_count: completed } = (status ??
			{}) as IDataObject;
		const missing = isComplete(jobs, job)
			? Number(total ?? 0) - Number(completed ?? total ?? 0)
			: 0;
		if (errors.length > 0 || missing > 0) {
			const named = errors.slice(0, 5).map(({ message }) => message);
			hint(
				`Constant Contact refused ${Math.max(errors.length, missing)} of the ${what}: ${named.join('; ') || 'no IDs given'}`,
			);
		}
		const covered = part.ids === undefined ? [...items.keys()] : [...new Set(part.ids.values())];
		yield {
			part,
			json: { ...job, ids_sent: part.ids?.size ?? null, errors },
			items: covered.sort(compare),
		};
	}
}

function describePart({ ids }: BulkPart, what: string): string {
	if (ids === undefined) return `the ${what}`;
	const [first] = ids.keys();
	return `${formatCount(ids.size, what.replace(/s$/, ''))} from ${String(first)} on`;
}

/** An error with the ID named in its text, and the input item that it came from. */
function traceMessage(message: string, { ids }: BulkPart): IDataObject {
	const id = findUuid(message)?.toLowerCase();
	const item = id === undefined ? undefined : ids?.get(id);
	return { ...(item !== undefined && { item }), ...(id !== undefined && { id }), message };
}

/** The activities with these IDs: a single one is read directly, several are picked from the full list. */
async function readActivities(api: ConstantContactApi, ids: string[]): Promise<IDataObject[]> {
	const open = new Set(ids);
	const found: IDataObject[] = [];
	if (ids.length > 1) {
		for await (const page of api.pages(ACTIVITIES, 'activities', { limit: 500 })) {
			for (const activity of page) {
				if (open.delete(String(activity.activity_id))) found.push(activity);
			}
			if (open.size === 0) return found;
		}
	}
	for (const id of open) found.push(await api.get(path`/activities/${id}`));
	return found;
}
