/** What became of a promise. */
export type Outcome<Value> = { ok: true; value: Value } | { ok: false; error: unknown };

/**
 * Waits for a promise and gives its outcome as a value.
 *
 * Instead of `catch` blocks: n8n's rules allow only its own error classes to be thrown inside one, and the kit
 * turns errors into those at a single place (`explain`).
 */
export async function settle<Value>(work: Promise<Value>): Promise<Outcome<Value>> {
	return await work.then(
		(value): Outcome<Value> => ({ ok: true, value }),
		(error: unknown): Outcome<Value> => ({ ok: false, error }),
	);
}

/** The same for work that is done at once. */
export function settleNow<Value>(work: () => Value): Outcome<Value> {
	try {
		return { ok: true, value: work() };
	} catch (error) {
		return { ok: false, error };
	}
}
