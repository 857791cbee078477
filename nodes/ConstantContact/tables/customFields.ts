import { columnList } from '../../constantContactShared/replication/column';
import { readWholeList } from '../../constantContactShared/replication/wholeList';
import { MOST_PER_PAGE } from '../customField/getAll';
import { CUSTOM_FIELDS } from '../fields/common';
import { createRecordListing } from './listing';
import type { Table } from './table';

export const customFields: Table = {
	value: 'customFields',
	name: 'Custom Fields',
	description: 'The custom fields of contacts, with their choices',
	requests: 'One',
	expectedRequests: () => 1,
	columns: columnList(
		['id', 'text'],
		['label', 'text'],
		['name', 'text'],
		['type', 'text'],
		['version', 'number'],
		['choices', 'records'],
		['metadata', 'json'],
		['created_date', 'time'],
		['modified_date', 'time'],
	),
	read(call) {
		const api = createRecordListing(call.api, 'custom_fields', (field) => ({
			...field,
			id: field.custom_field_id,
			created_date: field.created_at,
			modified_date: field.updated_at,
		}));
		return readWholeList({ ...call, api }, CUSTOM_FIELDS, { limit: MOST_PER_PAGE });
	},
};
