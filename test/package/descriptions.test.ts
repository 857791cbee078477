import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { packageJson, ROOT } from '../support';
import { iconContrast } from './iconContrast';
import { descriptionFindings } from './lintDescription';
import { upcomingRuleFindings } from './upcomingRules';
import { ownCredentials, ownNodes } from './entries';

const nodes = ownNodes();

describe.each(nodes)('$className', ({ className, nodeType, sourceText, codex }) => {
	it("passes n8n's lint rules with its description in final form", async () => {
		expect(await descriptionFindings(className, nodeType)).toEqual([]);
	});

	it('meets the rules that n8n has announced', () => {
		expect(upcomingRuleFindings(nodeType.description)).toEqual([]);
	});

	it('uses one credential, whatever is chosen, which it tests unless n8n offers no test', () => {
		const [credential] = nodeType.description.credentials ?? [];
		const { extends: parents } =
			ownCredentials().find(({ credentialType }) => credentialType.name === credential?.name)
				?.credentialType ?? {};
		if (parents?.includes('oAuth2Api')) {
			expect(nodeType.description.credentials).toEqual([
				{ name: expect.any(String), required: true },
			]);
			return;
		}
		expect(nodeType.description.credentials).toEqual([
			{ name: expect.any(String), required: true, testedBy: expect.any(String) },
		]);
		expect(nodeType.methods?.credentialTest).toHaveProperty([String(credential?.testedBy)]);
	});

	it('handles Continue on Fail where n8n looks for it', () => {
		if (nodeType.execute) expect(sourceText).toContain('continueOnFail()');
	});

	it.each(['light', 'dark'] as const)('has an icon that stands out on the %s theme', (theme) => {
		const icon = nodeType.description.icon as Record<typeof theme, string>;
		const file = resolve(ROOT, 'nodes', className, icon[theme].replace('file:', ''));
		expect(iconContrast(readFileSync(file, 'utf8'), theme)).toBeGreaterThanOrEqual(1.5);
	});

	it("is listed under categories of n8n's own", () => {
		expect(codex.node).toBe(`${packageJson.name}.${nodeType.description.name}`);
		expect(codex).not.toHaveProperty('subcategories');
		const known = [
			'Analytics',
			'Communication',
			'Data & Storage',
			'Development',
			'Finance & Accounting',
			'Marketing & Content',
			'Miscellaneous',
			'Productivity',
			'Sales',
			'Utility',
		];
		for (const category of codex.categories) expect(known).toContain(category);
	});
});

describe('the checks themselves', () => {
	const description = (properties: INodeTypeDescription['properties']): INodeTypeDescription => ({
		displayName: 'Example',
		name: 'example',
		group: ['transform'],
		version: 1,
		description: 'An example',
		defaults: { name: 'Example' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties,
	});

	it('finds what a source lint would find', async () => {
		const node: INodeType = {
			description: description([
				{ displayName: 'some id', name: 'id', type: 'string', default: '', description: 'ID.' },
			]),
		};
		const rules = (await descriptionFindings('Example', node)).map((text) => text.split(':')[0]);
		expect(rules).toEqual(
			expect.arrayContaining([
				'n8n-nodes-base/node-param-display-name-miscased',
				'n8n-nodes-base/node-param-description-excess-final-period',
				'@n8n/community-nodes/node-usable-as-tool',
			]),
		);
	});

	it('finds what the coming rules would find', () => {
		const findings = upcomingRuleFindings(
			description([
				{
					displayName: 'Kind',
					name: 'kind',
					type: 'options',
					default: 'b',
					options: [
						{ name: 'B', value: 'b' },
						{ name: 'a*', value: 'b' },
					],
				},
				{
					displayName: 'Options',
					name: 'options',
					type: 'collection',
					default: {},
					options: [
						{
							displayName: 'Inner',
							name: 'inner',
							type: 'string',
							default: undefined as unknown as string,
							hint: 'x'.repeat(121),
						},
					],
				},
			]),
		);
		expect(findings.map((text) => text.split(':').slice(0, 2).join(':'))).toEqual([
			'options-sorted-alphabetically: Kind',
			'no-duplicate-param-options: Kind',
			'no-asterisk-in-option-names: Kind',
			'non-required-fields-in-collection: Kind',
			'require-param-default: Options > Inner',
			'hint-max-length: Options > Inner',
		]);
	});
});
