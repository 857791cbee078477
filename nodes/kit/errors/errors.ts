/** The user's input is invalid. Thrown before anything is sent. */
export class InputError extends Error {
	override readonly name = 'InputError';

	/**
	 * @param problem what is wrong, with the field's display name in single quotes
	 * @param nextStep what the user should do
	 */
	constructor(
		problem: string,
		readonly nextStep: string,
	) {
		super(problem);
	}
}

/** The user filled in nothing to write. If expressions returned nothing, the dispatcher names their fields. */
export class NothingToWriteError extends InputError {}

/** The error of an update that changes nothing. */
export function nothingToUpdateError(
	nextStep = "Add a field under 'Update Fields'.",
): NothingToWriteError {
	return new NothingToWriteError('There is nothing to update', nextStep);
}

/** The error of an update whose form is empty. */
export function emptyFormError(): NothingToWriteError {
	return nothingToUpdateError("Fill in at least one field, or name one under 'Fields to Clear'.");
}

/** The user pressed Stop. */
export class StoppedError extends Error {
	override readonly name = 'StoppedError';

	/** @param interrupted the request in flight, if the server may or may not have carried it out */
	constructor(readonly interrupted?: string) {
		// n8n recognizes a stopped execution by the word "canceled".
		super('The execution was canceled');
	}
}

/** One thing the server rejected, and the field it names. */
export interface ServerErrorDetail {
	path?: string;
	message: string;
}

/**
 * Who wrote the body of an error response, as far as it can be told: the service itself, something else (a proxy, or the
 * framework in front of the service), or nobody, because there is none or it could be either.
 */
export type Origin = 'service' | 'elsewhere' | 'unknown';

/** The parts of an error response. */
export interface ServerErrorParts {
	/** HTTP status, e.g. 409. */
	status: number;
	/** Method and path, e.g. `POST /customers`; never with a query or credentials. */
	request: string;
	/** The server's message; empty if it sent none. */
	serverMessage: string;
	details?: ServerErrorDetail[];
	/** Machine-readable data from the server, e.g. the customer that a 409 names. */
	data?: unknown;
	/** Milliseconds to wait, if the server asked for it. */
	retryAfter?: number;
	/** True if the server may have carried out a request that changes data despite reporting a failure. Default: false. */
	mayHaveActed?: boolean;
	/** Default: the service. */
	origin?: Origin;
}

/** The server responded with an error. */
export class ServerError extends Error implements ServerErrorParts {
	override readonly name = 'ServerError';

	readonly status: number;

	readonly request: string;

	readonly serverMessage: string;

	readonly details: ServerErrorDetail[];

	readonly data: unknown;

	readonly retryAfter: number | undefined;

	readonly mayHaveActed: boolean;

	readonly origin: Origin;

	constructor(parts: ServerErrorParts) {
		super(parts.serverMessage || `The server responded with status ${parts.status}`);
		this.status = parts.status;
		this.request = parts.request;
		this.serverMessage = parts.serverMessage;
		this.details = parts.details ?? [];
		this.data = parts.data;
		this.retryAfter = parts.retryAfter;
		this.mayHaveActed = parts.mayHaveActed ?? false;
		this.origin = parts.origin ?? 'service';
	}

	/** Returns the same error with some of its texts replaced. */
	with(
		changes: Partial<Pick<ServerErrorParts, 'request' | 'serverMessage' | 'details'>>,
	): ServerError {
		return new ServerError({ ...this, ...changes });
	}

	/** Returns the same error with every text rewritten, e.g. because a server may echo the secrets it was sent. */
	redact(change: (text: string) => string): ServerError {
		return this.with({
			request: change(this.request),
			serverMessage: change(this.serverMessage),
			details: this.details.map(({ path, message }) => ({
				path: path && change(path),
				message: change(message),
			})),
		});
	}
}

/** Whether the server responded with one of these statuses. */
export function hasStatus(error: unknown, ...statuses: number[]): error is ServerError {
	return error instanceof ServerError && statuses.includes(error.status);
}

/** Why there is no usable response. */
export type TransportProblem =
	| 'unreachable'
	| 'proxyRefused'
	| 'connectionLost'
	| 'timeout'
	/** Something other than the service's data arrived. */
	| 'unreadable'
	/** The service's data arrived, but can't be read. */
	| 'damaged'
	| 'redirected';

/** There is no usable response, so it may be unknown whether the server carried out the request. */
export class TransportError extends Error {
	override readonly name = 'TransportError';

	constructor(
		readonly problem: TransportProblem,
		readonly request: string,
		/** What arrived, in words, e.g. `an HTML page instead of JSON`. */
		readonly seen: string,
		/** True if the server may have carried out a request that changes data. */
		readonly mayHaveActed: boolean,
	) {
		super(seen);
	}

	/** Returns the same error with every text rewritten. */
	redact(change: (text: string) => string): TransportError {
		const { problem, request, seen, mayHaveActed } = this;
		return new TransportError(problem, change(request), change(seen), mayHaveActed);
	}
}

/** Why there is no access token. */
export type TokenProblem =
	| 'notConnected'
	/** The connection has ended: its refresh token was revoked, used before, or left unused for too long. */
	| 'ended'
	| 'noRefreshToken'
	/** The token server rejects n8n, e.g. because of the client secret. */
	| 'refused'
	/** The token server is busy, broken or unreachable. */
	| 'unavailable';

/** n8n couldn't get an access token, so the API did nothing. */
export class TokenError extends Error {
	override readonly name = 'TokenError';

	constructor(
		readonly problem: TokenProblem,
		/** The request that needed the token. */
		readonly request: string,
		/** What arrived, in words. */
		readonly seen: string,
	) {
		super(seen);
	}

	/** Returns the same error with every text rewritten. */
	redact(change: (text: string) => string): TokenError {
		return new TokenError(this.problem, change(this.request), change(this.seen));
	}
}

/** Whether the server may have carried out a request that ended with this error. A redirect says that it didn't. */
export function mayHaveActed(error: unknown): boolean {
	if (error instanceof ServerError) return error.status >= 500;
	if (error instanceof StoppedError) return error.interrupted !== undefined;
	if (!(error instanceof TransportError)) return false;
	return !['unreachable', 'proxyRefused', 'redirected'].includes(error.problem);
}
