import { path } from '../../kit';
import { columnList } from '../../constantContactShared/replication/column';
import type { Table } from './table';

export const accountInfo: Table = {
	value: 'accountInfo',
	name: 'Account Info',
	description: 'The account itself, one row',
	requests: 'One',
	expectedRequests: () => 1,
	columns: columnList(
		['website', 'text'],
		['organization_name', 'text'],
		['time_zone', 'text'],
		['first_name', 'text'],
		['last_name', 'text'],
		['email', 'text'],
		['phone', 'text'],
		['company_logo', 'text'],
		['country_code', 'text'],
		['state_code', 'text'],
		['organization_addresses', 'json'],
	),
	async *read({ api }) {
		yield { records: [await api.get(path`/account/info`)] };
	},
};
