import type { INodeParameters } from 'n8n-workflow';

import { createRandom, type Random } from '../../sandbox/random';
import { runNode, type NodeResult, withConnection } from '../../support';
import type { Elsewhere } from '../elsewhere';
import { ChaosServer } from '../server';
import { passingFaults } from './faults';
import { apply, compare, isDone, type Task } from './model';
import type { Kind, Person, Target } from './target';

/** The results of a mixed run, and whether the server has the expected state. */
export interface MixedResult {
	name: string;
	/** Operations that were carried out, each on one customer or contact. */
	operations: number;
	requests: number;
	/** Requests affected by a fault. */
	faults: number;
	/** Operations that ended with an error, and were repeated or found to be done. */
	errors: number;
	/** Operations that were found to be done when the node wasn't sure. */
	foundDone: number;
	/** Number of customers or contacts at the end. */
	people: number;
	/** Differences from the model at the end. */
	differences: string[];
}

/** Items per execution, unless a test has fewer. */
const BATCH = 100;
/** If there are fewer batches of customers or contacts than this, more are created first, so that a batch rarely has one twice. */
const FEWEST_BATCHES = 5;
/** Number of executions after which a failing operation must be done. */
const MOST_ROUNDS = 10;

const KINDS: Kind[] = ['create', 'update', 'delete', 'mark', 'unmark'];

/**
 * Runs many operations of all kinds while every tenth request is affected by a fault, and compares the server with a model.
 *
 * After a failure, does what its error says: if the node isn't sure, the server is checked first, and only what wasn't carried
 * out is repeated.
 *
 * @param count number of operations
 * @param elsewhere the server that must not receive anything: redirects lead there
 * @param batch items per execution
 */
export async function runMixed<State>(
	target: Target<State>,
	count: number,
	seed: number,
	elsewhere: Elsewhere,
	batch = BATCH,
): Promise<MixedResult> {
	const { subject } = target;
	const server = new ChaosServer(subject.create, seed);
	await server.start();
	elsewhere.allow(server.url);
	const state = server.reset({
		// So that a customer created twice exists twice.
		contactHub: { customers: 0, events: 0, uniquenessPolicy: 'NO_CHECK' },
		constantContactV1: { contacts: 0 },
		constantContactV2: { contacts: 0 },
	});
	const handles = passingFaults(elsewhere.origin).map((rule) => server.fault(rule));
	const random = createRandom(seed);
	const model = new Map<string, Person>();
	const result = { operations: 0, requests: 0, errors: 0, foundDone: 0, created: 0 };

	while (result.operations < count) {
		const kind = model.size < FEWEST_BATCHES * batch ? 'create' : pick(KINDS, random);
		let left = draw(kind, target, model, random, { batch, created: result.created });
		if (kind === 'create') result.created += left.length;
		result.operations += left.length;
		for (let round = 0; left.length > 0; round++) {
			if (round === MOST_ROUNDS) throw new Error(`${kind} failed ${MOST_ROUNDS} times`);
			const { json } = await execute(target, state, kind, left);
			// Requests that the node abandoned may still be carried out.
			await server.settle();
			result.requests += server.log.count;
			server.log.clear();
			const failed = left.filter((_, index) => json[index]?.error !== undefined);
			const now = new Map([...target.people(state)].map((person) => [person.email, person]));
			const done = failed.filter((task) => isDone(kind, task, now.get(task.email)));
			result.errors += failed.length;
			result.foundDone += done.length;
			const again = failed.filter((task) => !done.includes(task));
			for (const task of left) {
				if (!again.includes(task)) apply(kind, task, model, now.get(task.email)?.id);
			}
			left = again;
		}
	}

	const { operations, requests, errors, foundDone } = result;
	const differences = compare(model, [...target.people(state)]);
	await server.close();
	return {
		name: subject.name,
		operations,
		requests,
		faults: handles.reduce((sum, { hits }) => sum + hits, 0),
		errors,
		foundDone,
		people: model.size,
		differences,
	};
}

function draw<State>(
	kind: Kind,
	{ marks }: Target<State>,
	model: Map<string, Person>,
	random: Random,
	{ batch, created }: { batch: number; created: number },
): Task[] {
	const name = () => `Name ${Math.floor(random.next() * 1_000_000)}`;
	const mark = () => pick(marks, random);
	if (kind === 'create') {
		return Array.from({ length: batch }, (_, index) => {
			const email = `person.${created + index}@chaos.example.com`;
			return { email, id: '', name: name(), marks: [], mark: '' };
		});
	}
	const chosen = new Map<string, Task>();
	const people = [...model.values()];
	for (let index = 0; index < batch; index++) {
		const person = pick(people, random);
		chosen.set(person.email, { ...person, name: name(), mark: mark() });
	}
	return [...chosen.values()];
}

async function execute<State>(
	{ subject, operations }: Target<State>,
	state: State,
	kind: Kind,
	tasks: Task[],
): Promise<NodeResult> {
	const connection = {
		maxConcurrentRequests: 25,
		initialRetryDelay: 1,
		requestsPerSecond: 0,
		requestTimeout: 2000,
	};
	const result = await runNode(subject.node, operations[kind] as INodeParameters, {
		json: tasks.map(({ email, id, name, mark }) => ({ email, id, name, mark })),
		credentials: withConnection(subject.credentials(state), connection),
		continueOnFail: 'continueRegularOutput',
	});
	if (result.json.length === tasks.length) return result;
	throw new Error(`${kind}: ${result.error?.message ?? 'items are missing'}`);
}

function pick<Value>(values: Value[], random: Random): Value {
	return values[Math.floor(random.next() * values.length)]!;
}
