import { isLong } from './settings';

/** Objects that hostile keys such as `__proto__` would reach. */
const SHARED = [Object, Array, Function, String, Number, Map].map(
	({ prototype }): object => prototype as object,
);

/** What the shared prototypes hold, as text that changes with them. */
function shapeOfPrototypes(): string {
	return SHARED.map((prototype) => Reflect.ownKeys(prototype).map(String).join()).join('\n');
}

const UNTOUCHED = shapeOfPrototypes();

/** Fails when something has been added to, or taken from, an object that all others inherit from. */
export function expectCleanPrototypes(): void {
	expect(shapeOfPrototypes()).toBe(UNTOUCHED);
}

/** Milliseconds after which a piece of pure code counts as hanging. */
const HANG = 1000;

/** What became of hostile input: a value, or an error of the kit's own that says what is wrong. */
export type Tried<Value> = { value: Value } | { error: Error };

/**
 * Runs code on hostile input.
 *
 * @param errors names of the only errors that it may throw
 * @throws whatever else it throws, and when it changed a prototype. Time is looked at in long runs only: in a part of the tests a busy
 * machine would fail them
 */
export function tried<Value>(work: () => Value, ...errors: string[]): Tried<Value> {
	const started = performance.now();
	const outcome = outcomeOf(work, errors);
	judge(started);
	return outcome;
}

/** As `tried`, for code that has to be waited for. */
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
