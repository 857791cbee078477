import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page, type PageScreenshotOptions } from 'playwright-core';
import { OWNER } from '../setup/n8nClient';
import { CACHE, ROOT } from '../setup/places';

/** Where the systems' packages put Chromium; CHROMIUM names another one. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Pictures of a run go to the cache; those of the documentation are asked for by name. */
const PICTURES = process.env.E2E_PICTURES
	? join(ROOT, process.env.E2E_PICTURES)
	: join(CACHE, 'e2e/pictures');

const WIDTH = 1280;
const HEIGHT = 800;

/** Where n8n puts the form on a page of this width. */
const FORM = { x: 431, y: 66, width: 420 };
const BELOW_FORM = 26;

/** The browser to use; undefined when the machine has none. */
function findChromium(): string | undefined {
	const { CHROMIUM } = process.env;
	return CHROMIUM ?? PLACES.find((place) => existsSync(place));
}

/** Tests of the editor; the report names them as left out where the machine has no Chromium. */
export function inChromium(tests: (chromium: string) => void): void {
	const chromium = findChromium();
	if (chromium === undefined) it.skip('needs Chromium, or its path in CHROMIUM', () => undefined);
	else tests(chromium);
}

/** n8n's editor in a real browser, with the owner signed in. */
export class Editor {
	/** What went wrong inside the page. */
	readonly errors: string[] = [];

	private constructor(
		private readonly browser: Browser,
		private readonly url: string,
		readonly page: Page,
	) {
		page.on('pageerror', (error) => this.errors.push(String(error)));
		// The question about changes that aren't saved would stop the way to another page.
		page.on('dialog', (dialog) => void dialog.accept());
	}

	/** @throws Error when the browser can't be started or the sign-in fails */
	static async open(url: string, executablePath: string): Promise<Editor> {
		const browser = await chromium.launch({
			executablePath,
			// Chromium refuses to start in its sandbox as root, which a container runs as.
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

	/** What n8n itself marks for tests. */
	part(name: string) {
		return this.page.locator(`[data-test-id="${name}"]`);
	}

	async goTo(path: string): Promise<void> {
		await this.page.goto(`${this.url}${path}`);
	}

	/** Opens a node's window, as a double click on it does. */
	async openNode(workflowId: string, nodeId: string): Promise<void> {
		await this.goTo(`/workflow/${workflowId}/${nodeId}`);
		await this.part('parameter-input').first().waitFor();
		await this.page.waitForLoadState('networkidle');
	}

	/** Opens the panel of nodes, on an empty canvas or one with nodes. */
	async openNodesPanel(): Promise<void> {
		const first = this.part('canvas-plus-button');
		const next = this.part('node-creator-plus-button');
		await first.or(next).first().waitFor();
		if (await first.isVisible()) await first.click();
		else await next.click();
		await this.part('node-creator-search-bar').waitFor();
	}

	/** Opens the panel of the tools that an agent on the canvas can have. */
	async openToolsPanel(agent: string): Promise<void> {
		const handle = `[data-connection-type="ai_tool"][data-node-name="${agent}"]`;
		await this.page.locator(`${handle} [data-test-id="canvas-handle-plus"]`).click();
		// A search that begins before there are tools finds none.
		await this.part('node-creator-item-name').first().waitFor();
	}

	/** Chooses an action of a node in the panel, which adds the node and opens its window. */
	async addAction(node: string, action: string): Promise<void> {
		await this.part('node-creator-search-bar').fill(node);
		const names = this.part('node-creator-item-name');
		await names.getByText(node, { exact: true }).click();
		const wanted = names.getByText(action, { exact: true });
		const actions = this.page.getByText(/^Actions \(\d+\)$/);
		await actions.waitFor();
		// On an empty canvas the actions of a node with triggers are folded up.
		const isFolded = await wanted.waitFor({ timeout: 4000 }).then(
			() => false,
			() => true,
		);
		if (isFolded) await actions.click();
		await wanted.click();
		await this.part('node-parameters').first().waitFor();
	}

	/** What an input of the open node shows as chosen. */
	async chosen(parameter: string): Promise<string> {
		return await this.part(`parameter-input-${parameter}`).locator('input').first().inputValue();
	}

	/** Chooses in a list of the open node, by the name of the entry. */
	async choose(parameter: string, name: string): Promise<void> {
		await this.part(`parameter-input-${parameter}`).first().click();
		const entries = this.page.locator('.el-select-dropdown__item:visible');
		await entries
			.filter({ has: this.page.getByText(name, { exact: true }) })
			.first()
			.click();
		await this.page.waitForLoadState('networkidle');
	}

	/** The credential that the open node has chosen by itself. */
	async credentialName(): Promise<string> {
		return await this.part('node-credentials-select').locator('input').first().inputValue();
	}

	/** All that the open node's form says, once it has loaded its lists. */
	async formText(): Promise<string> {
		await this.page.waitForLoadState('networkidle');
		return await this.part('node-parameters').first().innerText();
	}

	/** Goes back from a node's window to the canvas. */
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
		// Another one lies hidden beside the trigger.
		await this.page.getByRole('button', { name: 'Execute workflow' }).last().click();
		await this.closeMessage();
	}

	/** Waits for the message that n8n lays over the page, and closes it. */
	async closeMessage(): Promise<void> {
		const message = this.page.locator('.el-notification__closeBtn');
		await message.first().waitFor();
		await message.first().click();
		await message.first().waitFor({ state: 'detached' });
	}

	/** Keeps what the page shows. */
	async picture(name: string, clip?: PageScreenshotOptions['clip']): Promise<void> {
		mkdirSync(PICTURES, { recursive: true });
		// Nothing of n8n tells when its fading and sliding is over.
		await this.page.waitForTimeout(1500);
		const path = join(PICTURES, `${name}.png`);
		await this.page.screenshot({ path, clip, animations: 'disabled' });
	}

	/** Keeps the form in the middle of a node's window, of which a taller page shows more. */
	async formPicture(name: string, height: number): Promise<void> {
		await this.page.setViewportSize({ width: WIDTH, height });
		await this.picture(name, { ...FORM, height: height - FORM.y - BELOW_FORM });
		await this.page.setViewportSize({ width: WIDTH, height: HEIGHT });
	}

	async close(): Promise<void> {
		await this.browser.close();
	}
}
