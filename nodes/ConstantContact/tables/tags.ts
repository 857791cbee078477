import { columnList } from '../../constantContactShared/replication/column';
import { readWholeList } from '../../constantContactShared/replication/wholeList';
import { TAGS } from '../fields/common';
import { MOST_PER_PAGE, createRecordListing } from './listing';
import type { Table } from './table';

export const tags: Table = {
	value: 'tags',
	name: 'Tags',
	description: 'The tags with their number of contacts',
	requests: 'One; two per 500 tags if there are more than 500',
	expectedRequests: () => 1,
	columns: columnList(
		['id', 'text'],
		['name', 'text'],
		['created_date', 'time'],
		['modified_date', 'time'],
		['contact_count', 'number'],
		['source', 'text'],
	),
	read(call) {
		const api = createRecordListing(call.api, 'tags', (tag) => ({
			...tag,
			id: tag.tag_id,
			created_date: tag.created_at,
			modified_date: tag.updated_at,
			contact_count: tag.contacts_count,
			source: tag.tag_source,
		}));
		return readWholeList({ ...call, api }, TAGS, { limit: MOST_PER_PAGE, include_count: true });
	},
};
