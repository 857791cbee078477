import type { INodeParameters } from 'n8n-workflow';

import { createRandom, type Random } from '../../sandbox/random';
import { runNode, type NodeResult, withConnection } from '../../support';
import type { Elsewhere } from '../elsewhere';
import { ChaosServer } from '../server';
import { passingFaults } from './faults';
import { apply, compare, isDone, type Task } from './model';
import type { Kind, Person, Target } from './target';

/** What a mixed run did, and whether the server is as it should be. */
export interface MixedResult {
	name: string;
	/** Operations that were done, each on one customer or contact. */
	operations: number;
	requests: number;
	/** Requests that met a fault. */
	faults: number;
	/** Operations that ended in an error, and were done again or found done. */
	errors: number;
	/** Operations that were found done when the node was not sure. */
	foundDone: number;
	/** Customers or contacts at the end. */
	people: number;
	/** What differs from the model at the end. */
	differences: string[];
}

/** Items of one execution. */
const BATCH = 100;
/** Fewer customers or contacts than this get company first, so that a batch seldom meets one twice. */
const FEWEST = 5 * BATCH;
/** Executions after which an operation that fails must be done. */
const MOST_ROUNDS = 10;

const KINDS: Kind[] = ['create', 'update', 'delete', 'mark', 'unmark'];

/**
 * Does many operations of all kinds while every tenth request meets a fault, and compares the server with a model.
 *
 * What fails is done as its error says: where the node isn't sure, the server is looked at first, and only what was not
 * carried out is done again.
 *
 * @param count operations to do
 * @param elsewhere the server that must get nothing: redirects lead there
 */
export async function runMixed<State>(
	target: Target<State>,
	count: number,
	seed: number,
	elsewhere: Elsewhere,
): Promise<MixedResult> {
	const { subject } = target;
	const server = new ChaosServer(subject.create, seed);
	await server.start();
	elsewhere.allow(server.url);
	const state = server.reset({
		// So that a customer who is created twice is there twice.
		contactHub: { customers: 0, events: 0, uniquenessPolicy: 'NO_CHECK' },
		constantContactV1: { contacts: 0 },
		constantContactV2: { contacts: 0 },
	});
	const handles = passingFaults(elsewhere.origin).map((rule) => server.fault(rule));
	const random = createRandom(seed);
	const model = new Map<string, Person>();
	const result = { operations: 0, requests: 0, errors: 0, foundDone: 0, created: 0 };

	while (result.operations < count) {
		const kind = model.size < FEWEST ? 'create' : pick(KINDS, random);
		let left = draw(kind, target, model, random, result.created);
		if (kind === 'create') result.created += left.length;
		result.operations += left.length;
		for (let round = 0; left.length > 0; round++) {
			if (round === MOST_ROUNDS) throw new Error(`${kind} failed ${MOST_ROUNDS} times`);
			const { json } = await execute(target, state, kind, left);
			// What the node gave up waiting for may still be carried out.
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
	created: number,
): Task[] {
	const name = () => `Name ${Math.floor(random.next() * 1_000_000)}`;
	const mark = () => pick(marks, random);
	if (kind === 'create') {
		return Array.from({ length: BATCH }, (_, index) => {
			const email = `person.${created + index}@chaos.example.com`;
			return { email, id: '', name: name(), marks: [], mark: '' };
		});
	}
	const chosen = new Map<string, Task>();
	const people = [...model.values()];
	for (let index = 0; index < BATCH; index++) {
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
