import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Concurrency } from '../async/gate';
import { runBatch } from './batch';
import type { Execution } from './execution';
import { toNodeError } from '../errors/nodeError';
import { getStopSignal } from '../runtime/functions';
import { HintCollector } from '../errors/hints';
import { toFailedItem, runItems } from './items';
import { runList } from './lists';
import { MOVED_OPTIONS, getMovedOptionsHint } from './movedOptions';
import type { Operation, Resource } from './operation';
import { ParameterReader } from './parameters';
import { PREVIEW, previewField, previewItems } from './preview';
import type { Product } from './product';
import { getAllFields } from './properties';
import { beginTry } from '../runtime/runMemory';
import { toResult, toResultSync } from '../async/result';
import type { WriteJournal } from '../runtime/writeJournal';

/** What the dispatcher needs to know about a client. */
interface Client {
	/** Concurrent requests, as set in the credential. */
	readonly concurrency: Concurrency;
	/** The same client, recording its writes in a journal. */
	journaledBy(journal: WriteJournal): this;
}

/** What the dispatcher needs to know about a node. */
interface NodeDefinition<Api extends Client> extends Product<Api> {
	resources: Array<Resource<Api>>;
	/** Whether the run continues after a failed item. */
	continueOnFail: boolean;
}

/**
 * Runs the chosen operation. This is the whole `execute` of a node: item loop, Continue on Fail, paired items, paging, file
 * output and error messages are implemented once, in the kit.
 *
 * With *Continue on Fail* only Stop is thrown: after an error, n8n would pass the input on as if the node had succeeded.
 */
export async function executeNode<Api extends Client>(
	functions: IExecuteFunctions,
	definition: NodeDefinition<Api>,
): Promise<INodeExecutionData[][]> {
	const result = await toResult(runChosen(functions, definition));
	if (result.ok) return [result.value];
	const { error } = result;
	if (!definition.continueOnFail || getStopSignal(functions)?.aborted) throw error;
	const nodeError = toNodeError(error, {
		node: functions.getNode(),
		action: 'Run the node',
		product: definition.product,
		knownErrors: definition.knownErrors,
	});
	return [functions.getInputData().map((_, index) => toFailedItem(nodeError, index))];
}

async function runChosen<Api extends Client>(
	functions: IExecuteFunctions,
	definition: NodeDefinition<Api>,
): Promise<INodeExecutionData[]> {
	const memory = beginTry(functions);
	const operation = getChosenOperation(functions, definition.resources);
	const { product, knownErrors, continueOnFail } = definition;
	const node = functions.getNode();
	const hints = new HintCollector();
	const toItemError = (error: unknown, itemIndex?: number, remark?: string) => {
		const more = [remark, hints.timesRead].filter(Boolean).join(' ');
		const place = { node, action: operation.action, product, knownErrors, itemIndex };
		return toNodeError(error, { ...place, remark: more || undefined });
	};
	const moved = getMovedOptionsHint(functions.getNode().parameters[MOVED_OPTIONS]);
	if (moved !== undefined) hints.add(moved);
	const connected = await toResult(definition.connect(functions, (...hint) => hints.add(...hint)));
	if (!connected.ok) throw toItemError(connected.error);
	const api = connected.value;

	const execution: Execution<Api> = {
		functions,
		apiFor: (journal) => api.journaledBy(journal),
		memory,
		product,
		reader: new ParameterReader(functions, getAllFields(operation), (...hint) =>
			hints.add(...hint),
		),
		concurrency: api.concurrency,
		continueOnFail,
		hints,
		toItemError,
	};
	const items = await runKind(execution, operation);
	hints.publish(functions);
	return items;
}

async function runKind<Api>(
	execution: Execution<Api>,
	operation: Operation<Api>,
): Promise<INodeExecutionData[]> {
	if (operation.kind === 'list') return await runList(execution, operation);
	if (operation.kind === 'batch') return await runBatch(execution, operation);
	if (operation.preview === undefined) return await runItems(execution, operation);
	const preview = toResultSync(() => isPreview(execution));
	if (!preview.ok) throw execution.toItemError(preview.error);
	return await (preview.value
		? previewItems(execution, operation.preview.bind(operation))
		: runItems(execution, operation));
}

/**
 * The switch has one value for all items: n8n resolves no expression in it. It is read as other switches are, so that the text
 * `true` isn't taken for off.
 *
 * @throws InputError if it is neither true nor false
 */
function isPreview<Api>({ functions }: Execution<Api>): boolean {
	const [first] = functions.getInputData();
	if (first === undefined) return false;
	const { displayName: label, default: fallback } = previewField.property;
	const raw = functions.getNodeParameter(PREVIEW, 0, fallback);
	return previewField.read(raw, { label, item: first });
}

function getChosenOperation<Api>(
	functions: IExecuteFunctions,
	resources: Array<Resource<Api>>,
): Operation<Api> {
	const resourceValue = functions.getNodeParameter('resource', 0) as string;
	const operationValue = functions.getNodeParameter('operation', 0) as string;
	const resource = resources.find(({ value }) => value === resourceValue);
	const operation = resource?.operations.find(({ value }) => value === operationValue);
	if (operation === undefined) {
		throw toNodeError(
			new Error(`there is no operation '${operationValue}' of '${resourceValue}'`),
			{
				node: functions.getNode(),
				action: 'Run the node',
				product: '',
				knownErrors: [],
			},
		);
	}
	return operation;
}
