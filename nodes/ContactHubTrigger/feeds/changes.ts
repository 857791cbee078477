import type { IDataObject } from 'n8n-workflow';

import { SAMPLE_SIZE, type Found } from '../../kit';
import {
	changePages,
	readChanges,
	readLastOffset,
	requireOffset,
	type FeedQuery,
} from '../../ContactHub/change/feed';
import type { Feed, FeedCall } from './feed';

/** How far the feed of changes has been read. */
export interface ChangeCursor {
	/** Offset of the last change output; undefined before the first. */
	offset?: number;
	/** Where to enter the feed while there is no offset, in epoch milliseconds. */
	timestamp?: number;
	/** When the offset was last known to lie within the feed, by n8n's clock. */
	checked?: number;
}

/** How often to check that the feed still reaches as far as it has been read, in milliseconds. */
const CHECKED_EVERY = 3_600_000;

/**
 * How far back to look for the editor's examples: the last changes in the workspace, of any kind.
 */
const LOOK_BACK = 2000;

/**
 * The ordered feed of all changes, by offset (ContactHub API 2.7). Nothing in it arrives late or twice.
 */
export const changeFeed: Feed<ChangeCursor> = {
	begin: async (call, from) =>
		from === undefined
			? { offset: await fetchLastOffset(call), checked: Date.now() }
			: { timestamp: from },
	isCursor: (stored) => {
		const { offset, timestamp } = stored as ChangeCursor;
		return Number.isFinite(offset ?? timestamp) && (offset ?? 0) >= 0;
	},
	read: readNew,
	getOffset: ({ offset }) => offset,
	sample: async (call) => {
		const offset = Math.max(0, (await fetchLastOffset(call)) - LOOK_BACK);
		const changes: IDataObject[] = [];
		for await (const page of readChanges(call.api, { ...buildQuery(call), offset }, LOOK_BACK)) {
			for (const change of page) if (isWanted(call, change)) changes.push(change);
		}
		return changes.slice(-SAMPLE_SIZE).reverse();
	},
};

async function readNew(call: FeedCall, cursor: ChangeCursor): Promise<Found<ChangeCursor>> {
	const { api, isLate } = call;
	const records: IDataObject[] = [];
	let offset = getOffsetAfterChange(call, cursor);
	const start = { offset, timestamp: cursor.timestamp };
	const countMissing = () => countMissingChanges(call, records.length);
	for await (const page of changePages(api, { ...buildQuery(call), ...start }, countMissing)) {
		for (const change of page.changes) if (isWanted(call, change)) records.push(change);
		offset = page.nextOffset;
		if (isLate()) break;
	}
	const now = Date.now();
	// Before the start date, no offset says where it will be in the feed.
	const isAhead = cursor.offset === undefined && (cursor.timestamp ?? now) > now;
	if (offset === undefined || (isAhead && records.length === 0)) return { records, cursor };
	const age = now - (cursor.checked ?? -Infinity);
	if (offset !== cursor.offset || (age >= 0 && age < CHECKED_EVERY)) {
		return {
			records,
			cursor: { offset, checked: offset === cursor.offset ? cursor.checked : now },
		};
	}
	await requireOffset(api, offset);
	return { records, cursor: { offset, checked: now } };
}

/**
 * How many more changes a poll can output. A request may not return more than that, so if few of the changes are wanted, the poll
 * ends halfway instead of requesting one change at a time.
 */
function countMissingChanges({ limit, params }: FeedCall, found: number): number {
	const { operations = [] } = params.changeFilters ?? {};
	const missing = limit - found;
	return operations.length > 0 && missing < limit / 2 ? 0 : missing;
}

/**
 * Where to continue. Changes that the last poll excluded because of other filters aren't new, even if they came after the stored
 * offset.
 */
function getOffsetAfterChange(
	{ refiltered }: FeedCall,
	{ offset }: ChangeCursor,
): number | undefined {
	const polled = refiltered?.lastPoll?.offset;
	return offset === undefined || polled === undefined ? offset : Math.max(offset, polled);
}

async function fetchLastOffset(call: FeedCall): Promise<number> {
	const { lastOffset: offset } = await readLastOffset(call.api, buildQuery(call));
	return offset;
}

function buildQuery({ params }: FeedCall): FeedQuery {
	const { entity = 'all', node } = params.changeFilters ?? {};
	return { entity: entity === 'all' ? undefined : entity, nodeId: node };
}

function isWanted({ params }: FeedCall, { operation }: IDataObject): boolean {
	const { operations = [] } = params.changeFilters ?? {};
	return operations.length === 0 || operations.includes(String(operation));
}
