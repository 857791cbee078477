import type { IDataObject } from 'n8n-workflow';

import type { ConstantContactV2Api } from '../api/client';
import type { Column } from './column';

/** The tables by the names that a saved workflow stores. */
export const TABLE_NAMES = [
	'accountInfo',
	'contactLists',
	'contacts',
	'contactTracking',
	'emailCampaigns',
	'emailCampaignSummary',
	'events',
	'myLibraryFiles',
	'trashFiles',
] as const;

export type TableName = (typeof TABLE_NAMES)[number];

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
	/** Whether the summary of a campaign is taken from the campaign itself. */
	campaignDetails: boolean;
}

/** What a table is read with. */
export interface TableCall {
	api: ConstantContactV2Api;
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

/** What the costs of the tables depend on. The API has no totals, so contacts count once for each list that they are in. */
export interface AccountSize {
	contacts: number;
	sentCampaigns: number;
	files: number;
}

/** One of the nine tables. */
export interface Table {
	value: TableName;
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
	expectedRequests(size: AccountSize, options: Pick<TableOptions, 'trackingBy'>): number;
	read(call: TableCall): AsyncGenerator<TablePage>;
}
