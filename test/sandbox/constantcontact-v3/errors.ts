import type { ApiResponse } from '../http';

/** One problem in an error body (V3 API 3). */
export interface ErrorEntry {
	error_key: string;
	error_message: string;
}

/** The parts of the service, which have their own error keys and formats. */
export type Service =
	| 'account'
	| 'contacts'
	| 'campaigns'
	| 'reporting'
	| 'events'
	| 'social'
	| 'automations';

const KEYS: Record<Service, string> = {
	account: 'account.api',
	contacts: 'contacts.api',
	campaigns: 'campaigns.api',
	reporting: 'reportingsvc',
	events: 'events.api',
	social: 'social.api',
	automations: 'automations.api',
};

/** A request that the API rejects. */
export class ApiError extends Error {
	/** @param key the end of the key, which begins with the service's */
	constructor(
		readonly status: number,
		readonly key: string,
		message: string,
	) {
		super(message);
	}
}

/** An error from the gateway or the authorization: one object, regardless of the service (V3 API 3). */
export class GatewayError extends Error {
	constructor(
		readonly status: number,
		readonly body: ErrorEntry | { message: string },
		readonly headers: Record<string, string> = {},
	) {
		super('error_message' in body ? body.error_message : body.message);
	}
}

/** 400; several errors are one text, joined by commas (V3 API 3). */
export function invalid(...faults: string[]): ApiError {
	return new ApiError(400, 'validation.error', faults.join(', '));
}

/** 404. */
export function notFound(message: string): ApiError {
	return new ApiError(404, 'not_found', message);
}

/** 409. */
export function conflict(message: string): ApiError {
	return new ApiError(409, 'conflict', message);
}

/** 401 for a missing, unknown or expired token. */
export function unauthorized(): GatewayError {
	return new GatewayError(401, { error_key: 'unauthorized', error_message: 'Unauthorized' });
}

/** 403 for a scope that the token lacks, or a privilege that its user lacks. */
export function accessDenied(message: string): GatewayError {
	return new GatewayError(403, { error_key: 'access_denied', error_message: message });
}

/** The body of an error: an array, except in the reporting service, which sends one object (V3 API 3). */
export function errorBody(service: Service, key: string, error_message: string): object {
	const entry: ErrorEntry = { error_key: `${KEYS[service]}.${key}`, error_message };
	return service === 'reporting' ? entry : [entry];
}

/** The response to a rejected request. */
export function errorResponse(error: ApiError | GatewayError, service: Service): ApiResponse {
	if (error instanceof GatewayError) {
		const { status, headers, body } = error;
		return { status, headers, body };
	}
	return { status: error.status, body: errorBody(service, error.key, error.message) };
}
