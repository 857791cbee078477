import type { IDataObject } from 'n8n-workflow';

import type { HttpObserver } from '../../kit';
import type { Column } from './column';

/** What a replication wants of a product's client. */
export interface ReplicatedApi<Api> {
	readonly concurrency: number;
	/** Tells accounts apart, for what is remembered. */
	readonly account: string;
	/** The same client, with its requests and responses observed. */
	observedBy(observer: HttpObserver): Api;
}

/** Where a run stopped, for the next one to go on: cursors and IDs. */
export type TableCursor = Record<string, string | undefined>;

/** Records that were read, and where reading would go on after them; no cursor after the last ones. */
export interface TablePage {
	records: IDataObject[];
	cursor?: TableCursor;
}

/** What the user decides about all tables. */
export interface TableOptions {
	/** How tracking is read: campaign by campaign, or contact by contact. */
	trackingBy: 'campaign' | 'contact';
	/** Whether the summary of a campaign has what only the campaign itself tells. */
	campaignDetails: boolean;
	/** Records with the IDs of older versions, for columns that are filled with these; undefined where they aren't wanted. */
	legacyRecords?: IDataObject[];
}

/** The context for reading a table. */
export interface TableCall<Api> {
	api: Api;
	options: TableOptions;
	/** Only what changed at this time or later: ISO 8601 in UTC. Undefined for everything. */
	since?: string;
	/** Where the user's history begins, for what is read for the first time. */
	history?: string;
	/** When the replication began, by the server's clock. Known after the first response. */
	started: () => string;
	/** Where an earlier run stopped. */
	from?: TableCursor;
	/** What the table remembers from run to run; it may add to it. */
	state: TableState;
	/** Told how many more requests are to come, as soon as that is known. */
	expect: (requests: number) => void;
	hint: (text: string) => void;
}

/** What a table remembers from run to run, beside the time of the last one. */
export interface TableState {
	/** IDs of campaigns whose tracking was read in the last complete run. */
	campaigns?: string[];
	/** IDs of those that were read in the run under way. */
	read?: string[];
}

/** A table of a product. `Size` is what the cost of its tables depends on. */
export interface Table<Api, Size = unknown> {
	/** What a saved workflow stores. */
	value: string;
	name: string;
	description: string;
	/** In the order of the user's documents; those beyond them come last. */
	columns: Column[];
	/**
	 * The key of key-based replication: when a record changed, or undefined where it doesn't tell. A table without the key is
	 * always read as a whole.
	 */
	changedAt?: (record: IDataObject) => unknown;
	/** What it costs in requests. */
	requests: string;
	/** About how many requests a full replication takes. */
	expectedRequests(size: Size, options: Pick<TableOptions, 'trackingBy'>): number;
	read(call: TableCall<Api>): AsyncGenerator<TablePage>;
}

/** The options that products don't have in common. */
export interface ProductOptions {
	/** What *Campaign Details* does. */
	campaignDetails: string;
	/** Whether tracking can also be read contact by contact, with the same rows. */
	trackingByContact: boolean;
	legacyIds?: {
		/** What *Legacy IDs* does. */
		description: string;
		/**
		 * Looks at the input items before anything is sent.
		 *
		 * @throws InputError when they don't tell the IDs that the tables need
		 */
		check(records: IDataObject[], tables: string[]): void;
	};
}

/** The tables of a product, and what their replication needs to know of it. */
export interface TableSet<Api, Size> {
	/** In the order of the menu. */
	tables: Array<Table<Api, Size>>;
	options: ProductOptions;
	/** How the size of an account is found. */
	measuring: {
		/** What that costs in requests. */
		requests: string;
		/** Reads only what the chosen tables depend on. */
		measure(api: Api, chosen: string[]): Promise<Size>;
	};
}
