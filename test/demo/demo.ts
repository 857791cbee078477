import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chooseExamples, examples, type Example } from '../engine/exampleFiles';
import { startSandbox, type FaultRule, type Sandbox } from '../sandbox';
import { faultFromText } from '../sandbox/faultRules';
import { packageJson, ROOT, type LoadFrom } from '../support';
import { showExample } from './example';
import { DemoFailure } from './failure';
import { MOVING_ACCOUNTS, prepareMoving, showMoving } from './moving';
import { paint, print } from './paint';
import { printTable } from './results';
import { prepare, stateAfter, stateOf, type State } from './state';

const HELP = `Runs the example workflows in n8n's own engine, against a local server that behaves as
ContactHub and Constant Contact do.

  npm run demo -- [options] [examples | moving]

  examples           those alone, by their numbers or the names of their files
  moving             the rehearsal of a move from version 2 to V3 instead, with what both accounts hold
  --source           run the TypeScript files instead of what was built
  --fault <parts>    spoil the server's responses, e.g. status=401 or resetBefore,path=/events;
                     npm run sandbox -- --help lists what there is
`;

/**
 * Runs the demo as its command does.
 *
 * @param args the command's arguments
 * @throws DemoFailure if an example fails, or doesn't have its intended effect
 */
export async function runDemo(args: string[]): Promise<void> {
	const { values, positionals } = parseArgs({
		args,
		allowPositionals: true,
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
	const isMoving = positionals[0] === 'moving';
	const chosen = isMoving ? [] : choose(positionals);
	const sandbox = await startSandbox(isMoving ? MOVING_ACCOUNTS : {});
	try {
		if (isMoving) prepareMoving(sandbox);
		else await prepare(sandbox);
		for (const fault of values.fault) sandbox.faults.add(readFault(fault));
		if (isMoving) await showMoving(sandbox, from);
		else await show(chosen, sandbox, from);
	} finally {
		await sandbox.close();
	}
}

function choose(names: string[]): Example[] {
	try {
		return chooseExamples(names);
	} catch (error) {
		const { message } = error as Error;
		throw new DemoFailure('the examples', message, 'npm run demo -- --help says how to name them.');
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

async function show(chosen: Example[], sandbox: Sandbox, from: LoadFrom): Promise<void> {
	print(paint('bold', `${packageJson.name} ${packageJson.version}`));
	const code = from === 'dist' ? 'the built package' : 'the source files';
	const workflows = chosen.length === 1 ? 'workflow' : 'workflows';
	print(`${chosen.length} example ${workflows}, run by n8n's engine with ${code};`);
	print(`a sandbox at ${sandbox.url} stands in for ContactHub and Constant Contact.`);
	const states = [stateOf(sandbox)];
	for (const example of chosen) {
		await showExample(example, sandbox, from);
		states.push(stateOf(sandbox));
	}
	print(`\n${paint('bold', 'What the sandbox holds')}`);
	printTable(stateRows(states, chosen), { rows: Infinity, columns: Infinity, letters: Infinity });
	check(states, chosen);
	const all = chosen === examples ? 'All examples ran.' : 'The chosen examples ran.';
	print(`\n${paint('green', all)} ${sandbox.log.count} requests were made.`);
}

/** One row per count, with columns for before and after each example that changed something. */
function stateRows(states: State[], chosen: Example[]): Array<Record<string, string | number>> {
	const columns = states.flatMap((state, index) => {
		const changed = JSON.stringify(state) !== JSON.stringify(states[index - 1]);
		const number = chosen[index - 1]?.file.split('-')[0];
		return changed ? [{ title: index === 0 ? 'before' : `after ${number}`, state }] : [];
	});
	return Object.keys(states[0] ?? {}).map((name) => {
		const counts = columns.map(({ title, state }) => [title, state[name] ?? 0]);
		return { '': name, ...Object.fromEntries(counts) };
	});
}

/** @throws DemoFailure if the examples ran but didn't have the intended effect */
function check(states: State[], chosen: Example[]): void {
	const [before = {}, after = {}] = [states[0], states.at(-1)];
	for (const [name, wanted] of Object.entries(stateAfter(before, chosen))) {
		const found = after[name] ?? 0;
		if (found === wanted) continue;
		throw new DemoFailure(
			'the sandbox after all examples',
			`${name}: ${found} where ${wanted} were expected`,
			'Look above for what went to an error output.',
		);
	}
}
