import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeParameters,
	INodeType,
} from 'n8n-workflow';

import type { FaultAction, SandboxOptions } from '../sandbox';
import type { ApiResponse } from '../sandbox/http';
import {
	fileItem,
	readBinary,
	runNode,
	withConnection,
	type NodeResult,
	type RunNodeOptions,
} from '../support';
import { resolveNode } from '../support/runNode';
import { findPaths } from '../nodes/ContactHub/faults/secrets';
import { CLOSED } from './elsewhere';
import type { Scenario } from './operations/scenario';
import type { ChaosServer } from './server';
import type { Subject } from './subjects';

/** Milliseconds after which a run counts as hanging: two attempts of one second, and time for the rest. */
const LIMIT = 60_000;

/** The same for an undisturbed run, of which only the result is checked. */
const PATIENT_LIMIT = 120_000;

/** One immediate retry, and one second per request. */
const CONNECTION = { initialRetryDelay: 1, requestsPerSecond: 0, retries: 1, requestTimeout: 1000 };

/** An undisturbed run waits for a busy machine. */
const PATIENT = { ...CONNECTION, requestTimeout: 60_000 };

/** A disturbance of a run. */
export interface Disturbance {
	/** Undefined if nothing listens at the address, or if only responses are changed. */
	action?: FaultAction;
	/** Changes the response to a request that the API has carried out. */
	spoil?: (response: ApiResponse) => ApiResponse;
	/** Which request it affects, starting at 1. */
	request: number;
	/** Whether it also affects all later ones. */
	lasting: boolean;
}

/** How n8n runs the node. */
export interface NodeSettings extends Pick<RunNodeOptions, 'continueOnFail' | 'retryOnFail'> {
	/** Number of identical input items. Default: one. */
	copies?: number;
	/** Changes the data of the credential. */
	credential?: Record<string, string>;
	/** Connection settings that differ from the defaults. */
	connection?: Record<string, number>;
}

/** The observations of a run. */
export interface Observation {
	/** Undefined if the run succeeded. */
	error?: { message: string; description: string };
	/** JSON and files of the output items, as text. */
	output: string;
	/** Number of output items. */
	items: number;
	/** JSON of the output items, with those of the error output separate. */
	json: IDataObject[];
	errorJson: IDataObject[];
	/** Everything on the server that writes can change, as text. */
	state: string;
	/** How many times the server carried out each write: `POST /path`. */
	writes: Map<string, number>;
	/** Method and target of each request, in order of arrival. */
	requests: string[];
	/** The statuses of their responses, in the same order. */
	statuses: Array<number | undefined>;
	/** Which responses had a Location, in the same order. */
	locations: boolean[];
	/** Requests affected by the fault. */
	hits: number;
	hung: boolean;
	/** Where a secret appears in the results of the run. */
	secrets: string[];
}

/** An operation of a subject. */
export interface Trial<State> {
	subject: Subject<State>;
	server: ChaosServer<State>;
	resource: string;
	operation: string;
}

/** Runs an operation once with a new server state, disturbed or not. */
export async function observe<State>(
	{ subject, server, resource, operation }: Trial<State>,
	disturbance?: Disturbance,
	settings: NodeSettings = {},
): Promise<Observation> {
	const scenario: Scenario<State> = subject.scenarios[resource]?.[operation] ?? {};
	const state = server.reset(merged(subject.server, scenario.server));
	const parameters = (await scenario.prepare?.(state)) ?? {};
	const refused = disturbance !== undefined && !disturbance.action && !disturbance.spoil;
	const changes = {
		...scenario.credential?.(state),
		...(refused && { baseUrl: `${CLOSED}/v3` }),
		...settings.credential,
	};
	const credentials = subject.credentials(state, changes);
	await server.settle();
	server.log.clear();
	const fault =
		disturbance?.action &&
		server.fault({
			after: disturbance.request - 1,
			...(!disturbance.lasting && { times: 1 }),
			do: disturbance.action,
		});
	server.spoil = disturbance?.spoil && spoiler(disturbance, disturbance.spoil);

	const { node, thrown } = watched(resolveNode(subject.node).nodeType);
	const { copies = 1, continueOnFail, retryOnFail } = settings;
	const usual = disturbance === undefined ? PATIENT : CONNECTION;
	const connection = { ...usual, ...settings.connection };
	const all = { resource, operation, ...parameters };
	const { file, items } = scenario;
	const { result, hung } = await runWithLimit(node, all as INodeParameters, {
		...(file === undefined
			? { json: repeated(items ?? [{}], copies) }
			: { items: repeated([await fileItem(file)], copies) }),
		credentials: withConnection(credentials, connection),
		continueOnFail,
		retryOnFail,
		limit: disturbance === undefined ? PATIENT_LIMIT : LIMIT,
	});
	await server.settle();
	return {
		...(result.error && { error: textsOf(result.error) }),
		output: await asText(result, server.url),
		items: result.items.length,
		json: result.json,
		errorJson: result.errorItems.map(({ json }) => json),
		state: JSON.stringify(subject.snapshot(state)),
		writes: writesOf(server),
		requests: server.log.entries.map(({ method, rawUrl }) => `${method} ${rawUrl}`),
		statuses: server.log.entries.map(({ status }) => status),
		locations: server.log.entries.map(({ location }) => location !== undefined),
		hits: refused ? 1 : (fault?.hits ?? 0),
		hung,
		secrets: findPaths([result, thrown], ...subject.secrets(state)),
	};
}

function repeated<Value>(values: Value[], copies: number): Value[] {
	return Array.from({ length: copies }, () => values).flat();
}

/** Changes the responses to the requests affected by a disturbance. */
export function spoiler(
	{ request, lasting }: Pick<Disturbance, 'request' | 'lasting'>,
	spoil: (response: ApiResponse) => ApiResponse,
): (response: ApiResponse) => ApiResponse {
	let responded = 0;
	return (response) => {
		responded++;
		return responded === request || (lasting && responded > request) ? spoil(response) : response;
	};
}

/** The scenario's options, merged over those of the subject; one product has its own options. */
function merged(usual: SandboxOptions, own: SandboxOptions = {}): SandboxOptions {
	return {
		contactHub: { ...usual.contactHub, ...own.contactHub },
		constantContactV1: { ...usual.constantContactV1, ...own.constantContactV1 },
		constantContactV2: { ...usual.constantContactV2, ...own.constantContactV2 },
		constantContactV3: { ...usual.constantContactV3, ...own.constantContactV3 },
	};
}

/** The node, with a record of what it throws before the engine makes a plain copy of it. */
function watched(type: INodeType): { node: INodeType; thrown: unknown[] } {
	const thrown: unknown[] = [];
	const node = Object.create(type) as INodeType;
	node.execute = async function (this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		try {
			return (await type.execute!.call(this)) as INodeExecutionData[][];
		} catch (error) {
			thrown.push(error);
			throw error;
		}
	};
	return { node, thrown };
}

/** Runs a node, and presses Stop if it takes too long. */
async function runWithLimit(
	node: INodeType,
	parameters: INodeParameters,
	{ limit, ...options }: RunNodeOptions & { limit: number },
): Promise<{ result: NodeResult; hung: boolean }> {
	const stop = new AbortController();
	const timer = setTimeout(() => stop.abort(), limit);
	const result = await runNode(node, parameters, { ...options, abortSignal: stop.signal });
	clearTimeout(timer);
	return { result, hung: stop.signal.aborted };
}

function textsOf({ message, description }: { message: string; description?: string | null }) {
	return { message, description: description ?? '' };
}

async function asText({ items }: NodeResult, url: string): Promise<string> {
	const shown = await Promise.all(
		items.map(async (item) => ({
			json: item.json,
			...(item.binary?.data && { file: (await readBinary(item)).toString() }),
		})),
	);
	return JSON.stringify(shown).replaceAll(url, 'http://sandbox');
}

function writesOf<State>({ log }: ChaosServer<State>): Map<string, number> {
	const writes = new Map<string, number>();
	for (const { method, path, handled, status = 0 } of log.entries) {
		// Reissuing a token doesn't change the account.
		if (method === 'GET' || !handled || status >= 400 || path.startsWith('/oauth2/')) continue;
		const write = `${method} ${path}`;
		writes.set(write, (writes.get(write) ?? 0) + 1);
	}
	return writes;
}
