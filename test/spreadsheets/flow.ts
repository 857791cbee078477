import type { IDataObject, IConnections, INode, INodeExecutionData } from 'n8n-workflow';

import {
	ownNodeType,
	runWorkflow,
	type NodeRun,
	type RunWorkflowOptions,
	type WorkflowRun,
} from '../support';

/** A node of a flow: one of n8n's, e.g. `merge`, or one of this package's, e.g. `contactHub`. */
export interface Step {
	type: string;
	version?: number;
	parameters?: object;
	/** The nodes connected to its inputs. Default: the previous node. */
	from?: string[];
}

const START = 'Start';

/** n8n's own nodes, in the version that its editor adds. */
const N8N_VERSIONS: Record<string, number> = {
	convertToFile: 1.1,
	dateTime: 2,
	extractFromFile: 1.1,
	if: 2.3,
	merge: 3.2,
	set: 3.4,
};

/** Settings of a flow that differ from the defaults. */
export interface FlowOptions extends Omit<RunWorkflowOptions, 'startItems' | 'startNode'> {
	/** Time zone in the workflow's settings. Default: Rome. */
	timezone?: string;
}

/** Runs a workflow of n8n's nodes and ours, which begins with some items, through n8n's engine. */
export async function runFlow(
	items: INodeExecutionData[] | IDataObject[],
	steps: Record<string, Step>,
	{ timezone = 'Europe/Rome', ...options }: FlowOptions = {},
): Promise<WorkflowRun> {
	const connections: IConnections = {};
	let before = START;
	const nodes = Object.entries(steps).map(([name, step], index): INode => {
		for (const [input, source] of (step.from ?? [before]).entries()) {
			const { main: [main] = [] } = (connections[source] ??= { main: [[]] });
			main?.push({ node: name, type: 'main', index: input });
		}
		before = name;
		const version = N8N_VERSIONS[step.type];
		return {
			id: `node-${index}`,
			name,
			type: version === undefined ? ownNodeType(step.type) : `n8n-nodes-base.${step.type}`,
			typeVersion: step.version ?? version ?? 1,
			position: [200 * (index + 1), 0],
			parameters: step.parameters as INode['parameters'],
		};
	});
	const start: INode = {
		id: 'start',
		name: START,
		type: 'n8n-nodes-base.manualTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	return await runWorkflow(
		{ nodes: [start, ...nodes], connections, settings: { timezone } },
		{ ...options, startNode: START, startItems: items.map(toItem) },
	);
}

function toItem(item: INodeExecutionData | IDataObject): INodeExecutionData {
	return isItem(item) ? item : { json: item };
}

function isItem(item: INodeExecutionData | IDataObject): item is INodeExecutionData {
	return 'binary' in item || 'pairedItem' in item;
}

/** All hints of a node in one text. */
export function hintsOf({ hints }: NodeRun): string {
	return hints.map(({ message }) => message).join('\n');
}
