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
import { addControlRoutes } from './control';
import { Faults } from './faults';
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

/** How a sandbox starts; everything has a default. */
export interface SandboxOptions {
	/** 127.0.0.1 when left out. */
	host?: string;
	/** A free one when left out or 0. */
	port?: number;
	/** Real milliseconds by which each answer is delayed. */
	latencyMs?: number;
	/** Makes seeded data, ids and the dice of faults repeatable; 1 when left out. */
	randomSeed?: number;
	/** The machine's clock when left out. */
	clock?: Clock;
	contactHub?: Partial<ContactHubOptions>;
	constantContactV1?: Partial<ConstantContactV1Options>;
	constantContactV2?: Partial<ConstantContactV2Options>;
	constantContactV3?: Partial<ConstantContactV3Options>;
	/** False logs neither bodies nor headers nor raw URLs, for runs of a million records. */
	keepBodies?: boolean;
}

/** A running sandbox. */
export interface Sandbox {
	/** Without a slash at the end. */
	url: string;
	contactHub: ContactHubSandbox;
	constantContactV1: ConstantContactV1Sandbox;
	constantContactV2: ConstantContactV2Sandbox;
	constantContactV3: ConstantContactV3Sandbox;
	log: RequestLog;
	faults: Faults;
	/** May be changed while it runs. */
	settings: ServerSettings;
	/** Ends all connections and frees the port. */
	close(): Promise<void>;
}

/**
 * Starts a server that behaves as the emulated APIs do.
 * @throws RangeError for impossible options, Error when the port is taken
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const { host = '127.0.0.1', port = 0, clock = systemClock, randomSeed = 1 } = options;
	const log = new RequestLog(options.keepBodies ?? true);
	const faults = new Faults(createRandom(randomSeed));
	const settings: ServerSettings = { latencyMs: options.latencyMs ?? 0 };
	const contactHub = createContactHub(options.contactHub, clock, randomSeed);
	const constantContactV1 = createConstantContactV1(options.constantContactV1, clock, randomSeed);
	const constantContactV2 = createConstantContactV2(options.constantContactV2, clock, randomSeed);
	const constantContactV3 = createConstantContactV3(options.constantContactV3, clock, randomSeed);
	const apis = [
		contactHub.api,
		constantContactV1.api,
		constantContactV2.api,
		...constantContactV3.apis,
	];
	const app = createServer(apis, { clock, log, faults, settings });
	addControlRoutes(app, {
		log,
		faults,
		settings,
		mails: constantContactV3.mails,
		apis: {
			contactHub: contactHub.options,
			constantContactV1: constantContactV1.options,
			constantContactV2: constantContactV2.options,
			constantContactV3: constantContactV3.options,
		},
	});
	const url = await app.listen({ host, port });
	return {
		url,
		contactHub: contactHub.attach(url),
		constantContactV1: constantContactV1.attach(url),
		constantContactV2: constantContactV2.attach(url),
		constantContactV3: constantContactV3.attach(url),
		log,
		faults,
		settings,
		close: async () => await app.close(),
	};
}
