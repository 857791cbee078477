import { path } from '../../kit';
import { columnList } from '../../constantContactShared/replication/column';
import type { Table } from './table';

export const contactLists: Table = {
	value: 'contactLists',
	name: 'Contact Lists',
	description: 'The lists with their names and sizes',
	requests: 'One',
	expectedRequests: () => 1,
	columns: columnList(
		['id', 'text'],
		['name', 'text'],
		['status', 'text'],
		['created_date', 'time'],
		['modified_date', 'time'],
		['contact_count', 'number'],
	),
	changedAt: ({ modified_date: modified }) => modified,
	async *read({ api, since }) {
		yield { records: await api.list(path`/lists`, { modified_since: since }) };
	},
};
