import type { IDataObject } from 'n8n-workflow';

import { isBlank } from '../../kit';
import { columnList } from '../../constantContactShared/replication/column';
import { CONTACT_LISTS } from '../../constantContactShared/replication/sharedTables';
import { readWholeList } from '../../constantContactShared/replication/wholeList';
import { LISTS } from '../fields/common';
import { legacyIdColumn, readLegacyIds } from './legacyIds';
import { isSince, MOST_PER_PAGE, createRecordListing } from './listing';
import type { Table, TableCall, TablePage } from './table';

export const contactLists: Table = {
	...CONTACT_LISTS,
	description: 'The lists with their names and sizes; a key-based run also reports deleted ones',
	requests: 'One; two per 500 lists if there are more than 500',
	expectedRequests: () => 1,
	columns: [
		...CONTACT_LISTS.columns,
		...columnList(['description', 'text'], ['favorite', 'boolean'], ['deleted_date', 'time']),
		legacyIdColumn('legacy_id'),
	],
	changedAt: getChangeTime,
	read: readLists,
};

/** The API has no time filter; deleted lists are recognized by the copies of them. */
async function* readLists(call: TableCall): AsyncGenerator<TablePage> {
	const { since } = call;
	const findLegacyId = await readLegacyIds(call, 'contactLists');
	const toRecord = (list: IDataObject): IDataObject => ({
		...list,
		id: list.list_id,
		status: isBlank(list.deleted_at) ? 'ACTIVE' : 'DELETED',
		created_date: list.created_at,
		modified_date: list.updated_at,
		deleted_date: list.deleted_at,
		contact_count: list.membership_count,
		legacy_id: findLegacyId(list.list_id),
	});
	const api = createRecordListing(call.api, 'lists', toRecord);
	const query = { status: 'all', include_membership_count: 'all', limit: MOST_PER_PAGE };
	for await (const { records, cursor } of readWholeList({ ...call, api }, LISTS, query)) {
		const wanted = records.filter((list) =>
			since === undefined ? list.status === 'ACTIVE' : isSince(getChangeTime(list), since),
		);
		yield { records: wanted, cursor };
	}
}

function getChangeTime({ deleted_date: deleted, modified_date: modified }: IDataObject): unknown {
	return Date.parse(String(deleted)) > Date.parse(String(modified)) ? deleted : modified;
}
