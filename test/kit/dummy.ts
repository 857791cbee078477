import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
} from 'n8n-workflow';
import {
	executeNode,
	createOperationDefiner,
	toResourceProperties,
	type BatchOperation,
	type Fields,
	type ItemOperation,
	type KnownError,
	type ListOperation,
	type Operation,
} from '../../nodes/kit';
import { runNode, type NodeResult, type RunNodeOptions } from '../support';

export { collect } from './collect';

/** The parts of an operation that matter to a test; the rest is filled in. */
type Told<Whole, Needed extends keyof Whole> = Partial<Omit<Whole, 'kind'>> & Pick<Whole, Needed>;

/** A client without any functions. */
export interface DummyApi {
	name: string;
	concurrency: number;
	journaledBy(): this;
}

/** The client of nodes that don't have their own. */
export const dummyApi: DummyApi = {
	name: 'api',
	concurrency: 4,
	journaledBy() {
		return this;
	},
};

const define = createOperationDefiner<DummyApi>();

const made = {
	value: 'do',
	name: 'Do',
	action: 'Do something',
	description: 'Does what the test asks for',
	requests: 'None',
	output: {},
};

/** An operation for each item. */
export function itemOperation<F extends Fields = Fields>(
	told: Told<ItemOperation<DummyApi, F>, 'run' | 'fields'>,
): Operation<DummyApi> {
	return define.item({ ...made, ...told });
}

/** An operation that reads many records, with all that a list may offer. */
export function listOperation<F extends Fields = Fields>(
	told: Told<ListOperation<DummyApi, F>, 'pages' | 'fields'>,
): Operation<DummyApi> {
	return define.list({ ...made, records: 'things', length: 'long', ...told });
}

/** An operation that sees all items together. */
export function batchOperation<F extends Fields = Fields>(
	told: Told<BatchOperation<DummyApi, F>, 'run' | 'fields'>,
): Operation<DummyApi> {
	return define.batch({ ...made, ...told });
}

/** A node with one resource, with a client without any functions. */
export function nodeWith(operations: Array<Operation<DummyApi>>, node: DummyNode = {}): INodeType {
	const resources = [{ value: 'thing', name: 'Thing', operations }];
	return {
		description: {
			displayName: 'Kit Dummy',
			name: 'kitDummy',
			group: ['transform'],
			version: 1,
			description: 'Does what the test asks for',
			defaults: { name: 'Kit Dummy' },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			properties: toResourceProperties(resources),
		},
		async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
			return await executeNode(this, {
				product: 'Dummy',
				resources,
				knownErrors: node.knownErrors ?? [],
				continueOnFail: this.continueOnFail(),
				connect:
					node.connect ?? (async () => ({ ...dummyApi, concurrency: node.concurrency ?? 4 })),
			});
		},
	};
}

/** The parts of the node that a test may override. */
export interface DummyNode {
	knownErrors?: KnownError[];
	/** Concurrent requests. Default: 4. */
	concurrency?: number;
	connect?: (functions: IExecuteFunctions, hint: (text: string) => void) => Promise<DummyApi>;
}

/** Runs an operation through n8n's engine. */
export async function runOperation(
	operation: Operation<DummyApi>,
	parameters: INodeParameters = {},
	options: RunNodeOptions & { node?: DummyNode } = {},
): Promise<NodeResult> {
	const { node, ...others } = options;
	const chosen = { resource: 'thing', operation: operation.value };
	return await runNode(nodeWith([operation], node), { ...chosen, ...parameters }, others);
}

/** Numbered input items. */
export function numbered(count: number): Array<{ n: number }> {
	return Array.from({ length: count }, (_, n) => ({ n }));
}

/** A promise with functions to settle it. */
export function gate(): { opened: Promise<void>; open: () => void } {
	let open = () => {};
	const opened = new Promise<void>((resolve) => {
		open = resolve;
	});
	return { opened, open };
}

/** What a call throws. @throws Error if it doesn't throw */
export function thrownBy(call: () => unknown): unknown {
	try {
		call();
	} catch (error) {
		return error;
	}
	throw new Error('Nothing was thrown');
}
