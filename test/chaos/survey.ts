import type { Elsewhere } from './elsewhere';
import { ChaosServer } from './server';
import { mismatches, type Subject } from './subjects';
import { tryOperation, type Attempts, type OperationFindings } from './trials';

/** Number of operations tested at the same time: most of a run is waiting for a response that never comes. */
const LANES = 16;

/** The results for a node. */
export interface Survey {
	name: string;
	operations: OperationFindings[];
}

/** A part of all combinations. */
export interface Choice extends Attempts {
	/** Operations, as `resource.operation`. */
	only?: string[];
	/** Number of operations tested at the same time; fewer for faults that respond at once. */
	lanes?: number;
}

/**
 * Tests every operation in a node's registry under each fault.
 *
 * @throws Error if an operation has no scenario, or fails undisturbed
 */
export async function survey<State>(
	subject: Subject<State>,
	elsewhere: Elsewhere,
	{ only, lanes = LANES, ...attempts }: Choice = {},
): Promise<Survey> {
	const wrong = mismatches(subject);
	if (wrong.length > 0) throw new Error(`${subject.name}: ${wrong.join(', ')}`);
	const chosen = subject.resources
		.flatMap(({ value: resource, operations }) =>
			operations.map(({ value, action }) => ({ resource, operation: value, action })),
		)
		.filter(({ resource, operation }) => only?.includes(`${resource}.${operation}`) ?? true);
	const found: OperationFindings[] = [];
	let next = 0;
	const lane = async (): Promise<void> => {
		for (let index = next++; index < chosen.length; index = next++) {
			const { action, ...names } = chosen[index]!;
			const server = new ChaosServer(subject.create, index + 1);
			await server.start();
			elsewhere.allow(server.url);
			const trial = { subject, server, ...names };
			found[index] = await tryOperation(trial, action, elsewhere, attempts);
			await server.close();
		}
	};
	await Promise.all(Array.from({ length: lanes }, lane));
	return { name: subject.name, operations: found };
}
