import type {
	Table as ReplicatedTable,
	TableCall as ReplicatedCall,
} from '../../constantContactShared/replication/table';
import type { ConstantContactApi } from '../api/client';

export type { TableCursor, TablePage } from '../../constantContactShared/replication/table';

/** What the costs of the tables depend on. */
export interface AccountSize {
	contacts: number;
	/** All campaigns, removed ones too. */
	campaigns: number;
	sentCampaigns: number;
	/** Pages of the tracking of all sent campaigns. */
	trackingPages: number;
}

/** One of the tables. */
export type Table = ReplicatedTable<ConstantContactApi, AccountSize>;

/** What a table is read with. */
export type TableCall = ReplicatedCall<ConstantContactApi>;
