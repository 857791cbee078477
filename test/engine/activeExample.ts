import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import {
	pollingNode,
	runWorkflow,
	type CredentialData,
	type PollingNode,
	type RunWorkflowOptions,
	type WorkflowJson,
	type WorkflowRun,
} from '../support';
import { examples } from './exampleFiles';

/** An example with everything enabled, as an active workflow: n8n polls its trigger, whose output starts a run. */
export class ActiveExample {
	private readonly workflow: WorkflowJson;
	private readonly start: INode;
	private readonly trigger: PollingNode;

	/**
	 * @param changed parameters by the node's name
	 * @param settings set by a user on the Settings tab, by the node's name
	 */
	constructor(
		file: string,
		private readonly credentials: CredentialData,
		changed: Record<string, INodeParameters> = {},
		settings: Record<string, Partial<INode>> = {},
	) {
		const { nodes, ...workflow } = exampleOf(file);
		const turnedOn = nodes.map((node) => ({
			...node,
			disabled: false,
			parameters: { ...node.parameters, ...changed[node.name] },
			...settings[node.name],
		}));
		const start = turnedOn.find(({ type }) => type.endsWith('.contactHubTrigger'));
		if (start === undefined) throw new Error(`${file} has no trigger of this package`);
		this.workflow = { ...workflow, nodes: turnedOn };
		this.start = start;
		this.trigger = pollingNode(start.type, start.parameters, { credentials });
	}

	/** Activates the workflow; existing records aren't output. */
	async activate(): Promise<void> {
		expect(await this.trigger.activate()).toBeNull();
	}

	/** A poll, and the run that it starts; undefined if there is nothing new. */
	async poll(options: RunWorkflowOptions = {}): Promise<WorkflowRun | undefined> {
		const found = await this.trigger.poll();
		if (found === null) return undefined;
		return await this.run(this.start.name, found, options);
	}

	/** A run starting at a node that outputs these items. */
	async run(
		startNode: string,
		items: IDataObject[],
		options: RunWorkflowOptions = {},
	): Promise<WorkflowRun> {
		const { credentials } = this;
		const startItems = items.map((json) => ({ json }));
		return await runWorkflow(this.workflow, {
			credentials,
			mode: 'trigger',
			startNode,
			startItems,
			...options,
		});
	}
}

function exampleOf(file: string): WorkflowJson {
	const example = examples.find((known) => known.file === file);
	if (example === undefined) throw new Error(`There is no example ${file}`);
	return example.workflow;
}
