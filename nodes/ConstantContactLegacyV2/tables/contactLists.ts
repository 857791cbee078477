import { path } from '../../kit';
import { CONTACT_LISTS } from '../../constantContactShared/replication/sharedTables';
import type { Table } from './table';

export const contactLists: Table = {
	...CONTACT_LISTS,
	value: 'contactLists',
	name: 'Contact Lists',
	description: 'The lists with their names and sizes',
	requests: 'One',
	expectedRequests: () => 1,
	changedAt: ({ modified_date: modified }) => modified,
	async *read({ api, since }) {
		yield { records: await api.list(path`/lists`, { modified_since: since }) };
	},
};
