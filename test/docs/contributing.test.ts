import type { INodeParameters, INodeType } from 'n8n-workflow';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { ContactHub } from '../../nodes/ContactHub/ContactHub.node';
import type { ContactHubApi } from '../../nodes/ContactHub/api/client';
import { contactHub } from '../../nodes/ContactHub/api/product';
import type { define } from '../../nodes/ContactHub/operation';
import { executeNode, toResourceProperties, type Resource } from '../../nodes/kit';
import { startSandbox } from '../sandbox';
import { ROOT, runNode } from '../support';
import { codeBlocks } from './pages';

type Operation = ReturnType<typeof define.item>;

const OPERATION = 'nodes/ContactHub/customer/getSources.ts';
const TEST = 'test/nodes/ContactHub/customer/getSources.test.ts';

/** The files of the worked example by path, which is in their first line. */
const files = new Map(
	codeBlocks('CONTRIBUTING.md', 'ts').map((block) => {
		const [first = ''] = block.split('\n');
		return [first.replace('// ', ''), block] as const;
	}),
);

/** The operation with a mistake, to check that the compiler looks at it at all. */
const WRONG = OPERATION.replace('.ts', 'Wrongly.ts');
files.set(WRONG, (files.get(OPERATION) ?? '').replace('params.customer)', 'params.client)'));

/** The compiler's messages about each of the files as if they were in place, without writing them. */
function compile(names: string[]): Record<string, string[]> {
	const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile) as {
		config: object;
	};
	const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
	const host = ts.createCompilerHost(options);
	const virtual = new Map(names.map((name) => [join(ROOT, name), files.get(name) ?? '']));
	const readFile = host.readFile.bind(host);
	const fileExists = host.fileExists.bind(host);
	host.readFile = (file) => virtual.get(file) ?? readFile(file);
	host.fileExists = (file) => virtual.has(file) || fileExists(file);
	host.getSourceFile = (file, version) => {
		const text = host.readFile(file);
		return text === undefined ? undefined : ts.createSourceFile(file, text, version);
	};
	const program = ts.createProgram([...virtual.keys()], options, host);
	const findings = names.map((name) => {
		const source = program.getSourceFile(join(ROOT, name));
		const found = [
			...program.getSyntacticDiagnostics(source),
			...program.getSemanticDiagnostics(source),
		];
		const texts = found.map(({ messageText }) =>
			ts.flattenDiagnosticMessageText(messageText, '\n'),
		);
		return [name, texts] as const;
	});
	return Object.fromEntries(findings);
}

/** Runs the operation's file as if it were in place. */
function load(name: string): Record<string, unknown> {
	const { outputText } = ts.transpileModule(files.get(name) ?? '', {
		compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
	});
	const from = (specifier: string): unknown =>
		jest.requireActual(join(ROOT, dirname(name), specifier));
	const exported: Record<string, unknown> = {};
	new Function('require', 'exports', outputText)(from, exported);
	return exported;
}

describe('the worked example of CONTRIBUTING.md', () => {
	it('compiles', () => {
		expect(compile([OPERATION, TEST, WRONG])).toEqual({
			[OPERATION]: [],
			[TEST]: [],
			[WRONG]: [expect.stringContaining("'client' does not exist")],
		});
	}, 600_000);

	it('works', async () => {
		const operation = load(OPERATION).getCustomerSources as Operation;
		const resources: Array<Resource<ContactHubApi>> = [
			{ value: 'customer', name: 'Customer', operations: [operation] },
		];
		class Example implements INodeType {
			description = {
				...new ContactHub().description,
				properties: toResourceProperties(resources),
			};

			execute: INodeType['execute'] = async function () {
				return await executeNode(this, {
					...contactHub,
					resources,
					continueOnFail: this.continueOnFail(),
				});
			};
		}
		const sandbox = await startSandbox();
		const { baseUrl, workspaceId, tokens } = sandbox.contactHub;
		const [customer] = sandbox.contactHub.customers();
		const { id, base } = customer ?? { id: '', base: null };
		const { error, json } = await runNode(
			Example,
			{
				resource: 'customer',
				operation: 'getSources',
				customer: { __rl: true, mode: 'id', value: id },
			} as INodeParameters,
			{ credentials: { contactHubApi: { baseUrl, workspaceId, token: tokens.trusted } } },
		);
		const requests = sandbox.log.entries.map(({ method, path }) => `${method} ${path}`);
		await sandbox.close();
		expect(error).toBeUndefined();
		expect(requests).toEqual([`GET /hub/v1/workspaces/${workspaceId}/customers/${id}/sources`]);
		expect(json).toEqual([expect.objectContaining({ base })]);
	});
});
