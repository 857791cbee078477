import type { INodeParameters } from 'n8n-workflow';

import type { FaultAction } from '../../sandbox';
import { createRandom, type Random } from '../../sandbox/random';
import { runNode, type NodeResult } from '../../support';
import { ChaosServer } from '../server';
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
const BATCH = 50;
/** Executions after which an operation that fails must be done. */
const MOST_ROUNDS = 10;
const RATE = 0.1;

/** What passes; what never does is a matter of the other runs. */
const FAULTS: FaultAction[] = [
	{ kind: 'resetBefore' },
	{ kind: 'resetAfter' },
	{ kind: 'truncate' },
	{ kind: 'truncateJson' },
	{ kind: 'html' },
	{ kind: 'status', status: 429 },
	{ kind: 'status', status: 500 },
	{ kind: 'status', status: 503 },
];

const KINDS: Kind[] = ['create', 'update', 'delete', 'mark', 'unmark'];

/**
 * Does many operations of all kinds while every tenth request meets a fault, and compares the server with a model.
 *
 * What fails is done as its error says: where the node isn't sure, the server is looked at first, and only what was not
 * carried out is done again.
 *
 * @param count operations to do
 * @param allow tells the watch over outgoing requests where they may go
 */
export async function runMixed<State>(
	target: Target<State>,
	count: number,
	seed: number,
	allow: (origin: string) => void,
): Promise<MixedResult> {
	const { subject } = target;
	const server = new ChaosServer(subject.create, seed);
	await server.start();
	allow(server.url);
	const state = server.reset({
		// So that a customer who is created twice is there twice.
		contactHub: { customers: 0, events: 0, uniquenessPolicy: 'NO_CHECK' },
		constantContactV2: { contacts: 0 },
	});
	const handles = FAULTS.map((action) =>
		server.fault({ probability: RATE / FAULTS.length, do: action }),
	);
	const random = createRandom(seed);
	const model = new Map<string, Person>();
	const result = { operations: 0, errors: 0, foundDone: 0, created: 0 };

	while (result.operations < count) {
		const kind = model.size < BATCH ? 'create' : pick(KINDS, random);
		let left = draw(kind, target, model, random, result.created);
		if (kind === 'create') result.created += left.length;
		result.operations += left.length;
		for (let round = 0; left.length > 0; round++) {
			if (round === MOST_ROUNDS) throw new Error(`${kind} failed ${MOST_ROUNDS} times`);
			const { json } = await execute(target, state, kind, left);
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

	const { operations, errors, foundDone } = result;
	const differences = compare(model, [...target.people(state)]);
	await server.close();
	return {
		name: subject.name,
		operations,
		requests: server.log.count,
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
	const most = kind === 'delete' ? BATCH / 2 : BATCH;
	const chosen = new Map<string, Task>();
	const people = [...model.values()];
	for (let index = 0; index < most; index++) {
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
	const options = { firstRetryAfter: 1, requestsPerSecond: 0, timeout: 5 };
	const parameters = { ...subject.parameters, ...operations[kind], options } as INodeParameters;
	const result = await runNode(subject.node, parameters, {
		json: tasks.map(({ email, id, name, mark }) => ({ email, id, name, mark })),
		credentials: subject.credentials(state),
		continueOnFail: 'continueRegularOutput',
	});
	if (result.json.length === tasks.length) return result;
	throw new Error(`${kind}: ${result.error?.message ?? 'items are missing'}`);
}

function pick<Value>(values: Value[], random: Random): Value {
	return values[Math.floor(random.next() * values.length)]!;
}
