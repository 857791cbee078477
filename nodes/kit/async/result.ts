/** How a promise settled. */
export type Result<Value> = { ok: true; value: Value } | { ok: false; error: unknown };

/**
 * Waits for a promise and returns its outcome as a value.
 *
 * Used instead of `catch` blocks: n8n's rules allow only its own error classes to be thrown inside one, and the kit converts
 * errors to those in a single place (`toNodeError`).
 */
export async function toResult<Value>(work: Promise<Value>): Promise<Result<Value>> {
	return await work.then(
		(value): Result<Value> => ({ ok: true, value }),
		(error: unknown): Result<Value> => ({ ok: false, error }),
	);
}

/** The synchronous version. */
export function toResultSync<Value>(work: () => Value): Result<Value> {
	try {
		return { ok: true, value: work() };
	} catch (error) {
		return { ok: false, error };
	}
}
