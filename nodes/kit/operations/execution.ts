import type { IExecuteFunctions } from 'n8n-workflow';

import type { Concurrency } from '../async/gate';
import type { toNodeError } from '../errors/nodeError';
import type { HintCollector } from '../errors/hints';
import type { ParameterReader } from './parameters';
import type { RunMemory } from '../runtime/runMemory';
import type { WriteJournal } from '../runtime/writeJournal';

/** What the loop of an operation works with. */
export interface Execution<Api> {
	functions: IExecuteFunctions;
	/** The client, recording its writes in a journal. */
	apiFor: (journal: WriteJournal) => Api;
	/** What earlier tries of this run did. */
	memory: RunMemory;
	/** The product's name in messages. */
	product: string;
	reader: ParameterReader;
	concurrency: Concurrency;
	/** Whether a failed item becomes an item with its error. */
	continueOnFail: boolean;
	hints: HintCollector;
	/** Converts an error into what n8n shows for an item. */
	toItemError: (
		error: unknown,
		itemIndex?: number,
		remark?: string,
	) => ReturnType<typeof toNodeError>;
}
