/** The user's input can't be used. Thrown before anything is sent. */
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

/** The user filled in nothing that could be written. Where expressions gave nothing, the dispatcher names their fields. */
export class NothingToWriteError extends InputError {}

/** The user pressed Stop. */
export class StoppedError extends Error {
	override readonly name = 'StoppedError';

	/** @param interrupted the request that was under way, of which it isn't known whether the server acted on it */
	constructor(readonly interrupted?: string) {
		// By the word "canceled" n8n tells an execution that was stopped from one that failed.
		super('The execution was canceled');
	}
}

/** One thing that the server found wrong, with the place it names. */
export interface ServerErrorDetail {
	path?: string;
	message: string;
}

/**
 * Who wrote the body of a refusal, as far as it shows: the service itself, something else (a proxy, the framework before the
 * service), or nobody, because there is none or it could be either.
 */
export type Origin = 'service' | 'elsewhere' | 'unknown';

/** What a refusal consists of. */
export interface ServerErrorParts {
	/** HTTP status, e.g. 409. */
	status: number;
	/** Method and path, e.g. `POST /customers`; never with query or credentials. */
	request: string;
	/** The server's own words; empty when it gave none. */
	serverMessage: string;
	details?: ServerErrorDetail[];
	/** What the server attached for programs, e.g. the customer that a 409 names. */
	data?: unknown;
	/** Milliseconds that the server asked to wait, where it did. */
	retryAfter?: number;
	/** True when the server may have carried out a request that changes data, although it reports a failure. Default: false. */
	mayHaveActed?: boolean;
	/** Default: the service. */
	origin?: Origin;
}

/** The server answered, and the response is no. */
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
		super(parts.serverMessage || `The server answered with status ${parts.status}`);
		this.status = parts.status;
		this.request = parts.request;
		this.serverMessage = parts.serverMessage;
		this.details = parts.details ?? [];
		this.data = parts.data;
		this.retryAfter = parts.retryAfter;
		this.mayHaveActed = parts.mayHaveActed ?? false;
		this.origin = parts.origin ?? 'service';
	}

	/** The same error, some of it in other words. */
	with(
		changes: Partial<Pick<ServerErrorParts, 'request' | 'serverMessage' | 'details'>>,
	): ServerError {
		return new ServerError({ ...this, ...changes });
	}

	/** The same error, with all its words changed, e.g. because a server may echo the secrets that it was sent. */
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

/** Why no usable response came. */
export type TransportProblem =
	| 'unreachable'
	| 'proxyRefused'
	| 'connectionLost'
	| 'timeout'
	/** Something else than the service's data came. */
	| 'unreadable'
	/** The service's data came, but can't be read. */
	| 'damaged'
	| 'redirected';

/** No usable response came, so whether the server acted may be unknown. */
export class TransportError extends Error {
	override readonly name = 'TransportError';

	constructor(
		readonly problem: TransportProblem,
		readonly request: string,
		/** What was seen, in words, e.g. `an HTML page instead of JSON`. */
		readonly seen: string,
		/** True when the server may have carried out a request that changes data. */
		readonly mayHaveActed: boolean,
	) {
		super(seen);
	}

	/** The same error, with all its words changed. */
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
	/** The server that gives tokens refuses n8n, e.g. because of the client secret. */
	| 'refused'
	/** The server that gives tokens is busy, broken or out of reach. */
	| 'unavailable';

/** n8n could get no access token, so the API did nothing. */
export class TokenError extends Error {
	override readonly name = 'TokenError';

	constructor(
		readonly problem: TokenProblem,
		/** The request that needed the token. */
		readonly request: string,
		/** What was seen, in words. */
		readonly seen: string,
	) {
		super(seen);
	}

	/** The same error, with all its words changed. */
	redact(change: (text: string) => string): TokenError {
		return new TokenError(this.problem, change(this.request), change(this.seen));
	}
}

/** Whether the server may have acted on a request that ended with this error. A redirect says that it did not. */
export function mayHaveActed(error: unknown): boolean {
	if (error instanceof ServerError) return error.status >= 500;
	if (error instanceof StoppedError) return error.interrupted !== undefined;
	if (!(error instanceof TransportError)) return false;
	return !['unreachable', 'proxyRefused', 'redirected'].includes(error.problem);
}
