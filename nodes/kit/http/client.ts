import type { IHttpRequestOptions } from 'n8n-workflow';

import { LONGEST_TIMER, wait } from '../async/cancel';
import { decodeText } from '../files/charset';
import {
	mayHaveActed,
	ServerError,
	StoppedError,
	TokenError,
	TransportError,
} from '../errors/errors';
import { getStopSignal, type N8nFunctions } from '../runtime/functions';
import { isRecord } from '../values/json';
import { removeSecrets } from './errorSecrets';
import { getSharedLimiter, type RateLimiter } from './limiter';
import type { Decoder, HttpRequest, HttpResponse } from './messages';
import { toTransportError } from './network';
import { PROXY_REFUSES } from '../errors/proxy';
import { RequestGuard } from './requestGuard';
import { prependText, readFirst, ResponseText, toStream } from './responseStream';
import { isWorthRepeating, waitBeforeNext, type RetryPolicy } from './retry';
import { SecretBlanker } from './secrets';
import { toResult } from '../async/result';
import { toTokenError, findUnauthorized } from './tokenErrors';
import type { Write, WriteJournal } from '../runtime/writeJournal';

/** A response as n8n's helper hands it over. */
interface WireResponse extends Pick<HttpResponse, 'status' | 'headers'> {
	/** Bytes; a text where n8n's error has it. */
	body: unknown;
}

/** What a product tells the client once per execution. */
export interface HttpSettings {
	credentialType: string;
	/** Identifies the credential among all that this process uses, for the shared rate limiter. */
	credentialKey: string;
	/** As `parseBaseUrl` gives it. */
	baseUrl: string;
	/** Values that no message may ever show, and no data that is handed on. */
	secrets: string[];
	/** Values of the credential that data may show, e.g. a user name. */
	known?: string[];
	/** Requests per second of this credential; zero means unlimited. */
	requestsPerSecond: number;
	/** Milliseconds that one request may take, its body included. */
	timeout: number;
	retry: RetryPolicy;
	/** Whether n8n renews the access token of the credential when the server answers with 401. */
	oauth2?: boolean;
}

/** What all copies of a client know about its access to the server. */
interface Access {
	/** Why every further request would be refused. */
	refusal?: unknown;
}

/** Told about each request of a client as it goes out and comes back, repetitions included. */
export interface HttpObserver {
	/** Called before a request goes out. What it throws ends the request, which isn't sent then. */
	beforeRequest?(): void;
	/** Called with each response, whatever its status. */
	afterResponse?(response: HttpResponse): void;
}

/**
 * Sends requests through n8n's authenticated helper and nothing else: credentials go only to the configured
 * host, redirects are not followed, Stop ends a request at once, and the rate holds for the whole process.
 */
export class HttpClient {
	readonly stopSignal: AbortSignal | undefined;

	private readonly limiter: RateLimiter;

	private secrets: SecretBlanker;

	/** The token that was sent last. */
	private token: string | undefined;

	constructor(
		private readonly functions: N8nFunctions,
		private readonly settings: HttpSettings,
		private readonly observer: HttpObserver = {},
		private readonly journal?: WriteJournal,
		private readonly access: Access = {},
	) {
		this.limiter = getSharedLimiter(settings.credentialKey);
		this.stopSignal = getStopSignal(functions);
		this.secrets = this.createBlanker(settings.secrets);
	}

	/** The same client, with its requests and responses observed. */
	observedBy(observer: HttpObserver): HttpClient {
		return this.copyWith({ observer });
	}

	/** The same client, with what it writes noted in a journal. */
	journaledBy(journal: WriteJournal): HttpClient {
		return this.copyWith({ journal });
	}

	/** The same client, with another time limit for a request; the same one where none is given. */
	withTimeout(timeout: number = this.settings.timeout): HttpClient {
		return this.copyWith({ settings: { ...this.settings, timeout } });
	}

	private copyWith({
		settings = this.settings,
		observer = this.observer,
		journal = this.journal,
	}: {
		settings?: HttpSettings;
		observer?: HttpObserver;
		journal?: WriteJournal;
	}): HttpClient {
		return new HttpClient(this.functions, settings, observer, journal, this.access);
	}

	/**
	 * Sends a request, repeats it where that can help and do no harm, and decodes the response.
	 *
	 * @throws ServerError, TransportError or StoppedError, and what an observer throws
	 */
	async send<Value>(request: HttpRequest, decode: Decoder<Value>): Promise<Value> {
		const { method, target } = request;
		const idempotent = request.idempotent ?? !['POST', 'PATCH'].includes(method);
		const exchange = async (repeated: boolean) =>
			await this.exchange(request, idempotent, repeated, decode);
		if (method === 'GET' || this.journal === undefined) {
			return await this.sendPatiently(idempotent, exchange);
		}
		return await this.journal.write(
			`${method} ${target}`,
			idempotent,
			async (write) => await this.sendPatiently(idempotent, exchange, write),
		);
	}

	/**
	 * Reads the body of a response piece by piece, at constant memory. Where the response breaks off, all of it is read again.
	 *
	 * @param request one that only reads
	 * @param decode gets the response with the start of its body; what it returns is handed on in place of that start
	 * @param consume takes the text; it may be called again
	 * @throws ServerError, TransportError or StoppedError, and what `consume` throws
	 */
	async receive<Value>(
		request: HttpRequest,
		decode: Decoder<string>,
		consume: (pieces: AsyncIterable<string>) => Promise<Value>,
	): Promise<Value> {
		return await this.sendPatiently(
			true,
			async (repeated) => await this.exchangeStream(request, repeated, decode, consume),
		);
	}

	/** Sends a request, and repeats it where that can help and do no harm. */
	private async sendPatiently<Value>(
		idempotent: boolean,
		exchange: (repeated: boolean) => Promise<Value>,
		write?: Write,
	): Promise<Value> {
		let repeated = write?.sentBefore === true;
		for (let attempt = 1; ; attempt++) {
			await this.limiter.take(this.settings.requestsPerSecond, this.stopSignal);
			if (this.access.refusal !== undefined) throw this.access.refusal;
			this.observer.beforeRequest?.();
			if (write !== undefined) write.inFlight = true;
			const outcome = await toResult(exchange(repeated));
			if (write !== undefined) write.inFlight = false;
			if (outcome.ok) return outcome.value;
			repeated ||= mayHaveActed(outcome.error);
			if (write !== undefined) write.mayHaveActed ||= repeated;
			const error = removeSecrets(outcome.error, this.secrets);
			// Each further one would cost a renewal of the token, and get the same response.
			if (this.settings.oauth2 && endsAccess(error)) this.access.refusal = error;
			await this.pauseBeforeRepeating(error, idempotent, attempt);
		}
	}

	/** Returns when the request is to be sent again, and throws the error when it isn't. */
	private async pauseBeforeRepeating(
		error: unknown,
		idempotent: boolean,
		attempt: number,
	): Promise<void> {
		const { retry } = this.settings;
		const repeat = attempt < retry.attempts && isWorthRepeating(error, idempotent);
		const pause = repeat ? waitBeforeNext(error, attempt, retry) : undefined;
		if (pause === undefined) throw error;
		if (error instanceof ServerError && error.status === 429) this.limiter.pause(pause);
		await wait(pause, this.stopSignal);
	}

	/** One request on the wire, and its response decoded. */
	private async exchange<Value>(
		request: HttpRequest,
		idempotent: boolean,
		repeated: boolean,
		decode: Decoder<Value>,
	): Promise<Value> {
		const label = describeRequest(request);
		const guard = new RequestGuard(this.stopSignal, this.settings.timeout);
		const context = guard.contextFor(this.functions);
		const outcome = await toResult(this.callHelper(request, context, 'arraybuffer'));
		guard.release();
		if (!outcome.ok) throw this.toFailure(outcome.error, guard, label, !idempotent);
		const body = this.secrets.blankData(this.readText(outcome.value, label, !idempotent));
		const { status, headers } = outcome.value;
		const mayHaveActed = !idempotent;
		return decode(
			this.noteResponse({ status, headers, body, request: label, mayHaveActed, repeated }),
		);
	}

	/** One request on the wire, and its body taken as it comes. */
	private async exchangeStream<Value>(
		request: HttpRequest,
		repeated: boolean,
		decode: Decoder<string>,
		consume: (pieces: AsyncIterable<string>) => Promise<Value>,
	): Promise<Value> {
		const label = describeRequest(request);
		const guard = new RequestGuard(this.stopSignal, this.settings.timeout);
		const context = guard.contextFor(this.functions);
		const called = await toResult(this.callHelper(request, context, 'stream'));
		if (!called.ok) {
			guard.release();
			throw this.toFailure(called.error, guard, label, false);
		}
		const { status, headers, body } = called.value;
		const text = new ResponseText(toStream(body), headers['content-type'], this.secrets, label);
		const pieces = text.pieces();
		const take = async (): Promise<Value> => {
			const start = status >= 300 ? await text.start(LONGEST_REFUSAL) : await readFirst(pieces);
			const told = { status, headers, body: start, request: label, mayHaveActed: false, repeated };
			const decoded = decode(this.noteResponse(told));
			return await consume(prependText(decoded, pieces));
		};
		const outcome = await toResult(take());
		await toResult(pieces.return(undefined));
		guard.release();
		if (text.broken !== undefined) throw this.toFailure(text.broken.error, guard, label, false);
		if (!outcome.ok) throw outcome.error;
		return outcome.value;
	}

	/**
	 * A response, of which the observer has been told.
	 *
	 * @throws TransportError when it is that of a proxy, whose own words are of no use to the user, and may repeat what it was sent
	 */
	private noteResponse(response: HttpResponse): HttpResponse {
		this.observer.afterResponse?.(response);
		if (response.status !== PROXY_REFUSES) return response;
		const seen = "the proxy refuses n8n's user name and password";
		throw new TransportError('proxyRefused', response.request, seen, false);
	}

	/** What ended a request, as an error of the kit. */
	private toFailure(error: unknown, guard: RequestGuard, label: string, unclear: boolean): unknown {
		const { timeout, oauth2, baseUrl } = this.settings;
		if (this.stopSignal?.aborted) return new StoppedError(label);
		if (guard.timedOut) {
			const seen = `no complete response came within ${timeout / 1000} seconds`;
			return new TransportError('timeout', label, seen, unclear);
		}
		const tokenError = oauth2 ? toTokenError(error, label, baseUrl) : undefined;
		return tokenError ?? toTransportError(error, label, unclear);
	}

	/**
	 * The text of a response. That of a refusal is for people, and a wrong letter in it does no harm.
	 *
	 * @throws TransportError when the response isn't what it says of its character set
	 */
	private readText(
		{ status, headers, body }: WireResponse,
		label: string,
		unclear: boolean,
	): string {
		if (!ArrayBuffer.isView(body)) return typeof body === 'string' ? body : '';
		const bytes = new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
		const text = decodeText(bytes, headers['content-type']);
		if (text.ok) return text.value;
		if (status >= 400) return new TextDecoder().decode(bytes);
		throw new TransportError('damaged', label, text.problem, unclear);
	}

	private createBlanker(secrets: string[]): SecretBlanker {
		const { baseUrl, known = [] } = this.settings;
		return new SecretBlanker(secrets, [baseUrl, ...known]);
	}

	/** Takes the token that n8n has put into a request for a secret: it may have renewed that of the credential. */
	private noteToken({ headers }: IHttpRequestOptions): void {
		const token = /^Bearer (.+)$/.exec(String(headers?.Authorization ?? ''))?.[1];
		if (token === undefined || token === this.token) return;
		this.token = token;
		this.secrets = this.createBlanker([...this.settings.secrets, token]);
	}

	private getBase({ fromHost }: HttpRequest): string {
		const { baseUrl } = this.settings;
		return fromHost ? new URL(baseUrl).origin : baseUrl;
	}

	private async callHelper(
		request: HttpRequest,
		context: N8nFunctions,
		encoding: 'arraybuffer' | 'stream',
	): Promise<WireResponse> {
		const { oauth2 = false } = this.settings;
		const options: IHttpRequestOptions = {
			method: request.method,
			url: `${this.getBase(request)}${request.target}`,
			headers: request.headers,
			body: request.body as IHttpRequestOptions['body'],
			encoding,
			returnFullResponse: true,
			// n8n renews a token on answers that it throws only.
			ignoreHttpStatusErrors: oauth2 ? { ignore: true, except: [401] } : true,
			disableFollowRedirect: true,
			timeout: Math.min(this.settings.timeout, LONGEST_TIMER),
		};
		const call: Promise<unknown> = context.helpers.httpRequestWithAuthentication.call(
			context,
			this.settings.credentialType,
			options,
		);
		const outcome = await toResult(call);
		if (oauth2) this.noteToken(options);
		const response = outcome.ok ? outcome.value : oauth2 && findUnauthorized(outcome.error);
		if (!outcome.ok && !response) throw outcome.error;
		if (!isRecord(response)) return { status: 0, headers: {}, body: undefined };
		return {
			status: Number(response.statusCode),
			headers: isRecord(response.headers) ? (response.headers as HttpResponse['headers']) : {},
			body: response.body,
		};
	}
}

/** Most characters of a refusal that are read where a stream was wanted. */
const LONGEST_REFUSAL = 1_000_000;

function describeRequest({ method, target }: HttpRequest): string {
	return `${method} ${target.split('?')[0]}`;
}

/** Whether all further requests of a run would end with this error, too. */
function endsAccess(error: unknown): boolean {
	if (error instanceof TokenError) return error.problem !== 'unavailable';
	return error instanceof ServerError && error.status === 401;
}
