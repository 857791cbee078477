import type {
	Table as ReplicatedTable,
	TableCall as ReplicatedCall,
} from '../../constantContactShared/replication/table';
import type { ConstantContactV2Api } from '../api/client';

export type {
	TableCursor,
	TablePage,
	TableState,
} from '../../constantContactShared/replication/table';

/** The figures on which the costs of the tables depend. The API has no totals, so contacts count once for each of their lists. */
export interface AccountSize {
	contacts: number;
	sentCampaigns: number;
	files: number;
}

/** One of the nine tables. */
export type Table = ReplicatedTable<ConstantContactV2Api, AccountSize>;

/** The context for reading a table. */
export type TableCall = ReplicatedCall<ConstantContactV2Api>;
