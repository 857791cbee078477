import { agentWorkflow, FIND_CUSTOMER } from '../agent/agentWorkflow';
import { Editor, inChromium } from '../browser/editor';
import { SHOWN, shownWorkflow } from '../browser/shownNodes';
import { registerRedirect } from '../setup/connectAccount';
import { credentialsOf } from '../setup/ownData';
import type { World } from './world';

/** A workflow with an agent, which is opened but not executed. */
const AGENT = 'agent-in-the-browser';

/** What a person sees and does; skipped if the machine has no Chromium. */
export function browserSuite(world: () => World): void {
	inChromium((chromium) => runSuite(world, chromium));
}

function runSuite(world: () => World, chromium: string): void {
	let editor: Editor;

	beforeAll(async () => {
		await world().renewSandbox();
		await world().connectAccount();
		await world().client.call('POST', '/rest/workflows', shownWorkflow());
		editor = await Editor.open(world().url, chromium);
	});

	afterAll(async () => await editor.close());

	it('finds the nodes in the nodes panel, with their actions and triggers', async () => {
		const { page } = editor;
		await editor.goTo('/workflow/new');
		await editor.part('canvas-plus-button').click();
		await editor.part('node-creator-search-bar').fill('contact');
		const names = editor.part('node-creator-item-name');
		await names.getByText('Constant Contact V1 (Legacy)').waitFor();
		await names.getByText('Constant Contact V2 (Legacy)').waitFor();
		await editor.picture('nodes-panel');

		await names.getByText('ContactHub', { exact: true }).click();
		await page.getByText('Triggers (4)').waitFor();
		await page.getByText('Actions (45)').waitFor();
	});

	it.each([
		['contactHubApi', 'ContactHub API', 'credential'],
		['constantContactLegacyApi', 'Constant Contact V1 (Legacy) API', 'credential-v1'],
		['constantContactLegacyTokenApi', 'Constant Contact V2 (Legacy) API', 'credential-v2'],
	])('creates and tests a credential: %s', async (type, name, picture) => {
		const { page } = editor;
		const stored = credentialsOf(world().sandbox).find((credential) => credential.type === type);
		await editor.goTo('/home/credentials');
		await page.getByRole('button', { name: 'Create credential' }).click();
		await editor.part('new-credential-type-select').locator('input').fill(name);
		await editor.part('new-credential-type-select-option').getByText(name, { exact: true }).click();
		await editor.part('new-credential-type-button').click();
		for (const [field, value] of Object.entries(stored?.data ?? {})) {
			await editor.part(`parameter-input-${field}`).locator('input').fill(String(value));
		}
		await editor.part('credential-save-button').click();
		await page.getByText('Connection tested successfully').waitFor();
		await editor.closeMessage();
		await editor.picture(picture);
	});

	it('connects an account by OAuth2: consent in a window of its own', async () => {
		const { page } = editor;
		registerRedirect(world().sandbox, world().url);
		const name = 'Constant Contact OAuth2 API';
		const stored = credentialsOf(world().sandbox).find(
			({ type }) => type === 'constantContactOAuth2Api',
		);
		await editor.goTo('/home/credentials');
		await page.getByRole('button', { name: 'Create credential' }).click();
		await editor.part('new-credential-type-select').locator('input').fill(name);
		await editor.part('new-credential-type-select-option').getByText(name, { exact: true }).click();
		await editor.part('new-credential-type-button').click();
		const { grantType: _default, ...fields } = stored?.data ?? {};
		for (const [field, value] of Object.entries(fields)) {
			await editor.part(`parameter-input-${field}`).locator('input').fill(String(value));
		}
		await page.getByRole('button', { name: /^Connect/ }).click();
		await editor.part('oauth-connect-success-banner').waitFor();
		await editor.picture('credential-v3');
	});

	it('shows a nested query, and which customers it finds', async () => {
		await editor.openNode(SHOWN, 'shown-0');
		await editor.formPicture('query', 1720);
		await editor.executeStep();
		await editor.part('run-data-item-count').first().waitFor();
	});

	it('lists customers to pick from', async () => {
		const { page } = editor;
		await editor.openNode(SHOWN, 'shown-3');
		await editor.part('rlc-input').first().click();
		const entries = editor.part('rlc-item');
		await entries.first().waitFor();
		await editor.picture('pick-list');
		const name = await entries.first().innerText();
		await entries.first().click();
		await editor.executeStep();
		await page
			.getByText(name.replace(/^.*\(|\)$/g, ''))
			.last()
			.waitFor();
	});

	it('shows the output of an execution', async () => {
		await editor.openNode(SHOWN, 'shown-1');
		await editor.executeStep();
		await editor.part('run-data-item-count').getByText('5 items').waitFor();
		await editor.picture('output');
	});

	it('shows what went wrong, and what to do', async () => {
		await editor.openNode(SHOWN, 'shown-2');
		await editor.executeStep();
		await editor.page.getByText('Nothing has this ID. Choose an entry from the list').waitFor();
		await editor.picture('error');
	});

	it('shows the replication of tables', async () => {
		await editor.openNode(SHOWN, 'shown-4');
		await editor.formPicture('replicate', 1090);
	});

	it('offers the columns of the chosen tables', async () => {
		const entries = editor.page.locator('.el-select-dropdown__item:visible');
		await editor.openNode(SHOWN, 'shown-4');
		await editor.part('collection-parameter-add').locator('input').first().click({ force: true });
		await editor.page.getByText('Column Names or IDs', { exact: true }).first().click();
		await editor.part('parameter-input-columns').first().click();
		await entries.getByText('Contacts: Status', { exact: true }).first().waitFor();
		expect(await entries.getByText(/^Events: /).count()).toBe(0);
	});

	it('shows the form of a contact', async () => {
		await editor.openNode(SHOWN, 'shown-6');
		await editor.formPicture('contact', 830);
	});

	it('shows a node as a tool of an agent', async () => {
		const workflow = agentWorkflow({
			id: AGENT,
			modelCredential: '',
			prompt: 'Who is ann@example.com?',
			tool: FIND_CUSTOMER,
		});
		await world().client.call('POST', '/rest/workflows', workflow);
		await editor.goTo(`/workflow/${AGENT}`);
		await editor.part('canvas-node').getByText(FIND_CUSTOMER.name, { exact: true }).waitFor();
		await editor.picture('agent');
	});

	it('shows the trigger', async () => {
		await editor.openNode(SHOWN, 'shown-5');
		await editor.formPicture('trigger', 1010);
	});

	it.each([
		['the trigger of Constant Contact', 'shown-7', 'constant-contact-trigger', 1010],
		['an import into Constant Contact', 'shown-8', 'import-v3', 1010],
		['a contact of Constant Contact', 'shown-9', 'contact-v3', 830],
		["n8n's Extract from File, with a file from Excel", 'shown-10', 'extract-from-file', 640],
		["n8n's Merge, with lists kept whole", 'shown-11', 'merge', 900],
	])('shows %s', async (_what, node, picture, height) => {
		await editor.openNode(SHOWN, node);
		await editor.formPicture(picture, height);
	});

	it('breaks nothing in the page', () => {
		expect(editor.errors).toEqual([]);
	});
}
