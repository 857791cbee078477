import type { IDataObject } from 'n8n-workflow';

import { path } from '../../kit';
import { changePages, readChanges, type FeedQuery } from '../../ContactHub/change/feed';
import type { ChangeCursor } from '../cursor';
import { SAMPLE_SIZE, type Feed, type FeedCall, type Found } from './feed';

/** The ordered feed of all changes, by offset (API notes 2.7). Nothing in it comes late, and nothing comes twice. */
export const changeFeed: Feed<ChangeCursor> = {
	begin: async (call, from) =>
		from === undefined ? { offset: await lastOffset(call) } : { timestamp: from },
	read: readNew,
	sample: async (call) => {
		const offset = Math.max(0, (await lastOffset(call)) - SAMPLE_SIZE);
		const changes: IDataObject[] = [];
		for await (const page of readChanges(call.api, { ...queryOf(call), offset }, SAMPLE_SIZE)) {
			for (const change of page.filter((entry) => isWanted(call, entry))) changes.push(change);
		}
		return changes.reverse();
	},
};

async function readNew(call: FeedCall, place: ChangeCursor): Promise<Found<ChangeCursor>> {
	const { api, limit, isLate } = call;
	const records: IDataObject[] = [];
	let { offset } = place;
	for await (const page of changePages(api, { ...queryOf(call), ...place }, limit)) {
		for (const change of page.changes) if (isWanted(call, change)) records.push(change);
		offset = page.nextOffset;
		if (isLate()) break;
	}
	return { records, place: offset === undefined ? place : { offset } };
}

async function lastOffset(call: FeedCall): Promise<number> {
	const { lastOffset: offset } = await call.api.get(path`/updates/last-offset`, {
		...queryOf(call),
	});
	return Number(offset ?? 0);
}

function queryOf({ params }: FeedCall): FeedQuery {
	const { entity = 'all', node } = params.changeFilters ?? {};
	return { entity: entity === 'all' ? undefined : entity, nodeId: node };
}

function isWanted({ params }: FeedCall, { operation }: IDataObject): boolean {
	const { operations = [] } = params.changeFilters ?? {};
	return operations.length === 0 || operations.includes(String(operation));
}
