import fc from 'fast-check';
import {
	NodeConnectionTypes,
	type IDataObject,
	type INodeParameters,
	type INodeType,
	type NodeParameterValueType,
} from 'n8n-workflow';
import { toResultSync } from '../../../nodes/kit/async/result';
import { prepareParameter } from '../../../nodes/kit/operations/parameterTemplate';
import { runNode } from '../../support';
import {
	currentExpressionEngine,
	startExpressionEngine,
	stopExpressionEngine,
} from '../../support/expressionEngine';

/** What a parameter is for an item: by n8n alone, and with the template's help. */
interface Resolved {
	byNode: unknown;
	byTemplate: unknown;
}

/** Has both resolve parameters for each item. */
async function resolveBoth(
	forms: unknown[],
	items: object[],
): Promise<{ resolved: Resolved[]; evaluations: number }> {
	const resolved: Resolved[] = [];
	let evaluations = 0;
	const names = forms.map((_, index) => `form${index}`);
	const node: INodeType = {
		description: {
			displayName: 'Dummy',
			name: 'templateDummy',
			group: ['transform'],
			version: 1,
			description: 'Resolves parameters',
			defaults: { name: 'Dummy' },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			properties: names.map((name) => ({
				displayName: name,
				name,
				type: 'json',
				default: '',
			})),
		},
		async execute() {
			const evaluateExpression = (expression: string, index: number): NodeParameterValueType => {
				evaluations++;
				return this.evaluateExpression(expression, index);
			};
			const { parameters } = this.getNode();
			for (const name of names) {
				const template = prepareParameter(parameters[name], { evaluateExpression });
				for (const [index, item] of this.getInputData().entries()) {
					const byNode = toResultSync(() => this.getNodeParameter(name, index));
					const found = template?.({ index, item });
					resolved.push({ byNode, byTemplate: found ? { ok: true, ...found } : byNode });
				}
			}
			return [this.getInputData()];
		},
	};
	const parameters = Object.fromEntries(forms.map((form, index) => [names[index], form]));
	const { error } = await runNode(node, parameters as INodeParameters, {
		json: items as IDataObject[],
	});
	if (error) throw error;
	return { resolved, evaluations };
}

const KEYS = ['email', 'First Name', 'n', 'naïve', "it's", 'a.b', '$id', 'toString', 'length', ''];

const key = fc.constantFrom(...KEYS);

const json = fc.dictionary(
	key,
	fc.oneof(
		fc.constantFrom(
			null,
			'',
			'Ann',
			' Zoë\u00a0',
			'İstanbul ß',
			'=1+1',
			'{{ 1 }}',
			'00123',
			'ä€😀',
		),
		fc.integer(),
		fc.double({ noNaN: true, noDefaultInfinity: true }),
		fc.boolean(),
		fc.array(fc.integer(), { maxLength: 2 }),
		fc.dictionary(key, fc.string(), { maxKeys: 3 }),
	),
);

/** How a field may be written in an expression. */
const step = fc
	.tuple(key, fc.nat(2))
	.map(([name, way]) =>
		way === 0 && /^[a-z$][\w$]*$/i.test(name)
			? `.${name}`
			: way === 1 && !name.includes("'")
				? `['${name}']`
				: `["${name}"]`,
	);

const methods = fc.constantFrom(
	'',
	'',
	'.trim()',
	'.toUpperCase()',
	' . trim( ).toLowerCase()',
	'.toTitleCase()',
);

const path = fc
	.tuple(step, fc.option(step, { nil: '' }), methods, fc.constantFrom('{{ ', '{{', '{{\n\t'))
	.map(([first, second, calls, open]) => `=${open}$json${first}${second}${calls} }}`);

/** Paths with text around them, which may mean something to n8n. */
const around = fc.constantFrom('id-', ' ', '{', '\\', '', "'", '\n', '$', '`${1}`');

const text = fc
	.array(fc.tuple(around, path, around), { minLength: 1, maxLength: 2 })
	.map(
		(parts) => `=${parts.map(([before, code, after]) => before + code.slice(1) + after).join('')}`,
	);

const expression = fc.oneof(
	{ weight: 6, arbitrary: path },
	{ weight: 3, arbitrary: text },
	fc.constantFrom(
		'={{ $json.trim() }}',
		'={{ $json.n + 1 }}',
		'=id-{{ $json.n }}',
		'={{ $json.n }} ',
		'={{ $json }}',
		'={{ [$json.n] }}',
		'={{ $now.year }}',
		'={{ $workflow.name }}',
		"={{ $('Start').first().json.n }}",
		'={{ $itemIndex }}',
		'=',
		'plain',
		'',
	),
);

const parameter = fc.oneof(
	expression,
	fc.record({
		mappingMode: fc.constant('defineBelow'),
		value: fc.dictionary(key, expression, { maxKeys: 4 }),
		schema: fc.constant([{ id: 'email', type: 'string' }]),
	}),
	fc.record({
		values: fc.array(fc.record({ name: expression, value: expression }), { maxLength: 3 }),
	}),
);

describe.each(['legacy', 'quickjs'] as const)('under the engine %s', (engine) => {
	const given = currentExpressionEngine();
	// `npm run test:vm` has started the engine of n8n's server: that is the one to compare with then.
	const isStarted = given === 'legacy' && engine !== 'legacy';

	beforeAll(async () => {
		if (isStarted) await startExpressionEngine(engine);
	});
	afterAll(async () => {
		if (isStarted) await stopExpressionEngine();
	});

	it('resolves what n8n resolves', async () => {
		const forms = fc.array(parameter, { minLength: 5, maxLength: 20 });
		const items = fc.array(json, { minLength: 1, maxLength: 3 });
		const property = fc.asyncProperty(forms, items, async (parameters, data) => {
			const { resolved } = await resolveBoth(parameters, data);
			for (const { byNode, byTemplate } of resolved) expect(byTemplate).toEqual(byNode);
		});
		await fc.assert(property, { numRuns: engine === 'legacy' ? 25 : 3 });
	});

	it("doesn't evaluate references to a value of the item, and evaluates the rest once if it is the same for all items", async () => {
		const form = {
			email: '={{ $json.email }}',
			name: "={{ $json['First Name'] }}",
			missing: '={{ $json.none }}',
			list: "={{ $('Start').first().json.list }}",
			greeting: '=Hello {{ $json.email }}, {{ $json.list }}!',
			shout: '={{ $json.email.trim().toUpperCase() }}',
			title: '={{ $json.email.toTitleCase() }}',
		};
		const items = ['ann', 'bob', 'cy'].map((email) => ({ email, 'First Name': email, list: 7 }));
		const { resolved, evaluations } = await resolveBoth([form], items);
		for (const { byNode, byTemplate } of resolved) expect(byTemplate).toEqual(byNode);
		expect(evaluations).toBe(1 + items.length);
	});

	it('lets n8n evaluate a parameter as soon as it returns more than plain values', async () => {
		const form = { email: '={{ $json.email }}', tags: '={{ $json.tags }}' };
		const items = [1, 2, 3, 4].map((tag) => ({ email: 'ann', tags: [tag] }));
		const { resolved, evaluations } = await resolveBoth([form], items);
		for (const { byNode, byTemplate } of resolved) expect(byTemplate).toEqual(byNode);
		expect(evaluations).toBe(1);
	});
});
