import type { IExecuteFunctions } from 'n8n-workflow';

import type { explain } from './explain';
import type { HintCollector } from './hints';
import type { ParameterReader } from './parameters';

/** What an operation's loop works with. */
export interface Execution<Api> {
	functions: IExecuteFunctions;
	api: Api;
	reader: ParameterReader;
	concurrency: number;
	/** Whether a failed item becomes an item that carries its error. */
	continueOnFail: boolean;
	hints: HintCollector;
	/** Turns an error into what n8n shows for an item. */
	explainAt: (error: unknown, itemIndex?: number, remark?: string) => ReturnType<typeof explain>;
}
