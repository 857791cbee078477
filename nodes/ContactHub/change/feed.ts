import type { IDataObject } from 'n8n-workflow';

import { isRecord, path, TransportError } from '../../kit';
import type { ContactHubApi } from '../client';

/** Most changes that one answer may hold (API notes 2.7). */
const LARGEST_PAGE = 4000;

/** Which changes, and where to start. `timestamp` counts only without an offset. */
export interface FeedQuery {
	entity?: string;
	nodeId?: string;
	offset?: number;
	/** Epoch milliseconds. */
	timestamp?: number;
}

/** A part of the feed. */
export interface ChangePage {
	changes: IDataObject[];
	/** Offset after which reading goes on. */
	nextOffset: number;
}

/**
 * Reads the updates feed from an offset to its end (API notes 2.7).
 *
 * @throws TransportError when the feed doesn't advance
 */
export async function* changePages(
	api: ContactHubApi,
	query: FeedQuery,
	limit: number,
): AsyncGenerator<ChangePage> {
	let position: Pick<FeedQuery, 'offset' | 'timestamp'> = query;
	let missing = limit;
	while (missing > 0) {
		// Never more than wanted: who goes on from the answer's offset would miss what was cut off.
		const size = Math.min(LARGEST_PAGE, missing);
		const answer = await api.get(path`/updates`, { ...query, ...position, size });
		if (!Array.isArray(answer.updates)) throw unreadable('an answer without updates came');
		const updates = answer.updates.filter(isRecord);
		const nextOffset = Number(answer.nextOffset);
		// Where a kind or a node is asked for, an answer may hold nothing though the feed goes on.
		if (updates.length === 0 && !(nextOffset > (position.offset ?? 0))) return;
		if (!(nextOffset > (position.offset ?? -1))) {
			throw unreadable(`the updates feed does not advance beyond offset ${position.offset ?? 0}`);
		}
		missing -= updates.length;
		yield { changes: updates.map((update) => toChange(update, nextOffset)), nextOffset };
		position = { offset: nextOffset, timestamp: undefined };
	}
}

/**
 * The changes alone. Each carries the offset after which to go on when it was the last one read; within an answer that
 * is the answer's own.
 */
export async function* readChanges(
	api: ContactHubApi,
	query: FeedQuery,
	limit: number,
): AsyncGenerator<IDataObject[]> {
	for await (const { changes } of changePages(api, query, limit)) yield changes;
}

function unreadable(seen: string): TransportError {
	return new TransportError('unreadable', 'GET /updates', seen, false);
}

function toChange({ operation, entity }: Record<string, unknown>, nextOffset: number): IDataObject {
	const { type, data } = isRecord(entity) ? entity : { type: null, data: null };
	return { operation, entity: type, nextOffset, data } as IDataObject;
}
