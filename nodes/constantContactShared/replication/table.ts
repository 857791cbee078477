import type { IDataObject } from 'n8n-workflow';

import type { Concurrency, HttpObserver } from '../../kit';
import type { Column } from './column';

/** What a replication needs from a product's client. */
export interface ReplicatedApi<Api> {
	readonly concurrency: Concurrency;
	/** Identifies the account in the stored state. */
	readonly account: string;
	/** The same client, with its requests and responses observed. */
	observedBy(observer: HttpObserver): Api;
}

/** Where a run stopped, so that the next one can continue: cursors and IDs. */
export type TableCursor = Record<string, string | undefined>;

/** Records that were read, and the cursor after them; none after the last ones. */
export interface TablePage {
	records: IDataObject[];
	cursor?: TableCursor;
}

/** The user's settings for all tables. */
export interface TableOptions {
	/** How tracking is read: campaign by campaign, or contact by contact. */
	trackingBy: 'campaign' | 'contact';
	/** Whether the summary of a campaign includes what only the campaign itself provides. */
	campaignDetails: boolean;
	/** Records with the IDs of older versions, for the columns that contain these; undefined if they aren't wanted. */
	legacyRecords?: IDataObject[];
}

/** The context for reading a table. */
export interface TableCall<Api> {
	api: Api;
	options: TableOptions;
	/** Only changes at or after this time: ISO 8601 in UTC. Undefined for everything. */
	since?: string;
	/** The start of the history, for what is read for the first time. */
	history?: string;
	/** When the replication began, by the server's clock. Known after the first response. */
	started: () => string;
	/** Where an earlier run stopped. */
	from?: TableCursor;
	/** What the table keeps from run to run; it may add to it. */
	state: TableState;
	/** Called with the number of requests still needed, as soon as it is known. */
	expect: (requests: number) => void;
	hint: (text: string) => void;
}

/** What a table keeps from run to run, besides the time of the last one. */
export interface TableState {
	/** IDs of campaigns whose tracking was read in the last complete run. */
	campaigns?: string[];
	/** IDs of those that were read in the current run. */
	read?: string[];
}

/** A table of a product. `Size` is what the cost of its tables depends on. */
export interface Table<Api, Size = unknown> {
	/** Value stored by saved workflows. */
	value: string;
	name: string;
	description: string;
	/** In the order of the user's documents; other columns come last. */
	columns: Column[];
	/**
	 * The key of key-based replication: when a record changed; undefined if unknown. A table without a key is always read
	 * completely.
	 */
	changedAt?: (record: IDataObject) => unknown;
	/** Its cost in requests. */
	requests: string;
	/** Approximate number of requests for a full replication. */
	expectedRequests(size: Size, options: Pick<TableOptions, 'trackingBy'>): number;
	read(call: TableCall<Api>): AsyncGenerator<TablePage>;
}

/** The options in which products differ. */
export interface ProductOptions {
	/** The description of *Campaign Details*. */
	campaignDetails: string;
	/** Whether tracking can also be read contact by contact, with the same rows. */
	trackingByContact: boolean;
	legacyIds?: {
		/** The description of *Legacy IDs*. */
		description: string;
		/**
		 * Checks the input items before anything is sent.
		 *
		 * @throws InputError if they lack the IDs that the tables need
		 */
		check(records: IDataObject[], tables: string[]): void;
	};
}

/** The tables of a product, and what their replication needs from it. */
export interface TableSet<Api, Size> {
	/** In menu order. */
	tables: Array<Table<Api, Size>>;
	options: ProductOptions;
	/** Finds the size of an account. */
	measuring: {
		/** The cost of that in requests. */
		requests: string;
		/** Reads only what the chosen tables depend on. */
		measure(api: Api, chosen: string[]): Promise<Size>;
	};
}
