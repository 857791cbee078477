import { resolveOutputSchemaPath } from 'n8n-core';
import type { ICredentialType, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { JsonSchema } from '../../nodes/kit';
import { packageJson, ROOT } from '../support';
import { getCodeFile } from '../../scripts/build/lazyNodes';
import { LAZY_LIBRARIES } from '../../scripts/build/lazyLibraries';
import { buildIfNeeded } from './build';
import { ownCredentials, ownNodes } from './entries';

const run = promisify(execFile);
const requireFile = createRequire(__filename);
const nodes = ownNodes();
const credentials = ownCredentials();

const readJson = async <T>(file: string) =>
	JSON.parse(await readFile(join(ROOT, 'dist', file), 'utf8')) as T;
const asJson = <T>(value: unknown) => JSON.parse(JSON.stringify(value)) as T;

interface OperationEntry {
	value: string;
	output: JsonSchema;
}

interface ResourceEntry {
	value: string;
	operations: OperationEntry[];
}

/** The registry of a node that assembles its description from resources. */
function resourcesOf(className: string): ResourceEntry[] {
	const file = join(ROOT, 'nodes', className, 'resources.ts');
	if (!existsSync(file)) return [];
	return (requireFile(file) as { resources: ResourceEntry[] }).resources;
}

beforeAll(async () => await buildIfNeeded(), 600_000);

describe('the built files', () => {
	let folder: string;

	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'built-'));
		for (const file of ['dist', 'index.js', 'package.json']) {
			await cp(join(ROOT, file), join(folder, file), { recursive: true });
		}
		await mkdir(join(folder, 'node_modules'));
		const workflow = dirname(requireFile.resolve('n8n-workflow/package.json'));
		await symlink(workflow, join(folder, 'node_modules/n8n-workflow'));
	});

	afterAll(async () => await rm(folder, { recursive: true, force: true }));

	it('load without their code, where only n8n-workflow can be resolved, and share one kit, whose libraries wait', async () => {
		const { stdout } = await run(process.execPath, [join(__dirname, 'loadBuilt.js'), folder], {
			cwd: folder,
			env: { PATH: process.env.PATH },
		});
		expect(JSON.parse(stdout)).toEqual({
			main: 'object',
			nodes: nodes.map(({ nodeType }) => nodeType.description.name),
			code: [],
			credentials: credentials.map(({ credentialType }) => credentialType.name),
			kits: [expect.stringMatching(/kit[\\/]index\.js$/)],
			resolvable: ['n8n-workflow'],
			libraries: Object.fromEntries(
				Object.entries(LAZY_LIBRARIES).map(([name, exported]) => [`${name}.js`, exported]),
			),
		});
	});

	it('use only the parts of a library that its bundle contains', async () => {
		const kit = await readFile(join(ROOT, 'dist/nodes/kit/index.js'), 'utf8');
		for (const [library, exported] of Object.entries(LAZY_LIBRARIES)) {
			const name = `import_${library.replace(/\W/g, '_')}`;
			const used = [...kit.matchAll(new RegExp(`\\b${name}\\d*\\.(\\w+)`, 'g'))].map(
				([, key]) => key,
			);
			expect(used).not.toEqual([]);
			expect(exported).toEqual(expect.arrayContaining(used));
		}
	});

	it('hold the kit in its own bundle only', async () => {
		const kit = await readFile(join(ROOT, 'dist/nodes/kit/index.js'), 'utf8');
		expect(kit).toContain('// nodes/kit/index.ts');
		for (const { distFile } of nodes) {
			const built = await readFile(getCodeFile(join(ROOT, distFile)), 'utf8');
			expect(built).toMatch(/require\("(\.\.\/)+kit\/index\.js"\)/);
			expect(built).not.toMatch(/^\/\/ (nodes\/kit|node_modules)\//m);
		}
	});
});

describe('lazy loading', () => {
	it("has the sources' node descriptions", async () => {
		const described =
			await readJson<Array<INodeTypeDescription & Record<string, unknown>>>('types/nodes.json');
		expect(described).toHaveLength(nodes.length);
		for (const [i, { nodeType, codex }] of nodes.entries()) {
			const {
				iconUrl,
				codex: builtCodex,
				communityNodePackageVersion,
				...built
			} = described[i] ?? {};
			const { icon, ...source } = asJson<INodeTypeDescription>(nodeType.description);
			expect(withoutPollTimes(built)).toEqual(source);
			expect(builtCodex).toMatchObject({ categories: codex.categories });
			expect(communityNodePackageVersion).toBe(packageJson.version);
			expectIcons(iconUrl, icon);
		}
	});

	it("has the sources' credentials", async () => {
		const described =
			await readJson<Array<ICredentialType & Record<string, unknown>>>('types/credentials.json');
		expect(described).toHaveLength(credentials.length);
		for (const [i, { credentialType }] of credentials.entries()) {
			const { iconUrl, supportedNodes, ...built } = described[i] ?? {};
			const { icon, ...source } = asJson<ICredentialType>(credentialType);
			const { authenticate, httpRequestNode } = credentialType;
			expect(built).toEqual({
				...source,
				...(typeof authenticate === 'function' && { authenticate: {} }),
				// n8n's loader hides its preset of HTTP Request if a package has a node for the credential.
				...(httpRequestNode && { httpRequestNode: { ...httpRequestNode, hidden: true } }),
			});
			expect(supportedNodes).toEqual(nodesUsing(credentialType.name));
			expectIcons(iconUrl, icon);
		}
	});

	it('points to the built files', async () => {
		const known = {
			nodes: await readJson<Record<string, { sourcePath: string }>>('known/nodes.json'),
			credentials: await readJson<Record<string, { sourcePath: string }>>('known/credentials.json'),
		};
		expect(Object.values(known.nodes).map((entry) => entry.sourcePath)).toEqual(
			packageJson.n8n.nodes,
		);
		expect(Object.values(known.credentials).map((entry) => entry.sourcePath)).toEqual(
			packageJson.n8n.credentials,
		);
	});
});

/** n8n itself adds the poll times parameter to polling nodes. */
function withoutPollTimes(description: Record<string, unknown>): Record<string, unknown> {
	const { properties, polling } = description as Partial<INodeTypeDescription>;
	if (!polling) return description;
	return { ...description, properties: properties?.filter(({ name }) => name !== 'pollTimes') };
}

function nodesUsing(credential: string): string[] {
	return nodes
		.map(({ nodeType }) => nodeType.description)
		.filter((description) => description.credentials?.some(({ name }) => name === credential))
		.map(({ name }) => name);
}

/** n8n serves icons by their path in the package, where they must exist. */
function expectIcons(iconUrl: unknown, icon: INodeType['description']['icon']): void {
	const urls = iconUrl as Record<'light' | 'dark', string>;
	for (const theme of ['light', 'dark'] as const) {
		const path = urls[theme].replace(`icons/${packageJson.name}/`, '');
		expect(existsSync(join(ROOT, path))).toBe(true);
		expect(basename(path)).toBe(basename((icon as typeof urls)[theme]));
	}
}

const withOperations = nodes.filter(({ className }) => resourcesOf(className).length > 0);

describe.each(withOperations)('the output schemas of $className', (node) => {
	const nodeDir = join(ROOT, dirname(node.distFile));
	const { version } = node.nodeType.description;
	const outputs = outputsByName(node.className);

	it.each([...outputs])('%s holds what the operation says', async (name, output) => {
		const [resource = '', operation = ''] = name.split('/');
		const file = resolveOutputSchemaPath({
			nodeDir,
			version: Array.isArray(version) ? Math.max(...version) : version,
			resource,
			operation,
		});
		const written = JSON.parse(await readFile(file ?? '', 'utf8')) as JsonSchema;
		expect(written).toEqual({ ...asJson<JsonSchema>(output), version: 1 });
	});

	it('exist for nothing else', async () => {
		const files = await readdir(join(nodeDir, '__schema__'), { recursive: true });
		expect(files.filter((file) => file.endsWith('.json'))).toHaveLength(outputs.size);
	});
});

/** Schemas by `resource/operation`. */
function outputsByName(className: string): Map<string, JsonSchema> {
	return new Map(
		resourcesOf(className).flatMap(({ value, operations }) =>
			operations.map(({ value: operation, output }) => [`${value}/${operation}`, output] as const),
		),
	);
}
