import type { IHttpRequestOptions } from 'n8n-workflow';

import {
	HttpClient,
	InputError,
	createJsonDecoder,
	ServerError,
	StoppedError,
	TransportError,
	type HttpRequest,
	type HttpResponse,
	type HttpSettings,
	type LookAhead,
} from '../../../nodes/kit';
import { wait } from '../../../nodes/kit/async/cancel';
import type { N8nFunctions } from '../../../nodes/kit/runtime/functions';
import { toResult } from '../../../nodes/kit/async/result';
import { WriteJournal } from '../../../nodes/kit/runtime/writeJournal';

beforeEach(() => {
	jest.useFakeTimers();
});

afterEach(() => {
	jest.useRealTimers();
});

/** What n8n's helper does with a request: returns a response or throws. */
type Reply = (options: IHttpRequestOptions, stopped: AbortSignal) => unknown;

const ok = (body = '{}', more: object = {}): Reply => {
	return () => ({ statusCode: 200, headers: {}, body, ...more });
};

const status = (statusCode: number, headers: object = {}, body = '{"message":"no"}'): Reply => {
	return () => ({ statusCode, headers, body });
};

const broken = (code: string): Reply => {
	return () => {
		throw Object.assign(new Error(code), { code });
	};
};

/** Like n8n's helper, settles only once its request is aborted. */
const silent: Reply = async (_options, stopped) =>
	await new Promise((_resolve, reject) => {
		stopped.addEventListener('abort', () => reject(new Error('canceled')));
	});

const decode = createJsonDecoder((body) => ({
	message: (body as { message?: string } | undefined)?.message ?? '',
	details: (body as { details?: Array<{ path?: string; message: string }> } | undefined)?.details,
	data: (body as { data?: unknown } | undefined)?.data,
}));

let credentials = 0;

/** A client whose requests get these replies in order; the last one is repeated. */
function clientWith(replies: Reply[], more: Partial<HttpSettings> = {}, stopSignal?: AbortSignal) {
	const sent: Array<{ type: string; options: IHttpRequestOptions }> = [];
	const functions = {
		getExecutionCancelSignal: () => stopSignal,
		helpers: {
			async httpRequestWithAuthentication(
				this: { getExecutionCancelSignal: () => AbortSignal },
				type: string,
				options: IHttpRequestOptions,
			) {
				const reply = replies[Math.min(sent.length, replies.length - 1)] ?? ok();
				sent.push({ type, options });
				return await reply(options, this.getExecutionCancelSignal());
			},
		},
	} as unknown as N8nFunctions;
	return { client: createClient(functions, more), sent };
}

function createClient(functions: N8nFunctions, more: Partial<HttpSettings> = {}): HttpClient {
	return new HttpClient(functions, {
		credentialType: 'someApi',
		credentialKey: `credential ${++credentials}`,
		baseUrl: 'https://api.example.com/v1',
		secrets: ['s3cret', ''],
		requestsPerSecond: 0,
		timeout: 5000,
		retry: { attempts: 3, firstWait: 1000, longestWait: 60_000 },
		...more,
	});
}

const get: HttpRequest = { method: 'GET', target: '/things?limit=1' };
const post: HttpRequest = { method: 'POST', target: '/things', body: '{"a":1}' };

/** Follows a request without doing anything. */
const ignoring: LookAhead = { noteLeaving: () => {}, scan: () => undefined };

/** The outcome of sending, after all waits. */
async function outcomeOf(client: HttpClient, request: HttpRequest): Promise<unknown> {
	const sending = toResult(client.send(request, decode));
	await jest.runAllTimersAsync();
	const outcome = await sending;
	return outcome.ok ? outcome.value : outcome.error;
}

describe('a request', () => {
	it('goes through the authenticated helper, as bytes, without redirects', async () => {
		const { client, sent } = clientWith([ok('{"a":1}')]);
		const request: HttpRequest = { ...post, headers: { accept: 'application/json' } };
		expect(await outcomeOf(client, request)).toEqual({ a: 1 });
		expect(sent).toEqual([
			{
				type: 'someApi',
				options: {
					method: 'POST',
					url: 'https://api.example.com/v1/things',
					headers: { accept: 'application/json' },
					body: '{"a":1}',
					encoding: 'arraybuffer',
					returnFullResponse: true,
					ignoreHttpStatusErrors: true,
					disableFollowRedirect: true,
					timeout: 5000,
				},
			},
		]);
	});

	it('is looked at before it is decoded, when it no longer counts as one in flight', async () => {
		const body = '{"next":"/things?page=2 of a-long-secret-token"}';
		const secrets = ['a-long-secret-token'];
		const { client, sent } = clientWith([ok(body), ok('{"a":1}')], { secrets });
		const events: string[] = [];
		const decodeAndNote = (response: HttpResponse) => {
			events.push(response.body);
			return decode(response);
		};
		const scan: LookAhead['scan'] = (text) => {
			events.push(`sees ${text}`);
			return async () => {
				events.push('prepares');
				expect(await client.send({ ...get, target: '/things?page=2' }, decode)).toEqual({ a: 1 });
			};
		};
		const sending = client.send(get, decodeAndNote, { ...ignoring, scan });
		await jest.runAllTimersAsync();
		expect(await sending).toEqual({ next: '/things?page=2 of ***' });
		expect(events).toEqual([`sees ${body}`, 'prepares', '{"next":"/things?page=2 of ***"}']);
		expect(sent).toHaveLength(2);
	});

	it('is on its way when n8n has read the credential, in each attempt', async () => {
		const events: string[] = [];
		const note = (event: string) => void events.push(event);
		const functions = {
			async getCredentials(type: string) {
				note(`reads ${type}`);
				await wait(1);
				if (events.length > 1) throw new Error('the database is closed');
				return {};
			},
			helpers: {
				async httpRequestWithAuthentication(this: N8nFunctions, type: string) {
					await this.getCredentials(type);
					note('sends');
					return { statusCode: 503, headers: {}, body: '' };
				},
			},
		} as unknown as N8nFunctions;
		const lookAhead = { ...ignoring, noteLeaving: () => note('leaves') };
		const sending = toResult(createClient(functions).send(get, decode, lookAhead));
		await jest.runAllTimersAsync();
		expect(await sending).toMatchObject({ ok: false });
		expect(events).toEqual(['reads someApi', 'leaves', 'sends', 'reads someApi', 'leaves']);
	});

	it('is looked at in each attempt, but not if it is refused', async () => {
		const { client } = clientWith([status(503), ok('{"a":'), ok('{"a":1}')]);
		const seen: string[] = [];
		const scan: LookAhead['scan'] = (text) => void seen.push(text);
		const sending = client.send(get, decode, { ...ignoring, scan });
		await jest.runAllTimersAsync();
		expect(await sending).toEqual({ a: 1 });
		expect(seen).toEqual(['{"a":', '{"a":1}']);
	});

	it('is sent again if it turns out to be damaged after something else was done first', async () => {
		const { client, sent } = clientWith([ok('{"a":'), ok('{"a":1}')]);
		let prepared = 0;
		const scan = () => async () => {
			prepared++;
			await Promise.resolve();
		};
		const sending = client.send(get, decode, { ...ignoring, scan });
		await jest.runAllTimersAsync();
		expect(await sending).toEqual({ a: 1 });
		expect([prepared, sent.length]).toEqual([2, 2]);
	});

	it('of an item looks for secrets in the forms that were found for an earlier one', async () => {
		const secret = 'a-long-secret-token';
		const { client } = clientWith([ok()], { secrets: [secret] });
		const encode = jest.spyOn(Buffer, 'from');
		const encoded: number[] = [];
		for (let item = 0; item < 3; item++) {
			await outcomeOf(client.journaledBy(new WriteJournal()), get);
			encoded.push(encode.mock.calls.filter(([text]) => String(text) === secret).length);
		}
		encode.mockRestore();
		expect(encoded[0]).toBeGreaterThan(0);
		expect(new Set(encoded).size).toBe(1);
	});

	it('may count from the host', async () => {
		const { client, sent } = clientWith([ok()]);
		await outcomeOf(client, { ...get, fromHost: true });
		expect(sent[0]?.options.url).toBe('https://api.example.com/things?limit=1');
	});

	it('is reported to observers, and may be stopped there', async () => {
		const { client, sent } = clientWith([status(503), ok('{"a":1}')]);
		const seen: Array<HttpResponse | string> = [];
		const observed = client.observedBy({
			beforeRequest: () => void seen.push('before'),
			afterResponse: (received) => void seen.push(received),
		});
		expect(await outcomeOf(observed, get)).toEqual({ a: 1 });
		const received = { headers: {}, request: 'GET /things', mayHaveActed: false };
		expect(seen).toEqual([
			'before',
			{ ...received, status: 503, body: '{"message":"no"}', repeated: false },
			'before',
			{ ...received, status: 200, body: '{"a":1}', repeated: true },
		]);
		const spent = new InputError('The budget is spent', 'Run again.');
		const limited = client.observedBy({
			beforeRequest: () => {
				throw spent;
			},
		});
		expect(await outcomeOf(limited, get)).toBe(spent);
		expect(sent).toHaveLength(2);
	});
});

describe('a response', () => {
	it.each([
		[undefined, { status: 0, headers: {}, body: '' }],
		['text', { status: 0, headers: {}, body: '' }],
		[{ statusCode: 200 }, { status: 200, headers: {}, body: '' }],
		[
			{ statusCode: 204, headers: 'odd', body: Buffer.from('x') },
			{ status: 204, headers: {}, body: 'x' },
		],
		[
			{ statusCode: 201, headers: { location: '/a' }, body: 'x' },
			{ status: 201, headers: { location: '/a' }, body: 'x' },
		],
	])('may be anything: %j', async (received, expected) => {
		const { client } = clientWith([() => received]);
		const sending = client.send(get, (response) => response);
		expect(await sending).toEqual({
			...expected,
			request: 'GET /things',
			mayHaveActed: false,
			repeated: false,
		});
	});

	it.each<[HttpRequest['method'], boolean | undefined, boolean]>([
		['GET', undefined, false],
		['PUT', undefined, false],
		['DELETE', undefined, false],
		['POST', undefined, true],
		['PATCH', undefined, true],
		['POST', true, false],
		['PUT', false, true],
	])('to %s (idempotent: %p) may have acted: %p', async (method, idempotent, expected) => {
		const { client } = clientWith([ok()]);
		const { mayHaveActed } = await client.send(
			{ ...post, method, idempotent },
			(received) => received,
		);
		expect(mayHaveActed).toBe(expected);
	});

	it("of a proxy that refuses isn't a response of the server", async () => {
		const { client, sent } = clientWith([status(407, {}, 'who are you, s3cret?')]);
		const error = await outcomeOf(client, post);
		expect(error).toBeInstanceOf(TransportError);
		expect({ ...(error as TransportError) }).toEqual({
			name: 'TransportError',
			problem: 'proxyRefused',
			request: 'POST /things',
			seen: "the proxy refuses n8n's user name and password",
			mayHaveActed: false,
		});
		expect(sent).toHaveLength(1);
	});
});

describe('a repetition', () => {
	/** How many times a request is sent that always gets this reply. */
	const tries = async (reply: Reply, request: HttpRequest, more: Partial<HttpSettings> = {}) => {
		const { client, sent } = clientWith([reply], more);
		await outcomeOf(client, request);
		return sent.length;
	};

	it('is made as often as configured, if it does no harm', async () => {
		expect(await tries(status(503), get)).toBe(3);
		expect(await tries(status(503), post)).toBe(1);
		expect(await tries(status(503), { ...post, idempotent: true })).toBe(3);
		expect(await tries(status(429), post)).toBe(3);
		expect(await tries(broken('ECONNREFUSED'), post)).toBe(3);
		expect(await tries(broken('ECONNRESET'), post)).toBe(1);
		expect(await tries(status(404), get)).toBe(1);
		const once = { attempts: 1, firstWait: 1, longestWait: 10 };
		expect(await tries(status(503), get, { retry: once })).toBe(1);
	});

	it('waits longer each time', async () => {
		jest.spyOn(Math, 'random').mockReturnValue(1);
		const { client, sent } = clientWith([status(503)]);
		const sending = toResult(client.send(get, decode));
		const after = async (milliseconds: number) => {
			await jest.advanceTimersByTimeAsync(milliseconds);
			return sent.length;
		};
		expect([await after(999), await after(1), await after(1999), await after(1)]).toEqual([
			1, 2, 2, 3,
		]);
		expect(await sending).toMatchObject({ ok: false, error: { status: 503 } });
		jest.restoreAllMocks();
	});

	it('waits as long as the server asks, and no longer than allowed', async () => {
		const { client, sent } = clientWith([status(429, { 'retry-after': '7' }), ok()]);
		const sending = client.send(get, decode);
		await jest.advanceTimersByTimeAsync(6999);
		expect(sent).toHaveLength(1);
		await jest.advanceTimersByTimeAsync(1);
		await sending;
		expect(sent).toHaveLength(2);
		const tooLong = clientWith([status(429, { 'retry-after': '61' })]);
		expect(await outcomeOf(tooLong.client, get)).toMatchObject({
			status: 429,
			retryAfter: 61_000,
		});
		expect(tooLong.sent).toHaveLength(1);
	});

	it.each([
		[429, 7000],
		[503, 0],
	])('of a %i holds back other requests of the credential for %i ms', async (code, expected) => {
		const { client, sent } = clientWith([status(code, { 'retry-after': '7' }), ok()]);
		const first = client.send(get, decode);
		await jest.advanceTimersByTimeAsync(0);
		const start = performance.now();
		const second = client.send(get, decode).then(() => performance.now() - start);
		await jest.runAllTimersAsync();
		await first;
		expect(await second).toBe(expected);
		expect(sent).toHaveLength(3);
	});

	it.each<[string, boolean, Reply]>([
		['a 500', true, status(500)],
		['a 503', true, status(503)],
		['a lost connection', true, broken('ECONNRESET')],
		['a 429', false, status(429)],
		['a refused connection', false, broken('ECONNREFUSED')],
	])('after %s: the earlier try may have arrived: %p', async (_what, expected, first) => {
		const { client } = clientWith([first, ok()]);
		const sending = client.send(get, (response) => {
			if (response.status >= 400) decode(response);
			return response.repeated;
		});
		await jest.runAllTimersAsync();
		expect(await sending).toBe(expected);
	});

	it('remembers any try that may have arrived', async () => {
		const { client } = clientWith([status(500), status(429), ok()]);
		const sending = client.send(get, (response) => {
			if (response.status >= 400) decode(response);
			return response.repeated;
		});
		await jest.runAllTimersAsync();
		expect(await sending).toBe(true);
	});
});

describe('the rate', () => {
	it('holds for all clients of a credential', async () => {
		const more = { requestsPerSecond: 10, credentialKey: 'shared' };
		const [one, other] = [clientWith([ok()], more), clientWith([ok()], more)];
		const start = performance.now();
		const times = [one.client, other.client, one.client].map(
			async (client) => await client.send(get, () => performance.now() - start),
		);
		await jest.runAllTimersAsync();
		expect(await Promise.all(times)).toEqual([0, 100, 200]);
	});
});

describe('an end before the response', () => {
	// Fake timers don't include AbortSignal.timeout.
	beforeEach(() => {
		jest.useRealTimers();
	});

	const once = { attempts: 1, firstWait: 0, longestWait: 0 };

	it.each([
		[get, false],
		[post, true],
	])('because the time is up: %j may have acted: %p', async (request, mayHaveActed) => {
		const { client } = clientWith([silent], { timeout: 10, retry: once });
		await expect(client.send(request, decode)).rejects.toMatchObject({
			name: 'TransportError',
			problem: 'timeout',
			request: `${request.method} /things`,
			seen: 'no complete response arrived within 0.01 seconds',
			mayHaveActed,
		});
	});

	it('because Stop was pressed during the request', async () => {
		const stop = new AbortController();
		const { client, sent } = clientWith([silent], {}, stop.signal);
		const sending = expect(client.send(get, decode)).rejects.toThrow(StoppedError);
		await new Promise(setImmediate);
		stop.abort();
		await sending;
		expect(sent).toHaveLength(1);
		expect(client.stopSignal).toBe(stop.signal);
	});

	it('because Stop was pressed while it waits for a repetition', async () => {
		const stop = new AbortController();
		const retry = { attempts: 3, firstWait: 100, longestWait: 100 };
		const { client, sent } = clientWith([status(503)], { retry }, stop.signal);
		const sending = expect(client.send(get, decode)).rejects.toThrow(StoppedError);
		await wait(5);
		stop.abort();
		await sending;
		expect(sent).toHaveLength(1);
	});

	it('before anything is sent, when Stop was pressed already', async () => {
		const { client, sent } = clientWith([ok()], {}, AbortSignal.abort());
		await expect(client.send(get, decode)).rejects.toThrow(StoppedError);
		expect(sent).toEqual([]);
	});

	it('does not end a request that is done', async () => {
		let signal: AbortSignal | undefined;
		const stop = new AbortController();
		const done: Reply = (options, stopped) => {
			signal = stopped;
			return ok()(options, stopped);
		};
		const { client } = clientWith([done], { timeout: 10 }, stop.signal);
		await client.send(get, decode);
		stop.abort();
		await wait(20);
		expect(signal?.aborted).toBe(false);
	});
});

describe('secrets', () => {
	it('are removed from responses', async () => {
		const body = JSON.stringify({
			message: 'no s3cret, no s3cret',
			details: [{ path: '/s3cret', message: 'bad s3cret' }, { message: 'bad' }],
			data: { id: 1 },
		});
		const { client } = clientWith([status(400, { 'retry-after': '3' }, body)]);
		const error = await outcomeOf(client, { ...get, target: '/s3cret/x' });
		expect(error).toBeInstanceOf(ServerError);
		expect({ ...(error as ServerError) }).toEqual({
			name: 'ServerError',
			origin: 'service',
			status: 400,
			request: 'GET /***/x',
			serverMessage: 'no ***, no ***',
			details: [
				{ path: '/***', message: 'bad ***' },
				{ path: undefined, message: 'bad' },
			],
			data: { id: 1 },
			retryAfter: 3000,
			mayHaveActed: false,
		});
	});

	it('are removed from errors of the network', async () => {
		const { client } = clientWith([status(302, { location: 'https://s3cret.example/x' })]);
		const error = await outcomeOf(client, { ...post, target: '/s3cret' });
		expect(error).toBeInstanceOf(TransportError);
		expect({ ...(error as TransportError) }).toEqual({
			name: 'TransportError',
			problem: 'redirected',
			request: 'POST /***',
			seen: 'the server redirected to ***.example',
			mayHaveActed: false,
		});
	});

	it('leave what may have acted as it is', async () => {
		const { client } = clientWith([broken('ECONNRESET')]);
		expect(await outcomeOf(client, post)).toMatchObject({
			problem: 'connectionLost',
			mayHaveActed: true,
		});
		const failing = clientWith([status(500)]);
		expect(await outcomeOf(failing.client, post)).toMatchObject({
			status: 500,
			mayHaveActed: true,
		});
	});
});

it("passes on errors that don't come from the network", async () => {
	const error = new Error('Node does not have any credentials set');
	const { client, sent } = clientWith([
		() => {
			throw error;
		},
	]);
	expect(await outcomeOf(client, get)).toBe(error);
	expect(sent).toHaveLength(1);
});

describe('a body that is read piece by piece', () => {
	/** A body that arrives in these pieces, and ends with an error if one is given. */
	const streamed = (pieces: Array<string | Uint8Array>, end?: Error, more: object = {}): Reply => {
		async function* body(): AsyncGenerator<Uint8Array> {
			for (const piece of pieces) yield Buffer.from(piece);
			if (end) throw end;
		}
		return () => ({ statusCode: 200, headers: {}, body: body(), ...more });
	};
	const lost = () => Object.assign(new Error('aborted'), { code: 'ECONNRESET' });

	/** The outcome of receiving: the joined pieces, and the number of attempts. */
	async function received(
		client: HttpClient,
		consume: (pieces: AsyncIterable<string>) => Promise<string> = async (pieces) => {
			let text = '';
			for await (const piece of pieces) text += piece;
			return text;
		},
	): Promise<unknown> {
		const accept = (response: HttpResponse) => {
			if (response.status >= 300) decode(response);
			return response.body;
		};
		const receiving = toResult(client.receive(get, accept, consume));
		await jest.runAllTimersAsync();
		const outcome = await receiving;
		return outcome.ok ? outcome.value : outcome.error;
	}

	it('is requested as a stream', async () => {
		const { client, sent } = clientWith([streamed(['a', 'b', 'c'])]);
		expect(await received(client)).toBe('abc');
		expect(sent[0]?.options).toMatchObject({ method: 'GET', encoding: 'stream' });
	});

	it('may be empty, or a text where n8n gives one', async () => {
		expect(await received(clientWith([streamed([])]).client)).toBe('');
		expect(await received(clientWith([ok('whole')]).client)).toBe('whole');
		expect(await received(clientWith([ok('', { body: undefined })]).client)).toBe('');
	});

	it('is read again from its start if it breaks off', async () => {
		const long = 'x'.repeat(100_000);
		const { client, sent } = clientWith([streamed([long], lost()), streamed([long, 'end'])]);
		const seen: number[] = [];
		const text = await received(client, async (pieces) => {
			let all = '';
			for await (const piece of pieces) all += piece;
			seen.push(all.length);
			return all;
		});
		expect(text).toBe(`${long}end`);
		expect(seen).toEqual([100_003]);
		expect(sent).toHaveLength(2);
	});

	it('ends with the error that interrupted it, even if it was wrapped on the way', async () => {
		const { client, sent } = clientWith([streamed(['x'.repeat(100_000)], lost())]);
		const error = await received(client, async (pieces) => {
			try {
				for await (const _ of pieces);
			} catch {
				throw new Error('Could not write the file');
			}
			return '';
		});
		expect(error).toBeInstanceOf(TransportError);
		expect(error).toMatchObject({ problem: 'connectionLost', mayHaveActed: false });
		expect(sent).toHaveLength(3);
	});

	it('ends with the error of its consumer, and is not read again', async () => {
		const { client, sent } = clientWith([streamed(['a', 'b'])]);
		const full = Object.assign(new Error('no space left'), { code: 'ENOSPC' });
		const error = await received(client, async () => {
			throw full;
		});
		expect(error).toBe(full);
		expect(sent).toHaveLength(1);
	});

	it('is an error if the server refuses, and is requested again if that helps', async () => {
		const no = streamed(['{"message":', '"no"}'], undefined, { statusCode: 404 });
		expect(await received(clientWith([no]).client)).toMatchObject({
			status: 404,
			serverMessage: 'no',
		});
		const busy = streamed(['{}'], undefined, { statusCode: 503 });
		expect(await received(clientWith([busy, streamed(['a'])]).client)).toBe('a');
	});

	it('is decoded as it declares, wherever it is cut', async () => {
		const pieces = Array.from(Buffer.from('Zoë 😀', 'utf8'), (byte) => Uint8Array.of(byte));
		expect(await received(clientWith([streamed(pieces)]).client)).toBe('Zoë 😀');
		const headers = { 'content-type': 'text/csv; charset=windows-1252' };
		const windows = [Uint8Array.of(0x5a, 0x6f, 0xeb), Uint8Array.of(0x80)];
		const { client } = clientWith([streamed(windows, undefined, { headers })]);
		expect(await received(client)).toBe('Zoë€');
		const damaged = await received(clientWith([streamed([Uint8Array.of(0x61, 0xff)])]).client);
		expect(damaged).toMatchObject({ problem: 'damaged' });
	});

	it('shows no secret, wherever it is cut', async () => {
		const secret = 'a-token-of-the-service';
		const text = `${'x'.repeat(70_000)}${secret}${'y'.repeat(30_000)}${secret}`;
		for (const size of [7, 1000, 70_010]) {
			const parts = Array.from({ length: Math.ceil(text.length / size) }, (_, index) =>
				text.slice(index * size, (index + 1) * size),
			);
			const { client } = clientWith([streamed(parts)], { secrets: [secret] });
			expect(await received(client)).toBe(`${'x'.repeat(70_000)}***${'y'.repeat(30_000)}***`);
		}
	});
});
