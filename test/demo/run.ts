import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { examples, type Example } from '../engine/exampleFiles';
import { credentialsFor } from '../engine/sandboxCredentials';
import { startSandbox, type FaultRule, type Sandbox } from '../sandbox';
import { faultFromText } from '../sandbox/faultRules';
import { packageJson, ROOT, runWorkflow, type ExecutionFailure, type LoadFrom } from '../support';
import { paint, print } from './paint';
import { Progress } from './progress';
import { printResults, printTable } from './results';
import { EXPECTED, prepare, stateOf, type State } from './state';

const HELP = `Runs the example workflows in n8n's own engine, against a local server that behaves as
ContactHub and Constant Contact do.

  npm run demo -- [options]

  --source           run the TypeScript files instead of what was built
  --fault <parts>    spoil the server's answers, e.g. status=401 or resetBefore,path=/events;
                     npm run sandbox -- --help lists what there is
`;

/** The demo could not be shown to its end. */
class DemoFailure extends Error {
	constructor(
		readonly place: string,
		message: string,
		readonly nextStep: string,
	) {
		super(message);
	}
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			help: { type: 'boolean', short: 'h', default: false },
			source: { type: 'boolean', default: false },
			fault: { type: 'string', multiple: true, default: [] },
		},
	});
	if (values.help) {
		print(HELP);
		return;
	}
	const built = packageJson.n8n.nodes.every((file) => existsSync(join(ROOT, file)));
	const from = built && !values.source ? 'dist' : 'source';
	const sandbox = await startSandbox();
	try {
		await prepare(sandbox);
		for (const fault of values.fault) sandbox.faults.add(readFault(fault));
		await show(sandbox, from);
	} finally {
		await sandbox.close();
	}
}

function readFault(text: string): FaultRule {
	try {
		return faultFromText(text);
	} catch (error) {
		const { message } = error as Error;
		throw new DemoFailure('--fault', message, 'npm run sandbox -- --help lists what there is.');
	}
}

async function show(sandbox: Sandbox, from: LoadFrom): Promise<void> {
	print(paint('bold', `${packageJson.name} ${packageJson.version}`));
	const code = from === 'dist' ? 'the built package' : 'the source files';
	print(`${examples.length} example workflows, run by n8n's engine with ${code};`);
	print(`a sandbox at ${sandbox.url} stands in for ContactHub and Constant Contact.`);
	const states = [stateOf(sandbox)];
	for (const example of examples) {
		await runExample(example, sandbox, from);
		states.push(stateOf(sandbox));
	}
	print(`\n${paint('bold', 'What the sandbox holds')}`);
	printTable(stateRows(states), { rows: Infinity, columns: Infinity, letters: Infinity });
	check(states);
	print(`\n${paint('green', 'All examples ran.')} ${sandbox.log.count} requests were made.`);
}

async function runExample(
	{ file, workflow }: Example,
	sandbox: Sandbox,
	from: LoadFrom,
): Promise<void> {
	print(`\n${paint('bold', workflow.name ?? file)}  ${paint('dim', `examples/${file}.json`)}`);
	const run = await runWorkflow(workflow, {
		credentials: credentialsFor(sandbox),
		from,
		...new Progress(workflow, sandbox).hooks,
	});
	if (run.status !== 'success' || run.error) throw failureOf(file, run.error, run.lastNode);
	await printResults(workflow, run);
}

function failureOf(file: string, error?: ExecutionFailure, lastNode = ''): DemoFailure {
	return new DemoFailure(
		`node '${error?.node?.name ?? lastNode}' of examples/${file}.json`,
		error?.message ?? 'The workflow did not come to its end',
		error?.description || 'Run the demo again; if it happens again, please open an issue.',
	);
}

/** One row for each thing that is counted, one column for before and after each example that changed something. */
function stateRows(states: State[]): Array<Record<string, string | number>> {
	const columns = states.flatMap((state, index) => {
		const changed = JSON.stringify(state) !== JSON.stringify(states[index - 1]);
		return changed ? [{ title: index === 0 ? 'before' : `after ${index}`, state }] : [];
	});
	return Object.keys(states[0] ?? {}).map((name) => {
		const counts = columns.map(({ title, state }) => [title, state[name] ?? 0]);
		return { '': name, ...Object.fromEntries(counts) };
	});
}

/** @throws DemoFailure when the examples ran but didn't do what they are for */
function check(states: State[]): void {
	const [before = {}, after = {}] = [states[0], states.at(-1)];
	for (const [name, change] of Object.entries(EXPECTED)) {
		const [wanted, found] = [(before[name] ?? 0) + change, after[name] ?? 0];
		if (found === wanted) continue;
		throw new DemoFailure(
			'the sandbox after all examples',
			`${name}: ${found} where ${wanted} were expected`,
			'Look above for what went to an error output.',
		);
	}
}

main().catch((error: unknown) => {
	const failure =
		error instanceof DemoFailure
			? error
			: new DemoFailure('the demo', String(error), 'Run npm ci, then run the demo again.');
	process.stderr.write(
		`\n${paint('red', 'The demo failed')} in ${failure.place}\n` +
			`  What happened: ${failure.message}\n  What to do:    ${failure.nextStep}\n`,
	);
	process.exitCode = 1;
});
