import type { Answer } from '../http';
import type { ConstantContactV2Options } from './options';

/** One problem as an error body names it (V2 API 1.3). */
export interface ErrorEntry {
	error_key: string;
	error_message: string;
}

/** A request that the API refuses. */
export class ApiError extends Error {
	/** One for each problem. */
	readonly entries: ErrorEntry[];

	/** @param bare true for bodies that are an object whatever the options say */
	constructor(
		readonly status: number,
		entries: ErrorEntry | ErrorEntry[],
		readonly headers: Record<string, string> = {},
		readonly bare = false,
	) {
		super([entries].flat()[0]?.error_message ?? '');
		this.entries = [entries].flat();
	}
}

/** An entry of an error body. */
export function problem(error_key: string, error_message: string): ErrorEntry {
	return { error_key, error_message };
}

/** 400, with the key of requests that make no sense unless another one is given. */
export function badRequest(message: string, key = 'http.status.bad_request'): ApiError {
	return new ApiError(400, problem(key, message));
}

/** 404. */
export function notFound(message: string): ApiError {
	return new ApiError(404, problem('http.status.not_found', message));
}

/** 409: what is to be created exists already. */
export function conflict(key: string, message: string): ApiError {
	return new ApiError(409, problem(key, message));
}

/** The body of an error: an array, or an object as gateways send it (V2 API 1.3). */
export function errorBody(
	entries: ErrorEntry[],
	shape: ConstantContactV2Options['errorShape'],
): object {
	return shape === 'array' ? entries : entries[0]!;
}

/** The response for a refusal. */
export function errorAnswer(
	{ status, entries, headers, bare }: ApiError,
	shape: ConstantContactV2Options['errorShape'],
): Answer {
	return { status, headers, body: errorBody(entries, bare ? 'object' : shape) };
}
