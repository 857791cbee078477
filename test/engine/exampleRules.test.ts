import type { INode } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../sandbox';
import { ownNodeType, packageJson, resourceMapperFields, TypeRegistry } from '../support';
import { chooseExamples, examples } from './exampleFiles';
import { parameterProblems } from './storedParameters';
import { credentialsFor } from './sandboxCredentials';

// n8n's email node loads it for forms; it needs an ES module, which jest can't load.

const types = TypeRegistry.create();
const CONTACT_HUB = ownNodeType('contactHub');

/** Prefix of an example's name, and the node that it must demonstrate. */
const PRODUCTS: Record<string, string> = {
	'Constant Contact': ownNodeType('constantContact'),
	ContactHub: CONTACT_HUB,
	'Constant Contact V1 (Legacy)': ownNodeType('constantContactLegacy'),
	'Constant Contact V2 (Legacy)': ownNodeType('constantContactLegacyV2'),
};
/** Examples about workflows with nodes of this package; they run none themselves. */
const ABOUT_WORKFLOWS = /-convert-saved-workflows/;
const PACKAGES = ['n8n-nodes-base', packageJson.name];

it('finds examples', () => expect(examples.length).toBeGreaterThanOrEqual(3));

it('finds those that the demo is asked for', () => {
	const [first, second] = [examples[0]!, examples[1]!];
	expect(chooseExamples([])).toBe(examples);
	expect(chooseExamples(['2', first.file])).toEqual([second, first]);
	expect(() => chooseExamples(['1-sync'])).toThrow(
		/^There is no example '1-sync', only 1-sync-customers-from-csv, 2-order/,
	);
});

describe.each(examples)('$file', ({ file, text, workflow }) => {
	const { nodes, connections } = workflow;
	const working = nodes.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote');

	it('is named, explained and uses this package', () => {
		const [product = ''] = workflow.name?.split(': ') ?? [];
		expect(Object.keys(PRODUCTS)).toContain(product);
		if (!ABOUT_WORKFLOWS.test(file)) {
			expect(nodes.map(({ type }) => type)).toContain(PRODUCTS[product]);
		}
		const notes = nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote');
		const words = notes.map(({ parameters }) => String(parameters.content)).join('\n');
		expect(words).toMatch(/^## /m);
		expect(words).toContain('**To try it:**');
	});

	it('carries nothing of the instance it was made on', () => {
		expect(text).not.toMatch(/"(credentials|instanceId|pinData|staticData|webhookId|meta)":/);
		expect(text).not.toMatch(/localhost|127\.0\.0\.1|Bearer |eyJ[\w-]+\./);
		expect(Object.keys(workflow).sort()).toEqual([
			'active',
			'connections',
			'name',
			'nodes',
			'settings',
		]);
	});

	it('copies no list of items into an expression', () => {
		// n8n's server limits an expression to 128 MB: above about 90,000 contacts it would fail
		expect(text).not.toMatch(/\.all\(\)|\$items\(/);
	});

	it('uses node types and versions that exist', () => {
		for (const { type, typeVersion } of nodes) {
			expect(PACKAGES).toContain(type.slice(0, type.lastIndexOf('.')));
			const { version } = types.getByNameAndVersion(type, typeVersion).description;
			expect([version].flat()).toContain(typeVersion);
		}
	});

	it.each(nodes)('stores only parameters that $name has and shows', (node) => {
		const { description } = types.getByNameAndVersion(node.type, node.typeVersion);
		expect(parameterProblems(node, description)).toEqual([]);
	});

	it('has nodes with unique names and IDs, all connected and without overlaps', () => {
		for (const key of ['id', 'name'] as const) {
			expect(new Set(nodes.map((node) => node[key])).size).toBe(nodes.length);
		}
		const targets = Object.values(connections).flatMap(({ main = [] }) => main.flat());
		const joined = [...Object.keys(connections), ...targets.map((target) => target?.node)];
		expect(new Set(joined)).toEqual(new Set(working.map(({ name }) => name)));
		expect(new Set(working.map(({ position }) => position.join())).size).toBe(working.length);
		expect(working.filter((node) => covered(node, nodes)).map(({ name }) => name)).toEqual([]);
	});

	it('starts without help', () => {
		const triggers = working.filter(({ type, typeVersion }) =>
			types.getByNameAndVersion(type, typeVersion).description.group.includes('trigger'),
		);
		expect(triggers.length).toBeGreaterThan(0);
		const starters = [
			'n8n-nodes-base.manualTrigger',
			'n8n-nodes-base.scheduleTrigger',
			ownNodeType('contactHubTrigger'),
		];
		expect(triggers.some(({ type }) => starters.includes(type))).toBe(true);
	});

	it("doesn't send or save anything unless this is turned on", () => {
		const leaving = ['emailSend', 'postgres', 'readWriteFile'];
		const targets = nodes.filter(({ type }) => leaving.includes(type.split('.')[1] ?? ''));
		expect(targets.filter(({ disabled }) => !disabled).map(({ name }) => name)).toEqual([]);
	});

	it("doesn't send campaigns, or unsubscribe or delete people, unless this is turned on", () => {
		const final = ['delete', 'deleteContacts', 'schedule', 'unsubscribe'];
		const acting = working.filter(({ type, parameters }) => {
			const isOwn = type.startsWith(`${packageJson.name}.`);
			return isOwn && final.includes(String(parameters.operation));
		});
		expect(acting.filter(({ disabled }) => !disabled).map(({ name }) => name)).toEqual([]);
	});

	it("doesn't confirm rows unless the node that saves them is turned on", () => {
		const confirming = nodes.filter(({ parameters }) => parameters.operation === 'confirm');
		expect(confirming.filter(({ disabled }) => !disabled).map(({ name }) => name)).toEqual([]);
	});

	it('refers only to nodes that it has', () => {
		const names = [...text.matchAll(/\$\('([^']+)'\)/g)].map(([, name]) => name);
		expect(nodes.map(({ name }) => name)).toEqual(expect.arrayContaining([...new Set(names)]));
	});
});

/** Whether a sticky note overlaps the node (96 by 96). */
function covered({ position: [x, y] }: INode, nodes: INode[]): boolean {
	return nodes
		.filter(({ type }) => type === 'n8n-nodes-base.stickyNote')
		.some(({ position: [left, top], parameters }) => {
			const [width, height] = [Number(parameters.width), Number(parameters.height)];
			return x + 96 > left && x < left + width && y + 96 > top && y < top + height;
		});
}

describe('fields that are filled in by hand', () => {
	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await startSandbox();
	});
	afterAll(async () => await sandbox.close());

	const mapped = examples.flatMap(({ file, workflow }) =>
		workflow.nodes.flatMap((node) =>
			mappings(node).map((mapping) => ({ file, name: node.name, node, ...mapping })),
		),
	);

	it.each(mapped)(
		'$file: $name has $parameter as the form of the editor offers them',
		async ({ node, method, stored }) => {
			const { fields } = await resourceMapperFields('contactHub', method, {
				credentials: credentialsFor(sandbox),
				parameters: node.parameters,
			});
			const offered = new Map(fields.map((field) => [field.id, field]));
			expect(stored.schema.map(({ id }) => id)).toEqual(Object.keys(stored.value ?? {}));
			for (const { id, displayName, type, options } of stored.schema) {
				const field = offered.get(id);
				const values = options?.map(({ value }) => value);
				expect({ id, displayName, type, values }).toEqual({
					id: field?.id,
					displayName: field?.displayName,
					type: field?.type,
					values: field?.options?.map(({ value }) => value),
				});
			}
		},
	);
});

interface StoredMapping {
	mappingMode: string;
	value: Record<string, unknown> | null;
	schema: Array<{
		id: string;
		displayName: string;
		type: string;
		options?: Array<{ value: unknown }>;
	}>;
}

/** The forms of a node that are filled in by hand. */
function mappings(node: INode) {
	if (node.type !== CONTACT_HUB) return [];
	const { description } = types.getByNameAndVersion(node.type, node.typeVersion);
	return description.properties
		.filter(({ type, name }) => type === 'resourceMapper' && name in node.parameters)
		.map(({ name, typeOptions }) => ({
			parameter: name,
			method: typeOptions?.resourceMapper?.resourceMapperMethod ?? '',
			stored: node.parameters[name] as unknown as StoredMapping,
		}))
		.filter(({ stored }) => stored.mappingMode === 'defineBelow');
}
