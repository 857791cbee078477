import type { INode, INodeParameters } from 'n8n-workflow';
import packageJson from '../../../package.json';
import { credentialOf } from '../setup/ownData';

/** A node of this package as an agent gets it. */
export interface AgentTool {
	name: string;
	/** Name of the node type, without the package. */
	node: 'contactHub' | 'constantContactLegacyV2';
	parameters: INodeParameters;
}

/** A value filled in by the model. */
export const ASK_FOR_EMAIL = "={{ $fromAI('email', 'Email address of the person', 'string') }}";

/** Searches for a customer of ContactHub. */
export const FIND_CUSTOMER: AgentTool = {
	name: 'Find Customer',
	node: 'contactHub',
	parameters: {
		resource: 'customer',
		operation: 'getAll',
		queryMode: 'conditions',
		match: 'and',
		conditions: {
			condition: [
				{
					attribute: 'base.contacts.email',
					operator: 'EQUALS',
					value: ASK_FOR_EMAIL,
					valueType: 'auto',
				},
			],
		},
	},
};

/** The parts of a workflow with an agent. */
export interface AgentPlan {
	id: string;
	/** ID of the chat model's credential in n8n. */
	modelCredential: string;
	/** The user's question. */
	prompt: string;
	/** Omitted if the user adds one. */
	tool?: AgentTool;
}

/** A trigger, an agent with a chat model, and the tool, if there is one. */
export function agentWorkflow({ id, modelCredential, prompt, tool }: AgentPlan): object {
	const start = node('Start', 'n8n-nodes-base.manualTrigger', 1, [0, 0], {});
	const agent = node('AI Agent', '@n8n/n8n-nodes-langchain.agent', 3.1, [220, 0], {
		promptType: 'define',
		text: prompt,
		options: {},
	});
	const model = {
		...node('Chat Model', '@n8n/n8n-nodes-langchain.lmChatOpenAi', 1.3, [120, 220], {
			model: { __rl: true, mode: 'id', value: 'echo' },
			responsesApiEnabled: false,
			options: {},
		}),
		credentials: { openAiApi: { id: modelCredential, name: 'Chat model' } },
	};
	const tools = tool === undefined ? [] : [toolNode(tool)];
	const toAgent = (kind: string) => ({
		[kind]: [[{ node: agent.name, type: kind, index: 0 }]],
	});
	return {
		id,
		name: tool === undefined ? 'An agent' : `An agent with ${tool.name}`,
		nodes: [start, agent, model, ...tools],
		connections: {
			[start.name]: toAgent('main'),
			[model.name]: toAgent('ai_languageModel'),
			...Object.fromEntries(tools.map(({ name }) => [name, toAgent('ai_tool')])),
		},
		settings: { executionOrder: 'v1' },
	};
}

function toolNode({ name, node: type, parameters }: AgentTool): INode {
	const tool = node(name, `${packageJson.name}.${type}Tool`, 1, [340, 220], parameters);
	const credential = credentialOf({ ...tool, type: `${packageJson.name}.${type}` }) ?? '';
	return { ...tool, credentials: { [credential]: { id: credential, name: credential } } };
}

function node(
	name: string,
	type: string,
	typeVersion: number,
	position: [number, number],
	parameters: INodeParameters,
): INode {
	return { id: name, name, type, typeVersion, position, parameters };
}
