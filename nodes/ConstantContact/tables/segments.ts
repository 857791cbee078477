import { columnList } from '../../constantContactShared/replication/column';
import { readWholeList } from '../../constantContactShared/replication/wholeList';
import { SEGMENTS } from '../fields/common';
import { createRecordListing } from './listing';
import type { Table } from './table';

/** Maximum segments per page, and per account (V3 API 3). */
const SEGMENTS_PER_PAGE = 1000;

export const segments: Table = {
	value: 'segments',
	name: 'Segments',
	description: 'The segments, without their criteria',
	requests: 'One',
	expectedRequests: () => 1,
	columns: columnList(
		['id', 'text'],
		['name', 'text'],
		['created_date', 'time'],
		['modified_date', 'time'],
	),
	read(call) {
		const api = createRecordListing(call.api, 'segments', (segment) => ({
			...segment,
			id: segment.segment_id,
			created_date: segment.created_at,
			modified_date: segment.edited_at,
		}));
		return readWholeList({ ...call, api }, SEGMENTS, { limit: SEGMENTS_PER_PAGE });
	},
};
