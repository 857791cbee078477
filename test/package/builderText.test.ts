import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { INodeTypeDescription } from 'n8n-workflow';
import { packageJson, ROOT } from '../support';
import { ownNodes, type NodeEntry } from './entries';

/** n8n's own generator; part of n8n's engine, without types. */
const { generateNodeTypeFile } = createRequire(__filename)(
	join(ROOT, 'node_modules/@n8n/workflow-sdk/dist/generate-types/generate-types.js'),
) as { generateNodeTypeFile(node: INodeTypeDescription): string };

/** What n8n's AI builder reads about a node: one text for all operations, without hidden parameters. */
function builderTextOf({ nodeType: { description } }: NodeEntry): string {
	return generateNodeTypeFile({
		...description,
		name: `${packageJson.name}.${description.name}`,
		properties: description.properties.filter(({ type }) => type !== 'hidden'),
	});
}

/** Number of operations in a node. */
function operationsOf({ nodeType }: NodeEntry): number {
	const menus = nodeType.description.properties.filter(({ name }) => name === 'operation');
	return menus.reduce((sum, { options = [] }) => sum + options.length, 0);
}

const nodes = new Map(ownNodes().map((node) => [node.className, node]));

function textOf(name: string): string {
	const node = nodes.get(name);
	if (node === undefined) throw new Error(`there is no node ${name}`);
	return builderTextOf(node);
}

/** Maximum number of characters of a node in a model's context. */
it.each([
	['ContactHub', 53_500],
	['ContactHubTrigger', 13_000],
	['ConstantContactTrigger', 9_000],
	['ConstantContactLegacy', 38_000],
	['ConstantContactLegacyV2', 55_700],
])('%s: takes at most %d characters', (name, limit) => {
	const { length } = textOf(name);
	const advice = 'shorten descriptions and hints, or raise the limit if what is new is worth it';
	expect(length > limit ? `${length} characters: ${advice}` : 'within the limit').toBe(
		'within the limit',
	);
});

it('Constant Contact: takes at most 880 characters an operation', () => {
	const node = nodes.get('ConstantContact') as NodeEntry;
	expect(builderTextOf(node).length / operationsOf(node)).toBeLessThanOrEqual(880);
});

it.each([
	['ContactHub', ['base.contacts.email', '"attribute": "base.lastName"', '"otherContacts"']],
	['ConstantContactLegacy', ['email_address, first_name', 'custom_field1']],
	['ConstantContactLegacyV2', ['email_address, first_name', 'Milliseconds', 'Minutes']],
	['ConstantContact', ['email_address, first_name', 'home_phone', 'Check Every (Seconds)']],
])('%s: names keys, forms and units that a model cannot know', (name, parts) => {
	for (const part of parts) expect(textOf(name)).toContain(part);
});

it('has an example or a hint at every JSON field', () => {
	for (const name of nodes.keys()) {
		const fields = textOf(name).match(/\/\*\*(?:(?!\*\/)[^])*\*\/\s*\w+\??: IDataObject/g) ?? [];
		for (const field of fields) expect(field).toMatch(/e\.g\. \{/i);
	}
});

it('says of each node what it is for, and relates it to nodes that exist', () => {
	const types = [...nodes.values()].map(
		({ nodeType }) => `${packageJson.name}.${nodeType.description.name}`,
	);
	for (const { nodeType } of nodes.values()) {
		const { searchHint = '', relatedNodes = [] } = nodeType.description.builderHint ?? {};
		expect(searchHint).not.toBe('');
		for (const related of relatedNodes) expect(types).toContain(related.nodeType);
	}
});

it('hides the password that a customer may carry from saved data', () => {
	for (const name of ['ContactHub', 'ContactHubTrigger']) {
		const { sensitiveOutputFields } = (nodes.get(name) as NodeEntry).nodeType.description;
		expect(sensitiveOutputFields).toEqual(['base.credential.password']);
	}
});
