/** What became of a promise. */
export type Result<Value> = { ok: true; value: Value } | { ok: false; error: unknown };

/**
 * Waits for a promise and gives its outcome as a value.
 *
 * Instead of `catch` blocks: n8n's rules allow only its own error classes to be thrown inside one, and the kit
 * turns errors into those at a single place (`toNodeError`).
 */
export async function toResult<Value>(work: Promise<Value>): Promise<Result<Value>> {
	return await work.then(
		(value): Result<Value> => ({ ok: true, value }),
		(error: unknown): Result<Value> => ({ ok: false, error }),
	);
}

/** The same for work that is done at once. */
export function toResultSync<Value>(work: () => Value): Result<Value> {
	try {
		return { ok: true, value: work() };
	} catch (error) {
		return { ok: false, error };
	}
}
