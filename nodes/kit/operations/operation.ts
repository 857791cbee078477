import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { OutputFile, OutputItems } from '../files/binaryFile';
import type { Fields, ValuesOf } from '../fields/field';
import type { TellColumn } from '../fields/mappedValues';
import type { TellHint } from '../errors/hints';
import type { JsonSchema } from '../values/schema';

/** What every operation declares; the menu, the dispatcher and the docs read it from here. */
export interface OperationInfo<F extends Fields> {
	/** Value stored by saved workflows. Never changes. */
	value: string;
	/** Name in the menu, in title case. */
	name: string;
	/** The action, in sentence case and without articles, e.g. `Add tag to customer`. */
	action: string;
	description: string;
	/** Parameters by their stored name, in display order. */
	fields: F;
	/** Its cost in requests, for the docs, e.g. `One per customer`. */
	requests: string;
	/** JSON schema of one output item. */
	output: JsonSchema;
}

/** The context of an operation. */
export interface Call<Api, F extends Fields> {
	api: Api;
	/** The parameters, read and checked. */
	params: ValuesOf<F>;
	/** Tells the user something about the result that isn't an error; shown once, however many items it applies to. */
	hint: TellHint;
}

/** The context of an operation that runs for one input item. */
export interface ItemCall<Api, F extends Fields> extends Call<Api, F> {
	/** Index of the input item. */
	index: number;
	/** Whether an earlier try of the run may have written for this item already, so that an existing record may be its own. */
	mayHaveWritten: boolean;
	/** For the item's binary files and the workflow's static data. */
	functions: IExecuteFunctions;
}

/** The context of a preview of one input item. */
interface PreviewCall<Api, F extends Fields> extends Call<Api, F> {
	/** Called with the value sent for each column of the item; null if it is left out. */
	mapped: TellColumn;
}

/** What would be sent for one input item. */
export interface PreviewRow {
	row: IDataObject;
	/** Number of requests, depending on the data in the service. */
	requests: readonly [least: number, most: number];
}

/** The output of an operation for one input item. */
export type ItemResponse = IDataObject | IDataObject[] | OutputFile | OutputItems;

/** An operation that runs for each input item. */
export interface ItemOperation<Api, F extends Fields = Fields> extends OperationInfo<F> {
	kind: 'item';
	run(call: ItemCall<Api, F>): Promise<ItemResponse>;
	/** Whether it runs once for any number of input items if no parameter depends on the item. Default: false. */
	once?: boolean;
	/** The short form returned by *Simplify*, which is offered only if this is defined. */
	simplify?(record: IDataObject): IDataObject;
	/** Shows what would be sent, while the field `preview` is on. It may read, but not write. */
	preview?(call: PreviewCall<Api, F>): PreviewRow | Promise<PreviewRow>;
}

/** The context of a Get Many. */
interface ListCall<Api, F extends Fields> extends Call<Api, F> {
	/** Number of records wanted; Infinity for all. */
	limit: number;
}

/** An operation that reads many records, page by page. */
export interface ListOperation<Api, F extends Fields = Fields> extends OperationInfo<F> {
	kind: 'list';
	/** What the records are called in messages and file names, e.g. `customers`. */
	records: string;
	/**
	 * How many records there may be. *short*: so few that all are always returned; *medium*, the default: the user sets a limit;
	 * *long*: the user may also have them written to a file.
	 */
	length?: 'short' | 'medium' | 'long';
	pages(call: ListCall<Api, F>): AsyncIterable<IDataObject[]>;
	simplify?(record: IDataObject, params: ValuesOf<F>): IDataObject;
	/** Columns of a file, in order, if known before the first record; others are appended. */
	columns?(params: ValuesOf<F>): string[];
}

/** An output record of a batch, and the input items it comes from. */
export interface BatchRecord {
	json: IDataObject;
	/** Indices of input items. The record is paired with the first. */
	items: number[];
}

/** The context of a batch. */
export interface BatchCall<Api, F extends Fields> extends Call<Api, F> {
	items: INodeExecutionData[];
	/** For the items' binary files. */
	functions: IExecuteFunctions;
	/** Records what was done, for the message of a later error, e.g. `rows 2 to 900 were sent`. */
	done: (text: string) => void;
	/** Records what may have been done because there was no response, e.g. `rows 2 to 900`. */
	unclear: (text: string) => void;
	/**
	 * Runs part of the work, unless an earlier try of the run already did: with *Retry On Fail*, n8n runs the whole node again.
	 *
	 * @param key identifies the part; the same in each try
	 * @returns the result of the part, or its result in the earlier try
	 */
	once<Value>(key: string, part: () => Promise<Value>): Promise<Value>;
}

/** An operation that sees all input items together. Its parameters are the same for all of them. */
export interface BatchOperation<Api, F extends Fields = Fields> extends OperationInfo<F> {
	kind: 'batch';
	run(call: BatchCall<Api, F>): AsyncIterable<BatchRecord>;
	/** A batch reports its work, which has no short form. */
	simplify?: undefined;
}

/** Any operation of a node, regardless of its fields. */
export type Operation<Api> = ItemOperation<Api> | ListOperation<Api> | BatchOperation<Api>;

/** The names of a resource and its operations in the menus. */
export interface Resource<Api> {
	value: string;
	name: string;
	/** What it is about, in a few words. n8n's AI builder reads it instead of the operations' descriptions. */
	description?: string;
	/** In menu order, which n8n requires to be sorted by name. */
	operations: Array<Operation<Api>>;
	/** Value of the operation selected by default. Default: Create or Update, else Get Many, else the first. */
	defaultOperation?: string;
}

/** How a node defines its operations; the node's API type is fixed once, field types are inferred. */
interface OperationDefiner<Api> {
	item<F extends Fields>(operation: Omit<ItemOperation<Api, F>, 'kind'>): Operation<Api>;
	list<F extends Fields>(operation: Omit<ListOperation<Api, F>, 'kind'>): Operation<Api>;
	batch<F extends Fields>(operation: Omit<BatchOperation<Api, F>, 'kind'>): Operation<Api>;
}

/** Creates the functions with which a product defines its operations. */
export function createOperationDefiner<Api>(): OperationDefiner<Api> {
	// Only the operation knows its own fields; to the dispatcher all operations have the same type.
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
