import type {
	Table as ReplicatedTable,
	TableCall as ReplicatedCall,
} from '../../constantContactShared/replication/table';
import type { ConstantContactApi } from '../api/client';

export type { TableCursor, TablePage } from '../../constantContactShared/replication/table';

/** What the costs of the tables depend on. */
export interface AccountSize {
	contacts: number;
	/** All campaigns, including removed ones. */
	campaigns: number;
	sentCampaigns: number;
	/** Pages of the tracking of all sent campaigns. */
	trackingPages: number;
}

/** One of the tables. */
export type Table = ReplicatedTable<ConstantContactApi, AccountSize>;

/** The context for reading a table. */
export type TableCall = ReplicatedCall<ConstantContactApi>;
