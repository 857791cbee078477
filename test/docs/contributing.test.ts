import type { INodeParameters, INodeType } from 'n8n-workflow';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
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

/** A line of the compiler's output: file, position, code and message. */
const FINDING = /^(?<file>.+?)\(\d+,\d+\): error TS\d+: (?<message>.*)$/;

/** The messages of the native compiler about each of the files as if they were in place, without writing them there. */
async function compile(names: string[]): Promise<Record<string, string[]>> {
	// Where the installed packages are found.
	await mkdir(join(ROOT, '.cache'), { recursive: true });
	const folder = await mkdtemp(join(ROOT, '.cache/worked-example-'));
	try {
		for (const name of names) {
			await mkdir(join(folder, dirname(name)), { recursive: true });
			await writeFile(join(folder, name), files.get(name) ?? '');
		}
		// With both as roots, a relative import finds what is next to it in either.
		const project = {
			extends: join(ROOT, 'tsconfig.json'),
			compilerOptions: { rootDirs: [ROOT, folder] },
			files: names,
			include: [],
		};
		await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(project));
		const compiler = join(ROOT, 'node_modules/typescript-native/bin/tsc');
		const output = await new Promise<string>((resolve) => {
			execFile(
				process.execPath,
				[compiler, '--noEmit', '--pretty', 'false', '-p', folder],
				{ cwd: folder },
				(_error, stdout) => resolve(stdout),
			);
		});
		const findings = output.split('\n').map((line) => FINDING.exec(line)?.groups);
		const messagesOf = (name: string) =>
			findings.flatMap((found) => (found?.file === name ? [String(found.message)] : []));
		return Object.fromEntries(names.map((name) => [name, messagesOf(name)]));
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
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
	it('compiles', async () => {
		expect(await compile([OPERATION, TEST, WRONG])).toEqual({
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
