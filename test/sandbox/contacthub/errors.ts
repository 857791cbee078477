import type { ApiResponse } from '../http';
import type { Json } from '../json';

/** One entry of `errors` in the API's error body; `path` is a JSON pointer. */
export interface FieldError {
	path: string;
	message: string;
}

/** A request that the API rejects; the message is the API's own if it is known. */
export class ApiError extends Error {
	constructor(
		readonly status: number,
		message: string,
		readonly data: Json = null,
		readonly fieldErrors: FieldError[] = [],
	) {
		super(message);
	}
}

/** 400 with the invalid fields. */
export function invalid(message: string, fieldErrors: FieldError[] = []): ApiError {
	return new ApiError(400, message, null, fieldErrors);
}

/** 400 for one query parameter. */
export function invalidParameter(name: string, message: string): ApiError {
	return invalid(`query parameter '${name}' is not valid: ${message}`);
}

/** 404 for a customer; the real message was never captured, this one follows the node's. */
export function customerNotFound(id: string): ApiError {
	return new ApiError(404, `customer not found ${id}`);
}

/** 404 for a node, verbatim (ContactHub API 1.5). */
export function nodeNotFound(id: string): ApiError {
	return new ApiError(404, `node not found ${id}`);
}

/** The API's standard error body (ContactHub API 1.5). */
export function createErrorResponse(error: ApiError, logref: string): ApiResponse {
	return {
		status: error.status,
		body: {
			message: error.message,
			logref,
			data: error.data,
			errors: error.fieldErrors.map(({ path, message }) => ({
				message,
				path,
				data: null,
				code: null,
			})),
		},
	};
}

/**
 * The second error format, which comes from the framework in front of the API (ContactHub API 1.5). For unknown routes and
 * methods, the live service's had no message.
 */
export function createFrameworkResponse(
	status: number,
	error: string,
	message?: string,
): ApiResponse {
	return { status, body: { status, error, ...(message !== undefined && { message }) } };
}
