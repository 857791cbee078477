import { isRecord } from '../../../nodes/kit';
import { observe, type Observation } from '../../chaos/experiment';
import type { Problem } from '../../chaos/problems';
import { ChaosServer } from '../../chaos/server';
import type { Subject } from '../../chaos/subjects';
import type { Elsewhere } from '../../chaos/elsewhere';
import { spoil, type Hostility } from './responses';
import { wrongWithError } from './outcome';

/** An operation, and what a hostile server does during it. */
export interface Attack {
	/** Index of the node's operation, starting at 0. */
	operation: number;
	/** Which of its requests gets a modified response, starting at 1. */
	request: number;
	/** Whether all later requests get one, too. */
	lasting: boolean;
	how: Hostility;
}

/** A node and a hostile server. */
export interface Bench<State> {
	subject: Subject<State>;
	server: ChaosServer<State>;
	operations: Array<{ resource: string; operation: string; action: string }>;
}

/** Starts a server for a subject. */
export async function startBench<State>(
	subject: Subject<State>,
	elsewhere: Elsewhere,
): Promise<Bench<State>> {
	const server = new ChaosServer(subject.create, 1);
	await server.start();
	elsewhere.allow(server.url);
	const operations = subject.resources.flatMap(({ value: resource, operations: own }) =>
		own.map(({ value, action }) => ({ resource, operation: value, action })),
	);
	return { subject, server, operations };
}

const UNNAMED: Problem = 'errors that do not name the operation';

/** Messages that say what is wrong with the response itself; the operation's name would add nothing. */
const TELLS_ALL =
	/^(Activity .* has no file|The customer .* does not have the tag|The file of the activity is|The campaign .* can't be changed|No contact has)/s;

/** Runs an operation under an attack. @returns what is wrong with its outcome, in words; empty if nothing is */
export async function attack<State>(
	{ subject, server, operations }: Bench<State>,
	{ operation: index, request, lasting, how }: Attack,
): Promise<string[]> {
	const { action, ...names } = operations[index % operations.length]!;
	const seen = await observe(
		{ subject, server, ...names },
		{ request, lasting, spoil: (response) => spoil(response, how) },
	);
	const { exceptions = [] } = subject.scenarios[names.resource]?.[names.operation] ?? {};
	const mayBeUnnamed = exceptions.some(({ problem }) => problem === UNNAMED);
	return wrongWith(seen, action, mayBeUnnamed).map(
		(problem) => `${names.resource}.${names.operation}: ${problem}`,
	);
}

function wrongWith(
	{ error, output, hung, secrets }: Observation,
	action: string,
	mayBeUnnamed: boolean,
): string[] {
	const wrong: string[] = [];
	if (hung) wrong.push('it does not end');
	if (secrets.length > 0) wrong.push(`a secret stands in ${secrets.join(', ')}`);
	const items = JSON.parse(output) as Array<{ json: unknown }>;
	if (!items.every(({ json }) => isRecord(json))) wrong.push('it hands on items without data');
	if (error === undefined) return wrong;
	const { message } = error;
	const name = action.charAt(0).toLowerCase() + action.slice(1);
	const isNamed = message.includes(name) || TELLS_ALL.test(message) || mayBeUnnamed;
	if (!isNamed) wrong.push(`the operation isn't named: ${message}`);
	wrong.push(...wrongWithError(error));
	return wrong;
}
