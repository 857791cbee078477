import { isRecord, saysSomething } from '../kit';

/** One error in the format of Constant Contact's JSON APIs. */
export interface ErrorEntry {
	error_key?: unknown;
	error_message?: unknown;
}

/** Whether a value of a response is an error. */
export function isErrorEntry(entry: unknown): entry is ErrorEntry {
	return isRecord(entry) && ('error_key' in entry || 'error_message' in entry);
}

/** The errors of a response, which come as an array or, from gateways, as a single one. */
export function readErrorEntries(body: unknown): ErrorEntry[] {
	return (Array.isArray(body) ? body : [body]).filter(isErrorEntry);
}

/** An error for users: its message, with the key that the vendor's pages use. */
export function getErrorText({ error_key: key, error_message: message }: ErrorEntry): string {
	const words = saysSomething(message) ? message : '';
	if (typeof key !== 'string') return words;
	return words === '' ? key : `${words} (${key})`;
}

/** A wait longer than that of any request, so that such a request isn't retried. */
export const NOT_TODAY = { 'retry-after': '86400' };
