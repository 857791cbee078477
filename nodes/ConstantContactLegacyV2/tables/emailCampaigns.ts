import type { IDataObject } from 'n8n-workflow';

import { collect, path, TransportError, type Query } from '../../kit';
import { toCampaign } from '../campaign/record';
import { EMAIL_CAMPAIGNS, readRecords } from '../../constantContactShared/replication/sharedTables';
import { countPages, countRepeatedPages } from '../../constantContactShared/replication/countPages';
import type { TableCursor, Table, TableCall, TablePage } from './table';
import { listUniqueRecords } from '../../constantContactShared/replication/uniqueRecords';
import { readWholeList } from '../../constantContactShared/replication/wholeList';

/** Maximum campaigns per page (V2 API 1.5). */
const CAMPAIGNS_PER_PAGE = 50;

const CAMPAIGNS = path`/emailmarketing/campaigns`;

export const emailCampaigns: Table = {
	...EMAIL_CAMPAIGNS,
	requests: 'One per 50 campaigns, and one for those that were deleted since the last run',
	expectedRequests: ({ sentCampaigns: campaigns }) => countPages(campaigns, CAMPAIGNS_PER_PAGE) + 1,
	read: readCampaigns,
};

/** How often to read the whole list before giving up because of changes. */
const MOST_PASSES = 5;

/**
 * The campaigns, then deleted ones: only a second query returns those (V2 API 2.4).
 *
 * The cursors are page numbers (V2 API 1.5). Any change moves a campaign towards the first page, which only shifts others onto
 * later pages; but a deletion pulls the next campaign onto a page that has already been read. So if something was deleted in the
 * meantime, the list is read again; campaigns that this run has output aren't repeated.
 *
 * @throws TransportError if something was deleted every time
 */
async function* readCampaigns(call: TableCall): AsyncGenerator<TablePage> {
	const { since } = call;
	const outputIds = new Set<string>();
	// IDs known to be deleted before the list was read again.
	const gone = new Set(call.from?.gone?.split(' '));
	const here = (cursor: TableCursor): TableCursor => ({ ...cursor, gone: [...gone].join(' ') });
	let { from } = call;
	for (let pass = 1; pass <= MOST_PASSES; pass++) {
		let severalPages = from !== undefined;
		if (from?.stage !== 'deleted') {
			const query = { status: 'ALL', modified_since: since, limit: CAMPAIGNS_PER_PAGE };
			for await (const page of readCampaignPages({ ...call, from }, query, outputIds)) {
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
	const seen = 'campaigns kept being deleted while they were listed';
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

/** Campaigns as every operation outputs them: older responses name the key differently (V2 API 2.4). */
async function* readCampaignPages(
	call: Pick<TableCall, 'api' | 'from'>,
	query: Query,
	outputIds?: Set<string>,
): AsyncGenerator<TablePage> {
	for await (const page of listUniqueRecords(call, CAMPAIGNS, query, outputIds)) {
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

/** The campaigns that were sent, by ascending ID: only these have tracking (V2 API 2.5). */
export async function readSentCampaigns({
	api,
	started,
}: Pick<TableCall, 'api' | 'started'>): Promise<IDataObject[]> {
	const campaigns = await collect(readRecords(readWholeList({ api, started }, CAMPAIGNS, SENT)));
	return campaigns.map(toCampaign).sort((left, right) => Number(left.id) - Number(right.id));
}

/** How many campaigns were sent; approximate if one is deleted in the meantime. */
export async function countSentCampaigns({ api }: Pick<TableCall, 'api'>): Promise<number> {
	return (await collect(readRecords(listUniqueRecords({ api }, CAMPAIGNS, SENT)))).length;
}

/** Requests for the list of sent campaigns: a list with several pages is read twice. */
export function countRequestsForSent(campaigns: number): number {
	return countRepeatedPages(campaigns, CAMPAIGNS_PER_PAGE);
}
