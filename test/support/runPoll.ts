import './environment';
import { PollContext } from 'n8n-core';
import {
	Workflow,
	type IDataObject,
	type INode,
	type INodeParameters,
	type WorkflowActivateMode,
} from 'n8n-workflow';
import { createAdditionalData } from './additionalData';
import { CredentialsHelper, type CredentialData } from './credentials';
import { withExpressions } from './expressionEngine';
import { TypeRegistry } from './nodeTypes';
import { resolveNode, type NodeSource } from './runNode';

/** The workflow's static data in n8n's database. */
export interface PollDatabase {
	staticData: IDataObject;
	/** Number of times it was written. */
	saves: number;
}

/** The output of a poll; null if there was none. */
export type PollRun = IDataObject[] | null;

export interface PollingNodeOptions {
	credentials?: CredentialData;
	/** The database of an n8n that ran before; by default an empty one. */
	database?: PollDatabase;
	/** Milliseconds that n8n allows for a poll; `none` is an n8n version without this setting. */
	budget?: number | 'none';
	/** Default: a unique one. */
	workflowId?: string;
}

/** When n8n dies around a poll with output. */
interface PollOptions {
	/** True if n8n dies after the output, but before the static data is saved. */
	crashBeforeSave?: boolean;
}

/**
 * A workflow with one polling node, run by n8n's rules: one Workflow object exists from activation to deactivation, with the
 * static data in memory; the data is saved after the activation's poll and after every poll with output.
 */
export interface PollingNode {
	database: PollDatabase;
	/** The node's static data in memory. */
	readonly memory: IDataObject;
	/**
	 * Starts n8n, or activates the workflow: the static data is loaded from the database, then it polls. @throws what the poll
	 * throws; the workflow isn't active then
	 */
	activate(mode?: WorkflowActivateMode): Promise<PollRun>;
	/** A scheduled poll. @throws what the node throws, which n8n shows as a failed execution */
	poll(options?: PollOptions): Promise<PollRun>;
	/** *Fetch Test Event* in the editor. Nothing is saved. */
	fetchTestEvent(): Promise<PollRun>;
	/** Changes the parameters, as when a user saves the workflow; `activate` applies them. */
	change(parameters: INodeParameters): void;
	/** Changes the time that n8n allows for a poll. */
	allow(budget: number | 'none'): void;
}

const NODE = 'Trigger';

let workflows = 0;

/** Creates a workflow with one polling node. It polls only when called. */
export function pollingNode(
	source: NodeSource,
	parameters: INodeParameters,
	options: PollingNodeOptions = {},
): PollingNode {
	const { type, typeVersion, nodeType, types } = resolveNode(source);
	const registry = TypeRegistry.create('source', types);
	const workflowId = options.workflowId ?? `workflow ${++workflows}`;
	const credentials = options.credentials ?? {};
	const database = options.database ?? { staticData: {}, saves: 0 };
	let { budget = 'none' } = options;
	let current = parameters;
	let active: Workflow | undefined;

	const load = () => {
		const node: INode = {
			id: 'trigger',
			name: NODE,
			type,
			typeVersion,
			position: [0, 0],
			parameters: current,
			credentials: Object.fromEntries(
				Object.keys(credentials).map((name) => [name, { id: name, name }]),
			),
		};
		return new Workflow({
			id: workflowId,
			name: 'workflow',
			nodes: [node],
			connections: {},
			active: true,
			nodeTypes: registry,
			staticData: structuredClone(database.staticData),
		});
	};
	const save = (workflow: Workflow) => {
		database.staticData = JSON.parse(JSON.stringify(workflow.staticData)) as IDataObject;
		database.saves++;
	};
	const run = async (
		workflow: Workflow,
		mode: 'manual' | 'trigger',
		activation: WorkflowActivateMode,
	): Promise<PollRun> => {
		const node = workflow.getNode(NODE);
		if (node === null) throw new Error('The workflow has lost its node');
		const helper = new CredentialsHelper(registry, credentials);
		const context = new PollContext(
			workflow,
			node,
			createAdditionalData(helper, 'poll'),
			mode,
			activation,
		);
		if (budget === 'none') Reflect.deleteProperty(context, 'getPollBudgetMs');
		else Object.assign(context, { getPollBudgetMs: () => budget });
		const output = await withExpressions(workflow, async () => await nodeType.poll?.call(context));
		const [items] = output ?? [];
		return items?.map(({ json }) => json) ?? null;
	};

	return {
		database,
		get memory() {
			if (active === undefined) throw new Error('The workflow is not active');
			return active.getStaticData('node', active.getNode(NODE) ?? undefined);
		},
		async activate(mode = 'activate') {
			const workflow = load();
			const found = await run(workflow, 'trigger', mode);
			save(workflow);
			active = workflow;
			return found;
		},
		async poll({ crashBeforeSave = false } = {}) {
			if (active === undefined) throw new Error('The workflow is not active');
			const workflow = active;
			const found = await run(workflow, 'trigger', 'activate');
			if (crashBeforeSave) active = undefined;
			else if (found !== null) save(workflow);
			return found;
		},
		fetchTestEvent: async () => await run(load(), 'manual', 'manual'),
		change(changed) {
			current = changed;
		},
		allow(allowed) {
			budget = allowed;
		},
	};
}
