import type {
	IDataObject,
	INodeExecutionData,
	INodeParameters,
	IPollFunctions,
} from 'n8n-workflow';

import { toNodeError } from '../errors/nodeError';
import { applies, type Fields, type ValuesOf } from '../fields/field';
import type { TellHint } from '../errors/hints';
import { MOVED_OPTIONS, getMovedOptionsHint } from '../operations/movedOptions';
import type { Product } from '../operations/product';
import { toResult } from '../async/result';

/** The context of a poll. */
export interface PollCall<Api, F extends Fields> {
	api: Api;
	/** The parameters, read and checked. */
	params: ValuesOf<F>;
	/** The parameters as the user wrote them: a difference here was made by the user, not by an expression. */
	rawParameters: INodeParameters;
	/** What n8n stores for the node between polls. */
	data: IDataObject;
	/** Identifies the node among all nodes of this n8n instance. */
	key: string;
	/** Whether the poll should end and leave the rest to the next one. */
	isLate: () => boolean;
	/** Writes a message for the administrator to n8n's log. */
	warn: (text: string) => void;
}

/** A polling trigger. */
export interface PollDefinition<Api, F extends Fields> extends Product<Api> {
	fields: F;
	/** What it does, for messages, e.g. `look for new customers`. */
	action(params: ValuesOf<F>): string;
	/** Returns new records, and stores how far it got. */
	poll(call: PollCall<Api, F>): Promise<IDataObject[]>;
	/** Returns recent examples for the editor, and stores nothing. */
	sample(call: PollCall<Api, F>): Promise<IDataObject[]>;
}

/** Messages that this process has already logged about triggers: once is enough, and there is a poll every minute. */
const told = new Set<string>();

/** Polls in progress in this process: n8n may start a poll before the previous one has ended. */
const underWay = new Set<string>();

/**
 * Runs a poll. This is the whole `poll` of a trigger.
 *
 * @returns the new items; null if there are none, or if the previous poll hasn't ended yet
 */
export async function pollNode<Api, F extends Fields>(
	functions: IPollFunctions,
	definition: PollDefinition<Api, F>,
): Promise<INodeExecutionData[][] | null> {
	const isManual = functions.getMode() === 'manual';
	const key = `${functions.getWorkflow().id} ${functions.getNode().id}`;
	if (!isManual && underWay.has(key)) return null;
	if (!isManual) underWay.add(key);
	const result = await toResult(runPoll(functions, definition, isManual, key));
	if (!isManual) underWay.delete(key);
	if (!result.ok) throw result.error;
	if (result.value.length === 0) return null;
	return [result.value.map((json) => ({ json }))];
}

async function runPoll<Api, F extends Fields>(
	functions: IPollFunctions,
	definition: PollDefinition<Api, F>,
	isManual: boolean,
	key: string,
): Promise<IDataObject[]> {
	const { product, knownErrors } = definition;
	let action = 'start polling';
	const run = async (): Promise<IDataObject[]> => {
		const params = readParameters(functions, definition.fields, definition.product);
		action = definition.action(params);
		tellMovedOptions(functions, product);
		const call: PollCall<Api, F> = {
			api: await definition.connect(functions),
			params,
			rawParameters: functions.getNode().parameters,
			data: functions.getWorkflowStaticData('node'),
			key,
			isLate: createDeadline(functions),
			warn: (text) => functions.logger.warn(`${product}: ${text}`),
		};
		return await (isManual ? definition.sample(call) : definition.poll(call));
	};
	const result = await toResult(run());
	if (result.ok) return result.value;
	throw toNodeError(result.error, { node: functions.getNode(), action, product, knownErrors });
}

function tellMovedOptions(functions: IPollFunctions, product: string): void {
	const hint = getMovedOptionsHint(functions.getNode().parameters[MOVED_OPTIONS]);
	if (hint !== undefined && isNew(functions, hint)) {
		functions.logger.warn(`${product}: ${functions.getNode().name}: ${hint}`);
	}
}

/** Whether a text is logged for a node for the first time in this process. */
function isNew(functions: IPollFunctions, text: string): boolean {
	const key = `${functions.getWorkflow().id} ${functions.getNode().id} ${text}`;
	if (told.has(key)) return false;
	told.add(key);
	return true;
}

function readParameters<F extends Fields>(
	functions: IPollFunctions,
	fields: F,
	product: string,
): ValuesOf<F> {
	const values: IDataObject = {};
	const { name: node, parameters } = functions.getNode();
	// A trigger's output can't have hints.
	const hint: TellHint = (text, detail) => {
		const whole = [text, detail].filter(Boolean).join(': ');
		if (isNew(functions, whole)) functions.logger.info(`${product}: ${node}: ${whole}`);
	};
	for (const [name, field] of Object.entries(fields)) {
		if (!applies(field, values)) continue;
		const { displayName: label, default: fallback } = field.property;
		const raw = functions.getNodeParameter(name, fallback);
		const context = {
			label,
			item: { json: {} },
			written: parameters[name],
			zone: functions.getTimezone(),
			hint,
		};
		values[name] = field.read(raw, context) as IDataObject[string];
	}
	return values as ValuesOf<F>;
}

/** The time limit of a poll if n8n doesn't provide one: five minutes, as in its newer versions. */
const DEFAULT_BUDGET = 300_000;

/** Part of the time limit is reserved for the page in progress. */
const USABLE = 0.7;

function createDeadline(functions: IPollFunctions): () => boolean {
	const asked = 'getPollBudgetMs' in functions ? functions.getPollBudgetMs : undefined;
	const budget = typeof asked === 'function' ? Number(asked.call(functions)) : DEFAULT_BUDGET;
	const end = performance.now() + budget * USABLE;
	return () => performance.now() > end;
}
