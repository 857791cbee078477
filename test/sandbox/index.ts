import type { FastifyInstance } from 'fastify';
import { systemClock, type Clock } from './clock';
import {
	createConstantContactV1,
	type ConstantContactV1Options,
	type ConstantContactV1Sandbox,
} from './constantcontact-v1';
import {
	createConstantContactV2,
	type ConstantContactV2Options,
	type ConstantContactV2Sandbox,
} from './constantcontact-v2';
import {
	createConstantContactV3,
	type ConstantContactV3Options,
	type ConstantContactV3Sandbox,
} from './constantcontact-v3';
import { createContactHub, type ContactHubOptions, type ContactHubSandbox } from './contacthub';
import { PREFIX as V1_PREFIX } from './constantcontact-v1/addresses';
import { PREFIX as V2_PREFIX } from './constantcontact-v2/api';
import { PREFIX as V3_PREFIX } from './constantcontact-v3/api';
import { OAUTH_PREFIX } from './constantcontact-v3/oauth/api';
import { PREFIX as HUB_PREFIX } from './contacthub/api';
import { addControlRoutes } from './control';
import { Faults } from './faults';
import type { Api } from './http';
import { createRandom } from './random';
import { RequestLog } from './requestLog';
import { createServer, type ServerSettings } from './server';

export { ManualClock, systemClock, type Clock } from './clock';
export type {
	Activity,
	ConstantContactV1Options,
	ConstantContactV1Sandbox,
	ContactInput,
} from './constantcontact-v1';
export type { ConstantContactV2Options, ConstantContactV2Sandbox } from './constantcontact-v2';
export type {
	ActivityV3,
	ConstantContactV3Options,
	ConstantContactV3Sandbox,
	ContactV3Input,
} from './constantcontact-v3';
export type {
	ContactHubOptions,
	ContactHubSandbox,
	Customer,
	CustomerInput,
	Event,
	TokenName,
} from './contacthub';
export type { FaultAction, FaultHandle, FaultRule, Faults } from './faults';
export type { LogEntry, RequestFilter, RequestLog } from './requestLog';

/** The settings of a sandbox; everything has a default. */
export interface SandboxOptions {
	/** By default 127.0.0.1. */
	host?: string;
	/** By default, or if 0, a free one. */
	port?: number;
	/** Real milliseconds by which each response is delayed. */
	latencyMs?: number;
	/** Requests at the same time beyond which each takes longer in proportion; there is no such number when left out. */
	slowBeyond?: number;
	/** Makes seeded data, ids and random faults reproducible; by default 1. */
	randomSeed?: number;
	/** By default the machine's clock. */
	clock?: Clock;
	contactHub?: Partial<ContactHubOptions>;
	constantContactV1?: Partial<ConstantContactV1Options>;
	constantContactV2?: Partial<ConstantContactV2Options>;
	constantContactV3?: Partial<ConstantContactV3Options>;
	/** If false, logs neither bodies nor headers nor raw URLs, for runs with a million records. */
	keepBodies?: boolean;
}

/** A running sandbox. */
export interface Sandbox {
	/** Without a trailing slash. */
	url: string;
	contactHub: ContactHubSandbox;
	constantContactV1: ConstantContactV1Sandbox;
	constantContactV2: ConstantContactV2Sandbox;
	constantContactV3: ConstantContactV3Sandbox;
	log: RequestLog;
	faults: Faults;
	/** May be changed while it runs. */
	settings: ServerSettings;
	/** Closes all connections and releases the port. */
	close(): Promise<void>;
}

/**
 * Starts a server that behaves as the emulated APIs do.
 * @throws RangeError for invalid options, Error if the port is in use
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const { host = '127.0.0.1', port = 0, clock = systemClock, randomSeed = 1 } = options;
	const log = new RequestLog(options.keepBodies ?? true);
	const faults = new Faults(createRandom(randomSeed));
	const { latencyMs = 0, slowBeyond } = options;
	const settings: ServerSettings = { latencyMs, slowBeyond };
	let url = '';
	const addressOf = () => url;
	const hub = new Part(() => createContactHub(options.contactHub, clock, randomSeed), addressOf);
	const v1 = new Part(
		() => createConstantContactV1(options.constantContactV1, clock, randomSeed),
		addressOf,
	);
	const v2 = new Part(
		() => createConstantContactV2(options.constantContactV2, clock, randomSeed),
		addressOf,
	);
	const v3 = new Part(
		() => createConstantContactV3(options.constantContactV3, clock, randomSeed),
		addressOf,
	);
	// Invalid options are reported at once.
	if (options.contactHub) hub.make();
	if (options.constantContactV1) v1.make();
	if (options.constantContactV2) v2.make();
	if (options.constantContactV3) v3.make();
	const apis = [
		lazyApi(HUB_PREFIX, () => hub.running().api),
		lazyApi(V1_PREFIX, () => v1.running().api),
		lazyApi(V2_PREFIX, () => v2.running().api),
		lazyApi(V3_PREFIX, () => v3.running().api),
		lazyApi(OAUTH_PREFIX, () => v3.running().oauthApi),
	];
	const build = () => {
		const app = createServer(apis, { clock, log, faults, settings });
		addControlRoutes(app, {
			log,
			faults,
			settings,
			mails: () => v3.running().mails(),
			apis: () => ({
				contactHub: hub.running().options,
				constantContactV1: v1.running().options,
				constantContactV2: v2.running().options,
				constantContactV3: v3.running().options,
			}),
		});
		return app;
	};
	const { app, url: ownUrl } = await (port === 0
		? listenAnew(build, host)
		: listen(build(), host, port));
	url = ownUrl;
	return {
		url,
		get contactHub() {
			return hub.attached();
		},
		get constantContactV1() {
			return v1.attached();
		},
		get constantContactV2() {
			return v2.attached();
		},
		get constantContactV3() {
			return v3.attached();
		},
		log,
		faults,
		settings,
		close: async () => await app.close(),
	};
}

/** The emulation of a product, created on first use: most callers need only one. */
class Part<Made extends { attach(url: string): Attached }, Attached = ReturnType<Made['attach']>> {
	private made: Made | undefined;

	private handle: Attached | undefined;

	constructor(
		private readonly create: () => Made,
		private readonly addressOf: () => string,
	) {}

	/** @throws RangeError for invalid options */
	make(): Made {
		this.made ??= this.create();
		return this.made;
	}

	/** What tests get. The server must already be listening. */
	attached(): Attached {
		this.handle ??= this.make().attach(this.addressOf());
		return this.handle;
	}

	/** The request handler. The server must already be listening. */
	running(): Made {
		this.attached();
		return this.make();
	}
}

/** An API of which only the prefix is known until it is first used. */
function lazyApi(prefix: string, api: () => Api): Api {
	return {
		prefix,
		get routes() {
			return api().routes;
		},
		notFound: async (request) => await api().notFound(request),
		errorBody: (status) => api().errorBody(status),
	};
}

interface Listening {
	app: FastifyInstance;
	url: string;
}

async function listen(app: FastifyInstance, host: string, port: number): Promise<Listening> {
	return { app, url: await app.listen({ host, port }) };
}

/** Ports of this process's earlier sandboxes. */
const usedUrls = new Set<string>();

/**
 * Listens on a free port that no earlier sandbox of this process had: what a node remembers about a server, such as how long to
 * pause, must not affect another one.
 */
async function listenAnew(build: () => FastifyInstance, host: string): Promise<Listening> {
	const listening = await listen(build(), host, 0);
	if (!usedUrls.has(listening.url)) {
		usedUrls.add(listening.url);
		return listening;
	}
	const next = await listenAnew(build, host);
	await listening.app.close();
	return next;
}
