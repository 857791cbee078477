import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page, type PageScreenshotOptions } from 'playwright-core';
import { OWNER } from '../setup/n8nClient';
import { CACHE, ROOT } from '../setup/places';

/** Where Linux distributions install Chromium; CHROMIUM sets another path. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Screenshots of a run go to the cache; those for the docs are requested by name. */
const PICTURES = process.env.E2E_PICTURES
	? join(ROOT, process.env.E2E_PICTURES)
	: join(CACHE, 'e2e/pictures');

const WIDTH = 1280;
const HEIGHT = 800;

/** Where n8n places the form on a page with this width. */
const FORM = { x: 431, y: 66, width: 420 };
const BELOW_FORM = 26;

/** The browser to use; undefined if the machine has none. */
function findChromium(): string | undefined {
	const { CHROMIUM } = process.env;
	return CHROMIUM ?? PLACES.find((place) => existsSync(place));
}

/** Tests of the editor; if the machine has no Chromium, the report lists them as skipped. */
export function inChromium(tests: (chromium: string) => void): void {
	const chromium = findChromium();
	if (chromium === undefined)
		it.skip('requires Chromium, or its path in CHROMIUM', () => undefined);
	else tests(chromium);
}

/** How often the panel is searched for a tool, and how many milliseconds a search takes at most. */
const SEARCHES = 6;
const SEARCH_TIME = 10_000;

/** n8n's editor in a real browser, with the owner signed in. */
export class Editor {
	/** Errors inside the page. */
	readonly errors: string[] = [];

	private constructor(
		private readonly browser: Browser,
		private readonly url: string,
		readonly page: Page,
	) {
		page.on('pageerror', (error) => this.errors.push(String(error)));
		// The prompt about unsaved changes would block leaving the page.
		page.on('dialog', (dialog) => void dialog.accept());
	}

	/** @throws Error if the browser can't be started or the sign-in fails */
	static async open(url: string, executablePath: string): Promise<Editor> {
		const browser = await chromium.launch({
			executablePath,
			// Chromium refuses to start in its sandbox as root, the user in containers.
			chromiumSandbox: process.getuid?.() !== 0,
		});
		const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT } });
		page.setDefaultTimeout(180_000);
		const editor = new Editor(browser, url, page);
		await editor.goTo('/');
		await page.locator('input[name="emailOrLdapLoginId"]').fill(OWNER.email);
		await page.locator('input[name="password"]').fill(OWNER.password);
		await editor.part('form-submit-button').click();
		await page.waitForURL(/\/home\//);
		return editor;
	}

	/** Elements that n8n itself marks for tests. */
	part(name: string) {
		return this.page.locator(`[data-test-id="${name}"]`);
	}

	async goTo(path: string): Promise<void> {
		await this.page.goto(`${this.url}${path}`);
	}

	/** Opens a node's window, like a double click on it. */
	async openNode(workflowId: string, nodeId: string): Promise<void> {
		await this.goTo(`/workflow/${workflowId}/${nodeId}`);
		await this.part('parameter-input').first().waitFor();
		await this.page.waitForLoadState('networkidle');
	}

	/** Opens the nodes panel, on an empty canvas or one with nodes. */
	async openNodesPanel(): Promise<void> {
		const first = this.part('canvas-plus-button');
		const next = this.part('node-creator-plus-button');
		await first.or(next).first().waitFor();
		if (await first.isVisible()) await first.click();
		else await next.click();
		await this.part('node-creator-search-bar').waitFor();
	}

	/** Opens the panel of tools for an agent on the canvas. */
	private async openToolsPanel(agent: string): Promise<void> {
		const handle = `[data-connection-type="ai_tool"][data-node-name="${agent}"]`;
		await this.page.locator(`${handle} [data-test-id="canvas-handle-plus"]`).click();
		await this.part('node-creator-item-name').first().waitFor();
	}

	/**
	 * Adds a tool to an agent from the panel. A panel that is opened before the editor knows all nodes doesn't find the missing ones
	 * later, either: then the page is loaded again.
	 *
	 * @throws Error if the panel doesn't have the tool
	 */
	async addTool(agent: string, node: string): Promise<void> {
		const tool = this.part('node-creator-item-name').getByText(`${node} Tool`, { exact: true });
		for (let attempt = 1; attempt <= SEARCHES; attempt++) {
			await this.openToolsPanel(agent);
			await this.part('node-creator-search-bar').fill(node);
			const found = await tool.waitFor({ timeout: SEARCH_TIME }).then(
				() => true,
				() => false,
			);
			if (found) {
				await tool.click();
				return;
			}
			await this.page.reload();
		}
		throw new Error(`The panel of tools has no ${node} Tool, even after ${SEARCHES} searches`);
	}

	/** Chooses an action of a node in the panel, which adds the node and opens its window. */
	async addAction(node: string, action: string): Promise<void> {
		await this.part('node-creator-search-bar').fill(node);
		const names = this.part('node-creator-item-name');
		await names.getByText(node, { exact: true }).click();
		const wanted = names.getByText(action, { exact: true });
		const actions = this.page.getByText(/^Actions \(\d+\)$/);
		await actions.waitFor();
		// On an empty canvas, the actions of a node with triggers are collapsed.
		const isFolded = await wanted.waitFor({ timeout: 4000 }).then(
			() => false,
			() => true,
		);
		if (isFolded) await actions.click();
		await wanted.click();
		await this.part('node-parameters').first().waitFor();
	}

	/** The selected entry in an input of the open node. */
	async chosen(parameter: string): Promise<string> {
		return await this.part(`parameter-input-${parameter}`).locator('input').first().inputValue();
	}

	/** Selects an entry in a list of the open node, by name. */
	async choose(parameter: string, name: string): Promise<void> {
		await this.part(`parameter-input-${parameter}`).first().click();
		const entries = this.page.locator('.el-select-dropdown__item:visible');
		await entries
			.filter({ has: this.page.getByText(name, { exact: true }) })
			.first()
			.click();
		await this.page.waitForLoadState('networkidle');
	}

	/** The credential that the open node has selected by itself. */
	async credentialName(): Promise<string> {
		return await this.part('node-credentials-select').locator('input').first().inputValue();
	}

	/** All text in the open node's form, once it has loaded its lists. */
	async formText(): Promise<string> {
		await this.page.waitForLoadState('networkidle');
		return await this.part('node-parameters').first().innerText();
	}

	/** Returns from a node's window to the canvas. */
	async closeNode(): Promise<void> {
		await this.part('ndv-close-button').first().click();
		await this.part('node-parameters').first().waitFor({ state: 'detached' });
	}

	/** Presses Execute Step and waits for its result. */
	async executeStep(): Promise<void> {
		await this.part('node-execute-button').first().click();
		await this.closeMessage();
	}

	/** Presses Execute Workflow and waits for its result. */
	async executeWorkflow(): Promise<void> {
		// Another one is hidden beside the trigger.
		await this.page.getByRole('button', { name: 'Execute workflow' }).last().click();
		await this.closeMessage();
	}

	/** Waits for the notification that n8n shows over the page, and closes it. */
	async closeMessage(): Promise<void> {
		const message = this.page.locator('.el-notification__closeBtn');
		await message.first().waitFor();
		await message.first().click();
		await message.first().waitFor({ state: 'detached' });
	}

	/** Saves a screenshot. */
	async picture(name: string, clip?: PageScreenshotOptions['clip']): Promise<void> {
		mkdirSync(PICTURES, { recursive: true });
		// n8n doesn't signal when its animations are over.
		await this.page.waitForTimeout(1500);
		const path = join(PICTURES, `${name}.png`);
		await this.page.screenshot({ path, clip, animations: 'disabled' });
	}

	/** Shows only the form in the middle of a node's window; a taller page shows more of it. */
	async formPicture(name: string, height: number): Promise<void> {
		await this.page.setViewportSize({ width: WIDTH, height });
		await this.picture(name, { ...FORM, height: height - FORM.y - BELOW_FORM });
		await this.page.setViewportSize({ width: WIDTH, height: HEIGHT });
	}

	async close(): Promise<void> {
		await this.browser.close();
	}
}
