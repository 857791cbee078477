import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { OutputFile, OutputItems } from '../files/binaryFile';
import type { Fields, ValuesOf } from '../fields/field';
import type { TellColumn } from '../fields/mappedValues';
import type { TellHint } from '../errors/hints';
import type { JsonSchema } from '../values/schema';

/** What every operation says about itself; the menu, the dispatcher and the docs read it from here. */
export interface OperationInfo<F extends Fields> {
	/** Value that a saved workflow stores. Never changes. */
	value: string;
	/** Name in the menu, in title case. */
	name: string;
	/** What it does to what, in sentence case and without articles, e.g. `Add tag to customer`. */
	action: string;
	description: string;
	/** Parameters by the name that a saved workflow stores, in the order in which they are shown. */
	fields: F;
	/** What it costs in requests, for the docs, e.g. `One per customer`. */
	requests: string;
	/** JSON schema of one output item. */
	output: JsonSchema;
}

/** What an operation works with. */
export interface Call<Api, F extends Fields> {
	api: Api;
	/** The parameters, read and checked. */
	params: ValuesOf<F>;
	/** Tells the user something about the result that isn't an error, once however many items it holds for. */
	hint: TellHint;
}

/** What an operation works with that runs for one input item. */
export interface ItemCall<Api, F extends Fields> extends Call<Api, F> {
	/** Index of the input item. */
	index: number;
	/** Whether an earlier try of the run may have written for this item already: then what is found may be its work. */
	mayHaveWritten: boolean;
	/** For reading the item's binary files and the workflow's static data. */
	functions: IExecuteFunctions;
}

/** What the preview of one input item works with. */
interface PreviewCall<Api, F extends Fields> extends Call<Api, F> {
	/** Told what each column of the item is sent as; null for one that is left out. */
	mapped: TellColumn;
}

/** What would be sent for one input item. */
export interface PreviewRow {
	row: IDataObject;
	/** How many requests it takes, depending on what the service has. */
	requests: readonly [least: number, most: number];
}

/** What an operation gives for one input item. */
export type ItemResponse = IDataObject | IDataObject[] | OutputFile | OutputItems;

/** An operation that runs for each input item. */
export interface ItemOperation<Api, F extends Fields = Fields> extends OperationInfo<F> {
	kind: 'item';
	run(call: ItemCall<Api, F>): Promise<ItemResponse>;
	/** Whether it runs once, however many items come in, while no parameter depends on the item. Default: false. */
	once?: boolean;
	/** The short form that *Simplify* gives; offered where it is defined. */
	simplify?(record: IDataObject): IDataObject;
	/** Shows what would be sent, while the field `preview` is on. It reads at most. */
	preview?(call: PreviewCall<Api, F>): PreviewRow | Promise<PreviewRow>;
}

/** What a Get Many works with. */
interface ListCall<Api, F extends Fields> extends Call<Api, F> {
	/** How many records are wanted; Infinity for all. */
	limit: number;
}

/** An operation that reads many records, page by page. */
export interface ListOperation<Api, F extends Fields = Fields> extends OperationInfo<F> {
	kind: 'list';
	/** What the records are called, for messages and file names, e.g. `customers`. */
	records: string;
	pages(call: ListCall<Api, F>): AsyncIterable<IDataObject[]>;
	simplify?(record: IDataObject, params: ValuesOf<F>): IDataObject;
	/** Columns of a file, in order, where they are known before the first record; others are appended. */
	columns?(params: ValuesOf<F>): string[];
}

/** A record that a batch hands on, and the input items it comes from. */
export interface BatchRecord {
	json: IDataObject;
	/** Indices of input items. The record is paired with the first of them. */
	items: number[];
}

/** What a batch works with. */
export interface BatchCall<Api, F extends Fields> extends Call<Api, F> {
	items: INodeExecutionData[];
	/** For reading the items' binary files. */
	functions: IExecuteFunctions;
	/** Notes what was done, for the message of an error that may follow, e.g. `rows 2 to 900 were sent`. */
	done: (text: string) => void;
	/** Notes what may have been done, because the response didn't come, e.g. `rows 2 to 900`. */
	unclear: (text: string) => void;
	/**
	 * Does a part of the work, unless an earlier try of the run did: with *Retry On Fail* n8n runs the whole node again.
	 *
	 * @param key names the part, the same in each try
	 * @returns what the part gave, or what it gave in the earlier try
	 */
	once<Value>(key: string, part: () => Promise<Value>): Promise<Value>;
}

/** An operation that sees all input items together. Its parameters are the same for all of them. */
export interface BatchOperation<Api, F extends Fields = Fields> extends OperationInfo<F> {
	kind: 'batch';
	run(call: BatchCall<Api, F>): AsyncIterable<BatchRecord>;
	/** A batch tells what it did; there is no short form of that. */
	simplify?: undefined;
}

/** Any operation of a node, whatever its fields. */
export type Operation<Api> = ItemOperation<Api> | ListOperation<Api> | BatchOperation<Api>;

/** What a resource and its operations are called in the menus. */
export interface Resource<Api> {
	value: string;
	name: string;
	/** What it is about, in a few words. n8n's AI builder reads it in place of those of the operations. */
	description?: string;
	/** In the order of the menu, which n8n wants sorted by name. */
	operations: Array<Operation<Api>>;
	/** Value of the operation that is chosen at first. Default: Create or Update, else Get Many, else the first. */
	defaultOperation?: string;
}

/** How a node defines its operations; the node's API type is fixed once, field types are inferred. */
interface OperationDefiner<Api> {
	item<F extends Fields>(operation: Omit<ItemOperation<Api, F>, 'kind'>): Operation<Api>;
	list<F extends Fields>(operation: Omit<ListOperation<Api, F>, 'kind'>): Operation<Api>;
	batch<F extends Fields>(operation: Omit<BatchOperation<Api, F>, 'kind'>): Operation<Api>;
}

/** Makes the functions with which a product defines its operations. */
export function createOperationDefiner<Api>(): OperationDefiner<Api> {
	// The fields of an operation are known to the operation alone; to the dispatcher all operations are alike.
	return {
		item: (operation) => ({ kind: 'item', ...operation }) as unknown as Operation<Api>,
		list: (operation) => ({ kind: 'list', ...operation }) as unknown as Operation<Api>,
		batch: (operation) => ({ kind: 'batch', ...operation }) as unknown as Operation<Api>,
	};
}

/** An input item and its index. */
export interface InputItem {
	index: number;
	item: INodeExecutionData;
}
