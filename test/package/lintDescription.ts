import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import { ESLint, type Linter } from 'eslint';
import type n8nNodesBasePlugin from 'eslint-plugin-n8n-nodes-base';
import type { INodeType, INodeTypeDescription } from 'n8n-workflow';
import { join } from 'node:path';
import tseslint from 'typescript-eslint';
import { ROOT } from '../support';

/** n8n's rule on key order is about source text: for an assembled object it is meaningless. */
function entriesOf(value: object): Array<[string, unknown]> {
	const rank = ([key]: [string, unknown]) => (key === 'displayName' ? 0 : 1);
	return Object.entries(value).sort((a, b) => rank(a) - rank(b));
}

/** Prints data as source text; n8n's rules recognize keys only without quotes. */
function literal(value: unknown): string {
	if (Array.isArray(value)) return `[\n${value.map((item) => `${literal(item)},\n`).join('')}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
	const entries = entriesOf(value).map(([key, entry]) => {
		const name = /^[A-Za-z_]\w*$/.test(key) ? key : JSON.stringify(key);
		return `${name}: ${literal(entry)},\n`;
	});
	return `{\n${entries.join('')}}`;
}

function connections(types: INodeTypeDescription['inputs']): string {
	if (!Array.isArray(types)) return literal(types);
	return `[${types.map((type) => (type === 'main' ? 'NodeConnectionTypes.Main' : literal(type))).join()}]`;
}

/** A node class with its description written out, as n8n's rules expect it. */
function nodeSource(className: string, { description }: INodeType): string {
	const { inputs, outputs, icon, ...rest } = JSON.parse(
		JSON.stringify(description),
	) as INodeTypeDescription;
	return `import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';

export class ${className} implements INodeType {
	description: INodeTypeDescription = {
		icon: ${literal(icon)},
		inputs: ${connections(inputs)},
		outputs: ${connections(outputs)},
		${literal(rest).slice(1, -1)}
	};
}
`;
}

/** Under NODE_ENV=test, the plugin takes every file for a trigger called Test, so it is loaded without. */
async function loadPlugin(): Promise<typeof n8nNodesBasePlugin> {
	const { NODE_ENV } = process.env;
	delete process.env.NODE_ENV;
	try {
		return (await import('eslint-plugin-n8n-nodes-base')).default;
	} finally {
		process.env.NODE_ENV = NODE_ENV;
	}
}

async function config(): Promise<Linter.Config[]> {
	const n8nNodesBase = await loadPlugin();
	const { plugins, rules } = n8nCommunityNodesPlugin.configs.recommended;
	return [
		{
			files: ['**/*.ts'],
			languageOptions: { parser: tseslint.parser as Linter.Parser },
			plugins: { ...plugins, 'n8n-nodes-base': n8nNodesBase },
			rules: {
				...rules,
				...n8nNodesBase.configs.nodes.rules,
				'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
				'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
				'n8n-nodes-base/node-param-type-options-max-value-present': 'off',
			},
		},
	];
}

/** The nearest display name above a line, to locate a finding. */
function placeOf(lines: string[], line: number): string {
	const above = lines.slice(0, line).findLast((text) => text.includes('displayName:'));
	return above?.trim() ?? '';
}

/** n8n's rule on names removes a version from the end of the file's name, but not of the node's: the file gets another one. */
function fileName(className: string): string {
	const [version = ''] = /V\d+$/.exec(className) ?? [];
	return `${className}${version}.node.ts`;
}

/**
 * The findings of n8n's lint rules for a node's final description.
 *
 * @returns findings as `rule: message: line (nearest display name)`
 */
export async function descriptionFindings(className: string, node: INodeType): Promise<string[]> {
	const code = nodeSource(className, node);
	const eslint = new ESLint({
		cwd: ROOT,
		overrideConfigFile: true,
		overrideConfig: await config(),
		allowInlineConfig: false,
	});
	const results = await eslint.lintText(code, {
		filePath: join(ROOT, 'nodes', className, fileName(className)),
	});
	const lines = code.split('\n');
	return results.flatMap(({ messages }) =>
		messages.map(({ ruleId, message, line }) => {
			const text = lines[line - 1]?.trim() ?? '';
			return `${ruleId ?? 'parser'}: ${message}: ${text} (${placeOf(lines, line)})`;
		}),
	);
}
