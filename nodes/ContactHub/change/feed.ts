import type { IDataObject } from 'n8n-workflow';

import { unreadableResponseError, formatCount, InputError, isRecord, path } from '../../kit';
import type { ContactHubApi } from '../api/client';

/** Maximum changes per response (ContactHub API 2.7). */
const LARGEST_PAGE = 4000;

/** Which changes, and where to start. `timestamp` applies only without an offset. */
export interface FeedQuery {
	entity?: string;
	nodeId?: string;
	offset?: number;
	/** Epoch milliseconds. */
	timestamp?: number;
}

/** Part of the feed. */
interface ChangePage {
	changes: IDataObject[];
	/** The offset after which reading continues. */
	nextOffset: number;
}

/**
 * Reads the updates feed from an offset to its end (ContactHub API 2.7).
 *
 * @param countMissing how many more changes are wanted; reading ends when none are
 * @throws TransportError if the feed doesn't advance
 */
export async function* changePages(
	api: ContactHubApi,
	query: FeedQuery,
	countMissing: () => number,
): AsyncGenerator<ChangePage> {
	// The feed refuses times before 1970, with which it would begin at its beginning.
	const timestamp = query.timestamp === undefined ? undefined : Math.max(0, query.timestamp);
	let position: Pick<FeedQuery, 'offset' | 'timestamp'> = { offset: query.offset, timestamp };
	for (let missing = countMissing(); missing > 0; missing = countMissing()) {
		// Never more than requested: continuing from the response's offset would skip the changes cut off.
		const size = Math.min(LARGEST_PAGE, missing);
		const response = await api.get(path`/updates`, { ...query, ...position, size });
		if (!Array.isArray(response.updates))
			throw unreadableResponseError('GET /updates', 'the response has no updates');
		if (!response.updates.every(isRecord))
			throw unreadableResponseError('GET /updates', "the server sent a change that isn't a record");
		const updates = response.updates as Array<Record<string, unknown>>;
		const nextOffset = Number(response.nextOffset);
		// If a kind or a node is requested, a response may be empty although the feed continues.
		if (updates.length === 0 && !(nextOffset > (position.offset ?? 0))) return;
		if (!(nextOffset > (position.offset ?? -1))) {
			throw unreadableResponseError(
				'GET /updates',
				`the updates feed does not advance beyond offset ${position.offset ?? 0}`,
			);
		}
		yield { changes: updates.map((update) => toChange(update, nextOffset)), nextOffset };
		position = { offset: nextOffset, timestamp: undefined };
	}
}

/**
 * Only the changes. Each has the offset to continue from if it was the last one read; within a response, that is the response's
 * own.
 *
 * @throws TransportError if there are more than requested: continuing from the response's offset would skip the changes cut off
 * @throws InputError if the start offset is beyond the end of the feed
 */
export async function* readChanges(
	api: ContactHubApi,
	query: FeedQuery,
	limit: number,
): AsyncGenerator<IDataObject[]> {
	let missing = limit;
	for await (const { changes } of changePages(api, query, () => missing)) {
		if (changes.length > missing) {
			throw unreadableResponseError(
				'GET /updates',
				`${formatCount(changes.length, 'change')} were sent, although ${missing} were requested`,
			);
		}
		missing -= changes.length;
		yield changes;
	}
	if (missing === limit && query.offset !== undefined) await requireOffset(api, query.offset);
}

/**
 * Checks that an offset is within the feed: nothing ever comes after one beyond its end.
 *
 * @throws InputError if it is beyond the end
 */
export async function requireOffset(api: ContactHubApi, offset: number): Promise<void> {
	if (offset <= 0) return;
	// Checks the whole feed: the offset may belong to a change that a filter excludes.
	const { lastOffset } = await readLastOffset(api, {});
	if (offset <= lastOffset) return;
	throw new InputError(
		`Offset ${offset} is beyond the end of the feed of changes, which is at ${lastOffset}`,
		"It belongs to another workspace, or the feed started over. Start over, too: from the offset that 'Get Last Offset' returns, or in the trigger by changing 'Start From'.",
	);
}

/**
 * The response with the offset of the newest change.
 *
 * @throws TransportError if it has none: starting without it would return the whole history
 */
export async function readLastOffset(
	api: ContactHubApi,
	query: Pick<FeedQuery, 'entity' | 'nodeId'>,
): Promise<{ lastOffset: number }> {
	const response = await api.get(path`/updates/last-offset`, { ...query });
	const { lastOffset } = response;
	if (typeof lastOffset === 'number' && lastOffset >= 0) return { ...response, lastOffset };
	throw unreadableResponseError('GET /updates/last-offset', "the response has no 'lastOffset'");
}

function toChange({ operation, entity }: Record<string, unknown>, nextOffset: number): IDataObject {
	const { type, data } = isRecord(entity) ? entity : { type: null, data: null };
	return { operation, entity: type, nextOffset, data } as IDataObject;
}
