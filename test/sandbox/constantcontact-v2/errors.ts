import type { ApiResponse } from '../http';
import type { ConstantContactV2Options } from './options';

/** One problem in an error body (V2 API 1.3). */
export interface ErrorEntry {
	error_key: string;
	error_message: string;
}

/** A request that the API rejects. */
export class ApiError extends Error {
	/** One per problem. */
	readonly entries: ErrorEntry[];

	/** @param bare true for bodies that are an object regardless of the options */
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

/** 400, by default with the key for invalid requests. */
export function badRequest(message: string, key = 'http.status.bad_request'): ApiError {
	return new ApiError(400, problem(key, message));
}

/** 404. */
export function notFound(message: string): ApiError {
	return new ApiError(404, problem('http.status.not_found', message));
}

/** 409: what should be created already exists. */
export function conflict(key: string, message: string): ApiError {
	return new ApiError(409, problem(key, message));
}

/** The body of an error: an array, or an object as sent by gateways (V2 API 1.3). */
export function errorBody(
	entries: ErrorEntry[],
	shape: ConstantContactV2Options['errorShape'],
): object {
	return shape === 'array' ? entries : entries[0]!;
}

/** The response for a rejected request. */
export function createErrorResponse(
	{ status, entries, headers, bare }: ApiError,
	shape: ConstantContactV2Options['errorShape'],
): ApiResponse {
	return { status, headers, body: errorBody(entries, bare ? 'object' : shape) };
}
