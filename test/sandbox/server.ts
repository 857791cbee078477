import { setTimeout as sleep } from 'node:timers/promises';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Clock } from './clock';
import { deliver, resetConnection } from './deliver';
import { createFaultResponse, queryUnderFault, renumberRepeatedPage } from './faultResponses';
import type { FaultAction, Faults } from './faults';
import type { ApiResponse, Api, ApiRequest } from './http';
import { isLie, withLie } from './lies';
import type { LogEntry, RequestLog } from './requestLog';
import { METHODS, Routes } from './routes';

/** Path of the sandbox's own control routes; neither logged nor affected by faults. */
export const CONTROL_PREFIX = '/_sandbox';

/** What may change while a server runs. */
export interface ServerSettings {
	/** Real milliseconds by which each response is delayed. */
	latencyMs: number;
	/** Requests at the same time beyond which each takes longer in proportion, as where so many workers share them. */
	slowBeyond?: number;
	/** Holds back a request before it is processed, for as long as this is true. */
	isHeld?: (entry: LogEntry) => boolean;
}

/** What the server needs besides its APIs. */
export interface ServerContext {
	clock: Clock;
	log: RequestLog;
	faults: Faults;
	settings: ServerSettings;
}

interface Exchange {
	entry: LogEntry;
	rawUrl: string;
	path: string;
	query: URLSearchParams;
	fault?: FaultAction;
}

const BODY_LIMIT = 32 * 1024 * 1024;

function plainQuery(query: URLSearchParams): Record<string, string | string[]> {
	const plain: Record<string, string | string[]> = {};
	for (const key of new Set(query.keys())) {
		const values = query.getAll(key);
		plain[key] = values.length === 1 ? values[0]! : values;
	}
	return plain;
}

/** Milliseconds by which a response is delayed with so many requests under way. */
function latencyAmong(inFlight: number, { latencyMs, slowBeyond = Infinity }: ServerSettings) {
	return latencyMs * Math.max(1, inFlight / slowBeyond);
}

/** Builds the HTTP server: log, latency and faults around each API's routes. */
export function createServer(apis: Api[], context: ServerContext): FastifyInstance {
	const { clock, log, faults, settings } = context;
	const app = fastify({
		bodyLimit: BODY_LIMIT,
		forceCloseConnections: true,
		exposeHeadRoutes: false,
	});
	// Bodies are read as bytes: each API decides what it accepts
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

	const exchanges = new WeakMap<FastifyRequest, Exchange>();

	app.addHook('onRequest', async (request, reply) => {
		const rawUrl = request.raw.url ?? '/';
		const split = rawUrl.indexOf('?');
		const path = split === -1 ? rawUrl : rawUrl.slice(0, split);
		if (path.startsWith(CONTROL_PREFIX)) return;
		const query = new URLSearchParams(split === -1 ? '' : rawUrl.slice(split + 1));
		const { method, headers } = request;
		const entry = log.open({
			at: clock.now(),
			method,
			path,
			query: plainQuery(query),
			rawUrl,
			headers: { ...headers },
		});
		const started = performance.now();
		reply.raw.once('close', () => log.close(entry, performance.now() - started));
		const rule = faults.meet(method, path, query);
		if (rule !== undefined) entry.fault = rule.name ?? rule.do.kind;
		exchanges.set(request, { entry, rawUrl, path, query, fault: rule?.do });
		if (rule?.do.kind === 'resetBefore') resetConnection(reply);
		if (rule?.do.kind === 'hang') reply.hijack();
	});

	async function serve(
		api: Api,
		run: (request: ApiRequest) => ApiResponse | Promise<ApiResponse>,
		params: Record<string, string>,
		request: FastifyRequest,
		reply: FastifyReply,
	): Promise<void> {
		const { entry, rawUrl, path, query, fault } = exchanges.get(request)!;
		const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
		log.keepBody(entry, body);
		while (settings.isHeld?.(entry) === true && !reply.raw.destroyed) await sleep(1);
		const latency = latencyAmong(log.inFlight, settings);
		if (latency > 0) await sleep(latency);
		const skew = fault?.kind === 'clockSkew' ? fault.ms : 0;
		const apiRequest: ApiRequest = {
			method: request.method,
			path,
			rawUrl,
			params,
			query: queryUnderFault(query, fault),
			headers: request.headers,
			body,
			remoteAddress: request.ip,
			now: clock.now() + skew,
			fault,
			markHandled: () => {
				entry.handled = true;
			},
		};
		const truth = createFaultResponse(fault, api) ?? (await run(apiRequest));
		const response = isLie(fault) ? withLie(truth, fault) : truth;
		response.headers = { date: new Date(apiRequest.now).toUTCString(), ...response.headers };
		if (response.headers.location !== undefined) entry.location = response.headers.location;
		entry.status = await deliver(reply, renumberRepeatedPage(response, query, fault), fault);
	}

	const routes = new Map<Api, Routes>();

	async function respond(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
		const { path = '', rawUrl = '' } = exchanges.get(request) ?? {};
		const api = apis.find(({ prefix }) => path.startsWith(`${prefix}/`));
		if (api === undefined) return await reply.code(404).send({ message: 'not found' });
		const known = routes.get(api) ?? new Routes(api);
		routes.set(api, known);
		const found = known.find(request.method, rawUrl);
		if (!found) return await serve(api, (call) => api.notFound(call), {}, request, reply);
		const { route, params } = found;
		return await serve(api, (call) => route.run(call), params, request, reply);
	}

	app.route({ method: METHODS, url: '*', handler: respond });
	app.setNotFoundHandler(respond);
	return app;
}
