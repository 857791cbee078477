import { path } from '../../kit';
import { ACCOUNT_INFO } from '../../constantContactShared/replication/sharedTables';
import type { Table } from './table';

export const accountInfo: Table = {
	...ACCOUNT_INFO,
	async *read({ api }) {
		yield { records: [await api.get(path`/account/info`)] };
	},
};
