import { isRecord, saysSomething, type ErrorBody } from '../../kit';

/** One error in the format of Constant Contact's JSON APIs. */
interface ErrorEntry {
	error_key?: unknown;
	error_message?: unknown;
}

/** Whether a value of a response is an error. */
export function isErrorEntry(entry: unknown): entry is ErrorEntry {
	return isRecord(entry) && ('error_key' in entry || 'error_message' in entry);
}

/**
 * Reads the errors of a response, which come as an array or, from gateways, as a single one.
 *
 * @returns undefined if there are none
 */
export function readErrorEntries(body: unknown): ErrorBody | undefined {
	const entries = (Array.isArray(body) ? body : [body]).filter(isErrorEntry);
	const [first, ...others] = entries.map(getErrorText);
	if (first === undefined) return undefined;
	return { message: first, details: others.map((message) => ({ message })) };
}

/** An error for users: its message, with the key that the vendor's pages use. */
function getErrorText({ error_key: key, error_message: message }: ErrorEntry): string {
	const words = saysSomething(message) ? message : '';
	if (typeof key !== 'string') return words;
	return words === '' ? key : `${words} (${key})`;
}

/** A wait longer than that of any request, so that such a request isn't retried. */
export const NOT_TODAY = { 'retry-after': '86400' };

/** What to do once a key has used up its requests for the day (V1 API 1.9, V2 API 1.4). */
export const QUOTA_NEXT_STEP =
	'The API key has used up its requests for the day, 10,000 for a standard key. The count resets at 00:00 UTC; run again after that.';
