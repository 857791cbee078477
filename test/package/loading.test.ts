import { LazyPackageDirectoryLoader } from 'n8n-core';
import type { INodeType } from 'n8n-workflow';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as kitSource from '../../nodes/kit';
import { LAZY_LIBRARIES } from '../../scripts/build/lazyLibraries';
import { startSandbox } from '../sandbox';
import { listSearch, ROOT, runNode } from '../support';
import { ownCredentials, ownNodes } from './entries';
import { buildIfNeeded } from './build';

const requireFile = createRequire(__filename);

beforeAll(async () => await buildIfNeeded(), 600_000);

it('n8n loads the built package lazily, and finds every node and credential', async () => {
	const loader = new LazyPackageDirectoryLoader(ROOT);
	await loader.loadAll();
	expect(loader.isLazyLoaded).toBe(true);
	for (const { className, nodeType } of ownNodes()) {
		const { type, sourcePath } = loader.getNode(nodeType.description.name);
		expect(type.constructor.name).toBe(className);
		expect(sourcePath).toContain('dist');
	}
	for (const { className, credentialType } of ownCredentials()) {
		const { type } = loader.getCredential(credentialType.name);
		expect(type.constructor.name).toBe(className);
	}
});

/** The class exported by a built file. */
function builtClass(distFile: string, className: string): new () => INodeType {
	const built = requireFile(join(ROOT, distFile)) as Record<string, new () => INodeType>;
	const Class = built[className];
	if (!Class) throw new Error(`${distFile} exports no class ${className}`);
	return Class;
}

/** What n8n may call on a node, by name. */
function functionsOf(node: INodeType): string[] {
	const groups = Object.entries((node.methods ?? {}) as Record<string, Record<string, unknown>>);
	const methods = groups.flatMap(([group, all]) =>
		Object.entries(all).map(([name, method]) => `${group}.${name}: ${typeof method}`),
	);
	const called = ['execute', 'poll', 'trigger', 'webhook'] as const;
	return [...methods, ...called.map((name) => `${name}: ${typeof node[name]}`)];
}

it('the built kit exports plain properties, except what comes from a library that waits', () => {
	const kit = requireFile(join(ROOT, 'dist/nodes/kit/index.js')) as object;
	const getters = Object.entries(Object.getOwnPropertyDescriptors(kit))
		.filter(([, { get }]) => get !== undefined)
		.map(([name]) => name);
	const libraries = Object.values(LAZY_LIBRARIES).flat();
	expect(getters.length).toBeGreaterThan(0);
	expect(getters.filter((name) => !libraries.includes(name))).toEqual([]);
	expect(Object.keys(kit).sort()).toEqual(Object.keys(kitSource).sort());
});

describe.each(ownNodes())('the built $className', ({ className, distFile, nodeType }) => {
	it('has the description and the functions of its source', () => {
		const node = new (builtClass(distFile, className))();
		expect(node.description).toEqual(nodeType.description);
		expect(functionsOf(node)).toEqual(functionsOf(nodeType));
	});

	it("isn't changed by what n8n adds to another instance", () => {
		const Class = builtClass(distFile, className);
		new Class().description.properties.pop();
		expect(new Class().description.properties).toEqual(nodeType.description.properties);
	});
});

it('a built node runs and fills its lists: its code loads when it is needed', async () => {
	const file = 'dist/nodes/ContactHub/ContactHub.node.js';
	const ContactHub = builtClass(file, 'ContactHub');
	const sandbox = await startSandbox({ contactHub: { customers: 3, events: 0 } });
	const { baseUrl, workspaceId, nodeId, tokens } = sandbox.contactHub;
	const contactHubApi = { baseUrl, workspaceId, nodeId, token: tokens.trusted };
	try {
		const { results } = await listSearch(ContactHub, 'searchCustomers', {
			credentials: { contactHubApi },
		});
		expect(results).toHaveLength(3);
		const parameters = { resource: 'customer', operation: 'getAll', returnAll: true };
		const { json } = await runNode(ContactHub, parameters, { credentials: { contactHubApi } });
		expect(json).toHaveLength(3);
	} finally {
		await sandbox.close();
	}
});
