import { isRecord } from '../values/json';

/** An error as thrown by n8n's helpers, its HTTP client or their wrappers: what it has isn't declared anywhere. */
export interface WrappedError {
	message?: unknown;
	description?: unknown;
	code?: unknown;
	/** The system call that failed. */
	syscall?: unknown;
	status?: unknown;
	body?: unknown;
	httpCode?: unknown;
	cause?: unknown;
	response?: unknown;
	config?: unknown;
	isAxiosError?: unknown;
}

/** Maximum number of errors inside each other: a cause may be its own. */
const DEEPEST = 5;

/** An error and what it wraps, from the outside in. */
export function collectCauses(error: unknown): WrappedError[] {
	const causes: WrappedError[] = [];
	let current: unknown = error;
	while (causes.length < DEEPEST && (isRecord(current) || current instanceof Error)) {
		const cause: WrappedError = current;
		causes.push(cause);
		current = cause.cause;
	}
	return causes;
}
