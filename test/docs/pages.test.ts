import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConstantContactLegacyApi } from '../../credentials/ConstantContactLegacyApi.credentials';
import { ConstantContactLegacyTokenApi } from '../../credentials/ConstantContactLegacyTokenApi.credentials';
import { ConstantContactOAuth2Api } from '../../credentials/ConstantContactOAuth2Api.credentials';
import { ContactHubApi } from '../../credentials/ContactHubApi.credentials';
import codexV3 from '../../nodes/ConstantContact/ConstantContact.node.json';
import { resources as resourcesV3 } from '../../nodes/ConstantContact/resources';
import { resources as resourcesV1 } from '../../nodes/ConstantContactLegacy/resources';
import { resources as resourcesV2 } from '../../nodes/ConstantContactLegacyV2/resources';
import codexV1 from '../../nodes/ConstantContactLegacy/ConstantContactLegacy.node.json';
import codexV2 from '../../nodes/ConstantContactLegacyV2/ConstantContactLegacyV2.node.json';
import codex from '../../nodes/ContactHub/ContactHub.node.json';
import triggerCodex from '../../nodes/ContactHubTrigger/ContactHubTrigger.node.json';
import { resources } from '../../nodes/ContactHub/resources';
import packageJson from '../../package.json';
import { findOutdated } from '../../scripts/docs/files';
import { ROOT } from '../support';
import { anchorsOf, brokenLink, linksOf, PAGES, readPage } from './pages';

/** What is missing for an npm script to run: the script, or a file in this repository that it starts. */
function brokenScript(name: string): string[] {
	const command = (packageJson.scripts as Record<string, string>)[name];
	if (command === undefined) return [`there is no script ${name}`];
	const files = command.match(/\b(?:scripts|test)\/\S+\.\w+/g) ?? [];
	const missing = files.filter((file) => !existsSync(join(ROOT, file)));
	return missing.map((file) => `${name} wants ${file}`);
}

describe.each(PAGES)('%s', (page) => {
	it('has no broken link', () => {
		expect(linksOf(page).flatMap((target) => brokenLink(page, target) ?? [])).toEqual([]);
	});

	it('names only npm scripts that exist', () => {
		const named = [...readPage(page).matchAll(/npm (?:run ([\w:]+)|(test)\b)/g)];
		const broken = named.flatMap(([, script, test]) => brokenScript(script ?? test ?? ''));
		expect(broken).toEqual([]);
	});

	it('shows no path of a machine', () => {
		expect(readPage(page)).not.toMatch(/\/(?:work|tmp|home|Users)\//);
	});
});

describe('links', () => {
	it('are found broken: the check itself', () => {
		expect(brokenLink('README.md', 'docs/missing.md')).toContain('there is no docs/missing.md');
		expect(brokenLink('README.md', 'docs/contacthub.md#missing')).toContain('#missing');
		expect(brokenLink('docs/sandbox.md', '../README.md#missing')).toContain('#missing');
		expect(brokenLink('README.md', 'https://example.com/#anything')).toBeUndefined();
	});

	const homepage = packageJson.homepage.replace(/#.*/, '');
	const fromProduct = [
		new ConstantContactLegacyApi().documentationUrl,
		new ConstantContactLegacyTokenApi().documentationUrl,
		new ConstantContactOAuth2Api().documentationUrl,
		new ContactHubApi().documentationUrl,
		...[codex, codexV1, codexV2, codexV3, triggerCodex].flatMap(({ resources: links }) =>
			Object.values(links).flatMap((group) => group.map(({ url }) => url)),
		),
	];

	it.each(fromProduct)('of the editor lead somewhere: %s', (url) => {
		expect(url.startsWith(homepage)).toBe(true);
		const target = url.slice(homepage.length).replace(/^\/blob\/main\//, '');
		expect(brokenLink('README.md', target)).toBeUndefined();
	});
});

describe('generated parts', () => {
	it('are up to date', async () => {
		// If not: npm run docs
		expect([...(await findOutdated()).keys()]).toEqual([]);
	}, 600_000);

	const titles = (from: Array<{ name: string; operations: Array<{ name: string }> }>) =>
		from.flatMap(({ name, operations }) =>
			operations.map((operation) => `${name}: ${operation.name}`),
		);
	const operations = [
		...titles(resources).map((title) => ['docs/contacthub.md', title] as const),
		...titles(resourcesV3).map((title) => ['docs/constant-contact.md', title] as const),
		...titles(resourcesV1).map((title) => ['docs/constant-contact-v1.md', title] as const),
		...titles(resourcesV2).map((title) => ['docs/constant-contact-v2.md', title] as const),
	];

	it.each(operations)('of %s have %s', (page, operation) => {
		const slug = operation.toLowerCase().replace(':', '').replaceAll(' ', '-');
		expect(anchorsOf(page)).toContain(slug);
	});
});

describe('README', () => {
	const readme = readPage('README.md');

	it('has one installation, and the commands in blocks of their own', () => {
		expect(readme.match(/^npm ci$/gm)).toHaveLength(1);
		const commands = ['npm ci', 'npm run demo', 'npm test', 'npm run n8n'].filter((command) => {
			const [, script] = command.split('npm run ');
			return script === undefined || script in packageJson.scripts;
		});
		for (const command of commands) {
			expect(readme).toContain(`\`\`\`sh\n${command}\n\`\`\``);
		}
	});

	it('names the version of n8n that the tests run on', () => {
		const { version } = JSON.parse(
			readFileSync(join(ROOT, 'node_modules/n8n-core/package.json'), 'utf8'),
		) as { version: string };
		expect(readme).toContain(`n8n-core ${version}`);
	});
});
