import { isLong } from './settings';

/** Objects that hostile keys such as `__proto__` would reach. */
const SHARED = [Object, Array, Function, String, Number, Map].map(
	({ prototype }): object => prototype as object,
);

/** The content of the shared prototypes, as text that changes with them. */
function shapeOfPrototypes(): string {
	return SHARED.map((prototype) => Reflect.ownKeys(prototype).map(String).join()).join('\n');
}

const UNTOUCHED = shapeOfPrototypes();

/** Fails if something was added to, or removed from, an object that all others inherit from. */
export function expectCleanPrototypes(): void {
	expect(shapeOfPrototypes()).toBe(UNTOUCHED);
}

/** Milliseconds after which pure code counts as hanging. */
const HANG = 1000;

/** The result of hostile input: a value, or one of the kit's own errors that says what is wrong. */
export type Tried<Value> = { value: Value } | { error: Error };

/**
 * Runs code on hostile input.
 *
 * @param errors names of the only errors that it may throw
 * @throws any other error, and if it changed a prototype. Time is checked in long runs only: as part of the tests, a busy machine
 * would fail them
 */
export function tried<Value>(work: () => Value, ...errors: string[]): Tried<Value> {
	const started = performance.now();
	const outcome = outcomeOf(work, errors);
	judge(started);
	return outcome;
}

/** Like `tried`, for asynchronous code. */
export async function triedLater<Value>(
	work: () => Promise<Value>,
	...errors: string[]
): Promise<Tried<Value>> {
	const started = performance.now();
	const outcome = await work().then(
		(value) => ({ value }),
		(error: unknown) => ({ error: allowed(error, errors) }),
	);
	judge(started);
	return outcome;
}

function outcomeOf<Value>(work: () => Value, errors: string[]): Tried<Value> {
	try {
		return { value: work() };
	} catch (error) {
		return { error: allowed(error, errors) };
	}
}

function allowed(error: unknown, names: string[]): Error {
	if (error instanceof Error && names.includes(error.name)) return error;
	throw error;
}

function judge(started: number): void {
	expectCleanPrototypes();
	const took = performance.now() - started;
	if (isLong && took > HANG) throw new Error(`It took ${Math.round(took)} ms`);
}
