import type { IDataObject } from 'n8n-workflow';

import { collect, path, TransportError, type Query } from '../../kit';
import { toCampaign } from '../campaign/record';
import { columnList } from '../../constantContactShared/replication/column';
import { countPages, countRepeatedPages } from '../../constantContactShared/replication/countPages';
import type { TableCursor, Table, TableCall, TablePage } from './table';
import { listUniqueRecords } from '../../constantContactShared/replication/uniqueRecords';
import { readWholeList } from '../../constantContactShared/replication/wholeList';

/** Most campaigns that a page holds (V2 API 1.5). */
export const CAMPAIGNS_PER_PAGE = 50;

const CAMPAIGNS = path`/emailmarketing/campaigns`;

export const emailCampaigns: Table = {
	value: 'emailCampaigns',
	name: 'Email Campaigns',
	description:
		'The campaigns with their status; a key-based run also reports those that were deleted',
	requests: 'One per 50 campaigns, and one for those that were deleted since the last run',
	expectedRequests: ({ sentCampaigns: campaigns }) => countPages(campaigns, CAMPAIGNS_PER_PAGE) + 1,
	columns: columnList(
		['id', 'text'],
		['name', 'text'],
		['status', 'text'],
		['modified_date', 'time'],
	),
	changedAt: ({ modified_date: modified }) => modified,
	read: readCampaigns,
};

/** How often the whole list is read before its changes are too many. */
const MOST_PASSES = 5;

/**
 * The campaigns, then those that were deleted: only the latter query returns them (V2 API 2.4).
 *
 * Pages have numbers behind their cursors (V2 API 1.5). Any change moves a campaign towards the first page, where it only shifts others onto
 * pages that are still to come; but a deletion pulls the next campaign over the edge of a page that was read before. So the list
 * is read again when something was deleted meanwhile; what this run handed on isn't repeated.
 *
 * @throws TransportError when something was deleted each time
 */
async function* readCampaigns(call: TableCall): AsyncGenerator<TablePage> {
	const { since } = call;
	const handedOn = new Set<string>();
	// IDs that were known to be deleted before the list was read again.
	const gone = new Set(call.from?.gone?.split(' '));
	const here = (cursor: TableCursor): TableCursor => ({ ...cursor, gone: [...gone].join(' ') });
	let { from } = call;
	for (let pass = 1; pass <= MOST_PASSES; pass++) {
		let severalPages = from !== undefined;
		if (from?.stage !== 'deleted') {
			const query = { status: 'ALL', modified_since: since, limit: CAMPAIGNS_PER_PAGE };
			for await (const page of readCampaignPages({ ...call, from }, query, handedOn)) {
				severalPages ||= page.cursor !== undefined;
				yield { ...page, cursor: here(page.cursor ?? { stage: 'deleted' }) };
			}
		}
		from = undefined;
		if (since === undefined && !severalPages) return;
		const deleted = await readDeletedCampaigns(call);
		const meanwhile = deleted.filter(
			(campaign) => wasChangedMeanwhile(campaign, call) && !gone.has(String(campaign.id)),
		);
		if (!severalPages || meanwhile.length === 0) {
			yield { records: since === undefined ? [] : deleted };
			return;
		}
		for (const { id } of meanwhile) gone.add(String(id));
		yield { records: [], cursor: here({ stage: 'again' }) };
	}
	const seen = 'campaigns were deleted again and again while their list was read';
	throw new TransportError('connectionLost', `GET ${CAMPAIGNS}`, seen, false);
}

async function readDeletedCampaigns({ api, since, started }: TableCall): Promise<IDataObject[]> {
	const query = {
		status: 'DELETED',
		modified_since: since ?? started(),
		limit: CAMPAIGNS_PER_PAGE,
	};
	return (await collect(api.pages(CAMPAIGNS, query))).map(toCampaign);
}

/** Campaigns as the node hands them on everywhere: older responses name the key otherwise (V2 API 2.4). */
async function* readCampaignPages(
	call: Pick<TableCall, 'api' | 'from'>,
	query: Query,
	handedOn?: Set<string>,
): AsyncGenerator<TablePage> {
	for await (const page of listUniqueRecords(call, CAMPAIGNS, query, handedOn)) {
		yield { ...page, records: page.records.map(toCampaign) };
	}
}

function wasChangedMeanwhile(
	{ modified_date: changed }: IDataObject,
	{ started }: TableCall,
): boolean {
	return Date.parse(String(changed)) >= Date.parse(started());
}

const SENT = { status: 'SENT', limit: CAMPAIGNS_PER_PAGE };

/** The campaigns that were sent, by ascending ID: they have tracking (V2 API 2.5). */
export async function readSentCampaigns({
	api,
	started,
}: Pick<TableCall, 'api' | 'started'>): Promise<IDataObject[]> {
	const campaigns = await collect(readRecords(readWholeList({ api, started }, CAMPAIGNS, SENT)));
	return campaigns.map(toCampaign).sort((left, right) => Number(left.id) - Number(right.id));
}

/** How many campaigns were sent; some more or less where one is deleted meanwhile. */
export async function countSentCampaigns({ api }: Pick<TableCall, 'api'>): Promise<number> {
	return (await collect(readRecords(listUniqueRecords({ api }, CAMPAIGNS, SENT)))).length;
}

/** Requests for the list of sent campaigns: one of several pages is read twice. */
export function countRequestsForSent(campaigns: number): number {
	return countRepeatedPages(campaigns, CAMPAIGNS_PER_PAGE);
}

async function* readRecords(pages: AsyncIterable<TablePage>): AsyncGenerator<IDataObject[]> {
	for await (const { records } of pages) yield records;
}
