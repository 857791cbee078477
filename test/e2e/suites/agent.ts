import {
	agentWorkflow,
	ASK_FOR_EMAIL,
	FIND_CUSTOMER,
	type AgentTool,
} from '../agent/agentWorkflow';
import { ChatModel, KEY } from '../agent/chatModel';
import type { WorkflowRun } from '../../support';
import { execute } from './executions';
import type { World } from './world';

const GET_CUSTOMER: AgentTool = {
	name: 'Get Customer',
	node: 'contactHub',
	parameters: {
		resource: 'customer',
		operation: 'get',
		customer: {
			__rl: true,
			mode: 'id',
			value: "={{ $fromAI('id', 'ID of the customer', 'string') }}",
		},
	},
};

const FIND_CONTACT: AgentTool = {
	name: 'Find Contact',
	node: 'constantContactLegacyV2',
	parameters: {
		resource: 'contact',
		operation: 'getAll',
		filters: { email: ASK_FOR_EMAIL },
	},
};

/** An n8n agent that uses the nodes as tools, with a chat model that always does the same. */
export function agentSuite(world: () => World): void {
	let model: ChatModel;
	let modelCredential: string;

	beforeAll(async () => {
		model = await ChatModel.start();
		const { id } = (await world().client.call('POST', '/rest/credentials', {
			name: 'Chat model',
			type: 'openAiApi',
			data: { apiKey: KEY, url: model.url },
		})) as { id: string };
		modelCredential = id;
	});

	afterAll(async () => await model.stop());

	/** Asks an agent with this tool; the model calls it with the arguments. */
	const ask = async (
		id: string,
		tool: AgentTool,
		toolArguments: Record<string, unknown>,
	): Promise<WorkflowRun> => {
		model.questions.length = 0;
		model.toolArguments = toolArguments;
		const workflow = agentWorkflow({ id, modelCredential, prompt: 'Who is Ann?', tool });
		await world().client.call('POST', '/rest/workflows', workflow);
		return await execute(world().client, id, 'Start');
	};

	/** The agent's answer to the user. */
	const answer = (run: WorkflowRun): unknown => {
		expect(run.error).toBeUndefined();
		return run.node('AI Agent').json[0]?.output;
	};

	it('describes the tool and its parameters to the model', async () => {
		await world().renewSandbox();
		await ask('agent-offer', FIND_CUSTOMER, { email: 'ann@example.com' });

		expect(model.offered).toEqual([
			expect.objectContaining({
				name: 'Find_Customer',
				description: 'Get many customers in ContactHub',
				parameters: expect.objectContaining({
					properties: { email: { type: 'string', description: 'Email address of the person' } },
				}),
			}),
		]);
	});

	it('finds a customer of ContactHub for the model, simplified', async () => {
		const { contactHub, log } = await world().renewSandbox();
		const { id } = contactHub.putCustomer({
			base: { firstName: 'Ann', lastName: 'Marsh', contacts: { email: 'ann@example.com' } },
		});

		const run = await ask('agent-customer', FIND_CUSTOMER, { email: 'ann@example.com' });

		const [request, ...others] = log.matching({ path: '/customers' });
		expect(others).toEqual([]);
		expect(JSON.parse(String(request?.query.query))).toMatchObject({
			query: {
				are: {
					condition: {
						attribute: 'base.contacts.email',
						operator: 'EQUALS',
						value: 'ann@example.com',
					},
				},
			},
		});
		expect(JSON.parse(model.heard ?? '')).toEqual([
			expect.objectContaining({ id, firstName: 'Ann', lastName: 'Marsh' }),
		]);
		expect(answer(run)).toBe(`The tool said: ${model.heard}`);
	});

	it('tells the model what ContactHub refused', async () => {
		const { log } = await world().renewSandbox();

		const run = await ask('agent-refused', GET_CUSTOMER, { id: 'nobody' });

		expect(log.entries.map(({ path, status }) => [path.split('/').at(-1), status])).toEqual([
			['nobody', 404],
		]);
		expect(JSON.parse(model.heard ?? '')).toEqual([
			{ error: expect.stringMatching(/^Could not get customer: customer not found nobody/) },
		]);
		expect(answer(run)).toBe(`The tool said: ${model.heard}`);
	});

	it('finds a contact of Constant Contact for the model, simplified', async () => {
		const { constantContactV2, log } = await world().renewSandbox();
		const { id } = constantContactV2.putContact({
			email: 'ann@example.com',
			texts: { first_name: 'Ann' },
		});

		const run = await ask('agent-contact', FIND_CONTACT, { email: 'ann@example.com' });

		expect(log.matching({ path: '/contacts' }).map(({ query }) => query.email)).toEqual([
			'ann@example.com',
		]);
		expect(JSON.parse(model.heard ?? '')).toEqual([
			expect.objectContaining({ id: String(id), first_name: 'Ann', status: 'ACTIVE' }),
		]);
		expect(answer(run)).toBe(`The tool said: ${model.heard}`);
	});
}
