import type { IHttpRequestOptions } from 'n8n-workflow';

import { LONGEST_TIMER } from '../async/cancel';
import { toResult } from '../async/result';
import { ServerError, StoppedError, TokenError, TransportError } from '../errors/errors';
import { decodeText } from '../files/charset';
import { getStopSignal, type N8nFunctions } from '../runtime/functions';
import { formatCount } from '../values/formatCount';
import { isRecord } from '../values/json';
import type { HttpRequest, HttpResponse } from './messages';
import { toTransportError } from './network';
import { RequestGuard } from './requestGuard';
import { readFirst, ResponseText, toStream } from './responseStream';
import { SecretBlanker } from './secrets';
import type { HttpSettings } from './settings';
import { findUnauthorized, toTokenError } from './tokenErrors';

/** A response as returned by n8n's helper. */
interface WireResponse extends Pick<HttpResponse, 'status' | 'headers'> {
	/** Bytes; text if it comes from n8n's error. */
	body: unknown;
}

/** A response as received, with every secret removed from its text. */
type ReceivedResponse = Pick<HttpResponse, 'status' | 'headers' | 'body' | 'request'>;

/** A response as received. */
interface Received {
	status: number;
	/** The body unchanged, secrets included. */
	text: string;
	/** The response with every secret removed from its text; takes a while if it is long. */
	clean(): ReceivedResponse;
}

/** Maximum number of characters read of an error response when a stream was expected. */
const LONGEST_REFUSAL = 1_000_000;

/**
 * One HTTP request: sent through n8n's authenticated helper, with its timeout, ended by Stop, and without the credential's
 * secrets in the response.
 */
export class HttpTransport {
	readonly stopSignal: AbortSignal | undefined;

	private secrets: SecretBlanker;

	/** The last token sent. */
	private token: string | undefined;

	constructor(
		private readonly functions: N8nFunctions,
		private readonly settings: HttpSettings,
	) {
		this.stopSignal = getStopSignal(functions);
		this.secrets = this.createBlanker(settings.secrets);
	}

	/** The same error with every secret removed: a server may echo what it was sent. */
	removeSecrets(error: unknown): unknown {
		const hasWords =
			error instanceof ServerError ||
			error instanceof TransportError ||
			error instanceof TokenError;
		return hasWords ? error.redact((text) => this.secrets.blank(text)) : error;
	}

	/**
	 * Sends a request, and reads the whole response.
	 *
	 * @param unclear whether the server may have acted if there is no response
	 * @param onLeave called when n8n has read the credential
	 * @throws TransportError, TokenError or StoppedError
	 */
	async fetch(request: HttpRequest, unclear: boolean, onLeave?: () => void): Promise<Received> {
		const label = describeRequest(request);
		const guard = new RequestGuard(this.stopSignal, this.settings.timeout);
		const context = guard.contextFor(this.functions, onLeave);
		const result = await toResult(this.callHelper(request, context, 'arraybuffer'));
		guard.release();
		if (!result.ok) throw this.toFailure(result.error, guard, label, unclear);
		const text = this.readText(result.value, label, unclear);
		const { status, headers } = result.value;
		// Those of this request: a later one may have another token.
		const { secrets } = this;
		const clean = () => ({ status, headers, body: secrets.blankData(text), request: label });
		return { status, text, clean };
	}

	/**
	 * Sends a request that only reads, and passes on the response as it arrives.
	 *
	 * @param consume gets the response with the start of its body (all of it for an error), and the pieces that follow
	 * @throws TransportError, TokenError or StoppedError, and whatever `consume` throws
	 */
	async stream<Value>(
		request: HttpRequest,
		consume: (response: ReceivedResponse, rest: AsyncGenerator<string>) => Promise<Value>,
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
			return await consume({ status, headers, body: start, request: label }, pieces);
		};
		const result = await toResult(take());
		await toResult(pieces.return(undefined));
		guard.release();
		if (text.broken !== undefined) throw this.toFailure(text.broken.error, guard, label, false);
		if (!result.ok) throw result.error;
		return result.value;
	}

	/** Converts what ended a request into an error of the kit. */
	private toFailure(error: unknown, guard: RequestGuard, label: string, unclear: boolean): unknown {
		const { timeout, oauth2, baseUrl } = this.settings;
		if (this.stopSignal?.aborted) return new StoppedError(label);
		if (guard.timedOut) {
			const seen = `no complete response arrived within ${formatCount(timeout / 1000, 'second')}`;
			return new TransportError('timeout', label, seen, unclear);
		}
		const tokenError = oauth2 ? toTokenError(error, label, baseUrl) : undefined;
		return tokenError ?? toTransportError(error, label, unclear);
	}

	/**
	 * The text of a response. That of an error is for people, so a wrong character in it does no harm.
	 *
	 * @throws TransportError if the response isn't in its declared character set
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

	/** Treats the token that n8n put into a request as a secret: n8n may have renewed the one in the credential. */
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
			// n8n renews a token only after responses that it throws.
			ignoreHttpStatusErrors: oauth2 ? { ignore: true, except: [401] } : true,
			disableFollowRedirect: true,
			timeout: Math.min(this.settings.timeout, LONGEST_TIMER),
		};
		const call: Promise<unknown> = context.helpers.httpRequestWithAuthentication.call(
			context,
			this.settings.credentialType,
			options,
		);
		const result = await toResult(call);
		if (oauth2) this.noteToken(options);
		const response = result.ok ? result.value : oauth2 && findUnauthorized(result.error);
		if (!result.ok && !response) throw result.error;
		if (!isRecord(response)) return { status: 0, headers: {}, body: undefined };
		return {
			status: Number(response.statusCode),
			headers: isRecord(response.headers) ? (response.headers as HttpResponse['headers']) : {},
			body: response.body,
		};
	}
}

function describeRequest({ method, target }: HttpRequest): string {
	return `${method} ${target.split('?')[0]}`;
}
