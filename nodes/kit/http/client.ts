import { wait } from '../async/cancel';
import type { Concurrency } from '../async/gate';
import { toResult, type Result } from '../async/result';
import { hasStatus, mayHaveActed, TokenError, TransportError } from '../errors/errors';
import { PROXY_REFUSES } from '../errors/proxy';
import type { N8nFunctions } from '../runtime/functions';
import type { Write, WriteJournal } from '../runtime/writeJournal';
import type { Decoder, HttpRequest, HttpResponse, LookAhead } from './messages';
import { getKind } from './pace/kind';
import { getSharedPace, type Pace } from './pace/pace';
import { prependText } from './responseStream';
import { isWorthRepeating, waitBeforeNext } from './retry';
import type { HttpObserver, HttpSettings } from './settings';
import { HttpTransport } from './transport';

/** What all copies of a client know about their access to the server. */
interface Access {
	/** Why any further request would be rejected. */
	refusal?: unknown;
}

/** Completes a request that isn't in flight any more. */
type Finish<Value> = () => Promise<Value>;

/** For a request whose response has already been decoded. */
function finishWith<Value>(value: Value): Finish<Value> {
	return async () => await Promise.resolve(value);
}

/**
 * Sends requests only through n8n's authenticated helper: credentials go only to the configured host, redirects are not followed,
 * Stop ends a request at once, and the rate limit applies to the whole process.
 */
export class HttpClient {
	readonly stopSignal: AbortSignal | undefined;

	/** How many pieces of work that need requests to start at the same time. */
	readonly concurrency: Concurrency;

	private readonly pace: Pace;

	constructor(
		private readonly functions: N8nFunctions,
		private readonly settings: HttpSettings,
		private readonly observer: HttpObserver = {},
		private readonly journal?: WriteJournal,
		private readonly access: Access = {},
		private readonly transport = new HttpTransport(functions, settings),
	) {
		this.pace = getSharedPace(settings.credentialKey);
		this.concurrency = settings.concurrency ?? this.pace;
		this.stopSignal = this.transport.stopSignal;
	}

	/** The same client, with its requests and responses observed. */
	observedBy(observer: HttpObserver): HttpClient {
		return this.copyWith({ observer });
	}

	/** The same client, recording its writes in a journal. */
	journaledBy(journal: WriteJournal): HttpClient {
		return this.copyWith({ journal });
	}

	/** The same client with another request timeout; unchanged if none is given. */
	withTimeout(timeout: number = this.settings.timeout): HttpClient {
		const settings = { ...this.settings, timeout };
		return this.copyWith({ settings, transport: new HttpTransport(this.functions, settings) });
	}

	private copyWith({
		settings = this.settings,
		observer = this.observer,
		journal = this.journal,
		// Items have copies with journals of their own, and how secrets may be written takes long to find.
		transport = this.transport,
	}: {
		settings?: HttpSettings;
		observer?: HttpObserver;
		journal?: WriteJournal;
		transport?: HttpTransport;
	}): HttpClient {
		return new HttpClient(this.functions, settings, observer, journal, this.access, transport);
	}

	/**
	 * Sends a request, retries it if that may help and can't do harm, and decodes the response.
	 *
	 * @param lookAhead follows each attempt, and sees a successful response before it is decoded
	 * @throws ServerError, TransportError or StoppedError, and whatever an observer throws
	 */
	async send<Value>(
		request: HttpRequest,
		decode: Decoder<Value>,
		lookAhead?: LookAhead,
	): Promise<Value> {
		const { method, target } = request;
		const idempotent = request.idempotent ?? !['POST', 'PATCH'].includes(method);
		const kind = getKind(request);
		const exchange = async (repeated: boolean) =>
			await this.exchange(request, { mayHaveActed: !idempotent, repeated }, decode, lookAhead);
		if (method === 'GET' || this.journal === undefined) {
			return await this.sendPatiently(idempotent, kind, exchange);
		}
		return await this.journal.write(
			`${method} ${target}`,
			idempotent,
			async (write) => await this.sendPatiently(idempotent, kind, exchange, write),
		);
	}

	/**
	 * Reads the body of a response in pieces, in constant memory. If the response breaks off, all of it is read again.
	 *
	 * @param request one that only reads
	 * @param decode gets the response with the start of its body; its return value is passed on instead of that start
	 * @param consume takes the text; it may be called again
	 * @throws ServerError, TransportError or StoppedError, and whatever `consume` throws
	 */
	async receive<Value>(
		request: HttpRequest,
		decode: Decoder<string>,
		consume: (pieces: AsyncIterable<string>) => Promise<Value>,
	): Promise<Value> {
		return await this.sendPatiently(
			true,
			// How long it takes depends on the reader.
			undefined,
			async (repeated) => {
				return finishWith(await this.exchangeStream(request, repeated, decode, consume));
			},
		);
	}

	/**
	 * Sends a request, and retries it if that may help and can't do harm.
	 *
	 * @param kind requests that should take the same time
	 */
	private async sendPatiently<Value>(
		idempotent: boolean,
		kind: string | undefined,
		exchange: (repeated: boolean) => Promise<Finish<Value>>,
		write?: Write,
	): Promise<Value> {
		let repeated = write?.sentBefore === true;
		for (let attempt = 1; ; attempt++) {
			const sent = await this.sendInTurn(kind, async () => await exchange(repeated), write);
			const result = sent.ok ? await toResult(sent.value()) : sent;
			if (result.ok) return result.value;
			repeated ||= mayHaveActed(result.error);
			if (write !== undefined) write.mayHaveActed ||= repeated;
			const error = this.transport.removeSecrets(result.error);
			// Each further request would cost a renewal of the token, and get the same response.
			if (this.settings.oauth2 && endsAccess(error)) this.access.refusal = error;
			await this.pauseBeforeRepeating(error, idempotent, attempt);
		}
	}

	/** Sends a request once, when its turn comes. @throws whatever keeps it from being sent */
	private async sendInTurn<Value>(
		kind: string | undefined,
		exchange: () => Promise<Value>,
		write?: Write,
	): Promise<Result<Value>> {
		const { concurrency, requestsPerSecond } = this.settings;
		const automatic = concurrency === undefined;
		const turn = { kind, automatic, requestsPerSecond, signal: this.stopSignal };
		return await this.pace.send(turn, async () => {
			if (this.access.refusal !== undefined) throw this.access.refusal;
			this.observer.beforeRequest?.();
			if (write !== undefined) write.inFlight = true;
			const result = await toResult(exchange());
			if (write !== undefined) write.inFlight = false;
			return result;
		});
	}

	/** Returns if the request is to be sent again, and throws the error if it isn't. */
	private async pauseBeforeRepeating(
		error: unknown,
		idempotent: boolean,
		attempt: number,
	): Promise<void> {
		const { retry } = this.settings;
		const repeat = attempt < retry.attempts && isWorthRepeating(error, idempotent);
		const pause = repeat ? waitBeforeNext(error, attempt, retry) : undefined;
		if (pause === undefined) throw error;
		if (hasStatus(error, 429)) this.pace.pause(pause);
		await wait(pause, this.stopSignal);
	}

	/** Sends one request, and decodes its response, unless something is to be done first. */
	private async exchange<Value>(
		request: HttpRequest,
		attempt: Pick<HttpResponse, 'mayHaveActed' | 'repeated'>,
		decode: Decoder<Value>,
		lookAhead?: LookAhead,
	): Promise<Finish<Value>> {
		const onLeave = lookAhead && (() => lookAhead.noteLeaving());
		const received = await this.transport.fetch(request, attempt.mayHaveActed, onLeave);
		const read = () => decode(this.noteResponse({ ...received.clean(), ...attempt }));
		const prepare = received.status < 300 ? lookAhead?.scan(received.text) : undefined;
		if (prepare === undefined) return finishWith(read());
		return async () => {
			await prepare();
			return read();
		};
	}

	/** Sends one request, and passes on its body as it arrives. */
	private async exchangeStream<Value>(
		request: HttpRequest,
		repeated: boolean,
		decode: Decoder<string>,
		consume: (pieces: AsyncIterable<string>) => Promise<Value>,
	): Promise<Value> {
		return await this.transport.stream(request, async (received, rest) => {
			const response = this.noteResponse({ ...received, mayHaveActed: false, repeated });
			return await consume(prependText(decode(response), rest));
		});
	}

	/**
	 * A response, after notifying the observer.
	 *
	 * @throws TransportError if it comes from a proxy, whose own message is of no use to the user, and may contain what it was
	 * sent
	 */
	private noteResponse(response: HttpResponse): HttpResponse {
		this.observer.afterResponse?.(response);
		if (response.status !== PROXY_REFUSES) return response;
		const seen = "the proxy refuses n8n's user name and password";
		throw new TransportError('proxyRefused', response.request, seen, false);
	}
}

/** Whether all further requests of a run would also end with this error. */
function endsAccess(error: unknown): boolean {
	if (error instanceof TokenError) return error.problem !== 'unavailable';
	return hasStatus(error, 401);
}
