import { agentWorkflow } from '../agent/agentWorkflow';
import { ChatModel, KEY } from '../agent/chatModel';
import { Editor, inChromium } from '../browser/editor';
import type { World } from './world';

/** A node as an agent's tool, and what it reads. */
interface Tool {
	/** Its name in the nodes panel. */
	name: string;
	resource: string;
	/** Its description for the agent's model. */
	action: string;
	/** Path of its request. */
	path: string;
}

const TOOLS: Tool[] = [
	{
		name: 'ContactHub',
		resource: 'Customer',
		action: 'Get many customers in ContactHub',
		path: '/customers',
	},
	{
		name: 'Constant Contact',
		resource: 'Contact',
		action: 'Get many contacts in Constant Contact',
		path: '/contacts',
	},
	{
		name: 'Constant Contact V1 (Legacy)',
		resource: 'Contact',
		action: 'Get many contacts in Constant Contact V1 (Legacy)',
		path: '/contacts',
	},
	{
		name: 'Constant Contact V2 (Legacy)',
		resource: 'Contact',
		action: 'Get many contacts in Constant Contact V2 (Legacy)',
		path: '/contacts',
	},
];

const TRIGGERS = [
	{
		node: 'ContactHub',
		count: 4,
		action: 'On customer created',
		event: 'Customer Created',
		credential: 'ContactHub (sandbox)',
	},
	{
		node: 'Constant Contact',
		count: 7,
		action: 'On contact created',
		event: 'Contact Created',
		credential: 'Constant Contact (sandbox)',
	},
];

/** What is chosen from the nodes panels: tools for an agent, triggers on an empty canvas. */
export function panelSuite(world: () => World): void {
	inChromium((chromium) => runSuite(world, chromium));
}

function runSuite(world: () => World, chromium: string): void {
	let editor: Editor;
	let model: ChatModel;
	let modelCredential: string;

	beforeAll(async () => {
		await world().renewSandbox();
		await world().connectAccount();
		model = await ChatModel.start();
		const { id } = (await world().client.call('POST', '/rest/credentials', {
			name: 'Chat model of the panel',
			type: 'openAiApi',
			data: { apiKey: KEY, url: model.url },
		})) as { id: string };
		modelCredential = id;
		editor = await Editor.open(world().url, chromium);
		editor.page.setDefaultTimeout(60_000);
	});

	afterAll(async () => {
		await editor.close();
		await model.stop();
	});

	it.each(TOOLS)('adds $name as a tool, which the agent uses', async (tool) => {
		const { name, resource, action, path } = tool;
		const id = `panel-${TOOLS.indexOf(tool)}`;
		const workflow = agentWorkflow({ id, modelCredential, prompt: 'Who is there?' });
		await world().client.call('POST', '/rest/workflows', workflow);
		await editor.goTo(`/workflow/${id}`);
		await editor.addTool('AI Agent', name);
		await editor.part('node-parameters').first().waitFor();
		await editor.formText();

		await editor.choose('resource', resource);
		await editor.choose('operation', 'Get Many');
		expect(await editor.credentialName()).toContain('(sandbox)');
		await editor.closeNode();
		const { log } = world().sandbox;
		log.clear();
		model.questions.length = 0;
		await editor.executeWorkflow();

		expect(model.offered).toEqual([
			expect.objectContaining({ name: action.replace(/[^\w-]+/g, '_'), description: action }),
		]);
		expect(log.entries.some((entry) => entry.path.endsWith(path) && entry.status === 200)).toBe(
			true,
		);
		expect(JSON.parse(model.heard ?? '')).not.toHaveLength(0);
	});

	it.each(TRIGGERS)(
		'adds the trigger of $node and fetches test events',
		async ({ node, count, action, event, credential }) => {
			await editor.goTo('/workflow/new');
			await editor.openNodesPanel();
			await editor.part('node-creator-search-bar').fill(node);
			const names = editor.part('node-creator-item-name');
			await names.getByText(node, { exact: true }).click();
			await editor.page.getByText(`Triggers (${count})`).waitFor();
			await names.getByText(action, { exact: true }).click();
			await editor.part('node-parameters').first().waitFor();

			expect(await editor.chosen('event')).toBe(event);
			expect(await editor.credentialName()).toBe(credential);
			expect(await editor.formText()).not.toContain('Error fetching options');
			await editor.executeStep();
			await editor.part('run-data-item-count').first().waitFor();
		},
	);

	it('breaks nothing in the page', () => {
		expect(editor.errors).toEqual([]);
	});
}
