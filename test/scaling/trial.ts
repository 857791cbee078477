import { setTimeout as wait } from 'node:timers/promises';
import pMap from 'p-map';
import type { N8nClient } from '../e2e/setup/n8nClient';
import { getValueAt } from '../../nodes/kit';
import { startSandbox, type LogEntry, type Sandbox } from '../sandbox';
import { Cluster, type ClusterSize, type Execution, type Worker } from './cluster';
import { customersWorkflow, HOOK, WORKFLOW, type ShopCustomer } from './workflow';

/** The settings of a trial. */
export interface Plan extends ClusterSize {
	executions: number;
	/** Milliseconds by which the sandbox delays each response: so that a kill affects requests in flight. */
	latencyMs: number;
}

/** What the caller of the webhook sees. */
export interface Call {
	key: string;
	/** 200 once the customer has been written. */
	status: number;
	/** Time of the response, in milliseconds. */
	respondedAt: number;
}

/** Whether n8n shows it as failed: because of an error, or because its worker was lost. */
export function isFailed({ status }: Execution): boolean {
	return status === 'error' || status === 'crashed';
}

/** A request that reached ContactHub. */
export interface Arrival {
	key: string;
	/** ID of the execution that sent it. */
	execution: string;
	/** Time in milliseconds. */
	at: number;
}

/** All observations. */
export interface Observation {
	plan: Plan;
	/** When the calls began, and when the worker was killed, in milliseconds. */
	begunAt: number;
	killedAt: number;
	calls: Call[];
	executions: Execution[];
	/** The executions started by each worker; the last worker is the killed one. */
	begunBy: Array<{ name: string; executions: string[] }>;
	arrivals: Arrival[];
	/** Requests caused by n8n's own Retry button, pressed for each failed execution. */
	sentByRetry: number;
	/** The calls that didn't get a successful response, repeated. */
	again: Call[];
	/** The keys in ContactHub at the end, once for each customer. */
	stored: string[];
}

/** n8n serves a webhook shortly after the workflow was activated. */
const WEBHOOK_MS = 60_000;

/** Number of calls waiting for a response at the same time: far more than the workers execute, so that the queue is never empty. */
export const CALLS_AT_ONCE = 100;

/**
 * Makes a cluster execute the plan, and kills its last worker when half of the requests have arrived.
 *
 * @param tell called with messages for the user
 * @throws CommandFailure if the cluster can't be started
 */
export async function carryOut(plan: Plan, tell: (text: string) => void): Promise<Observation> {
	const contactHub = { customers: 0, events: 0 };
	const sandbox = await startSandbox({ latencyMs: plan.latencyMs, contactHub });
	try {
		tell(`Starting PostgreSQL, Redis, n8n and ${plan.workers} workers ...`);
		const cluster = await Cluster.start(sandbox, plan);
		try {
			return await observe(plan, cluster, sandbox, tell);
		} finally {
			tell('Stopping everything ...');
			await cluster.stop();
		}
	} finally {
		await sandbox.close();
	}
}

async function observe(
	plan: Plan,
	{ client, url, workers, executionsOf }: Cluster,
	sandbox: Sandbox,
	tell: (text: string) => void,
): Promise<Observation> {
	const hook = `${url}/webhook/${HOOK}`;
	await activate(client, customersWorkflow(), WORKFLOW, hook);
	tell(`Calling the webhook ${plan.executions} times ...`);
	const begunAt = Date.now();
	const keys = Array.from({ length: plan.executions }, (_, index) => `customer-${index + 1}`);
	const responses = callAll(hook, keys);
	const killedAt = await Promise.race([
		killHalfWay(plan, sandbox, workers, tell),
		responses.then(() => {
			throw new Error('All calls got a response before half of the requests had arrived');
		}),
	]);
	const calls = await responses;
	const arrivals = arrivalsIn(sandbox);
	const executions = await executionsOf(WORKFLOW);
	await retryFailed(client, executions);
	const sentByRetry = sandbox.log.count - arrivals.length;
	const refused = calls.filter(({ status }) => status !== 200).map(({ key }) => key);
	tell(`${refused.length} calls did not get a successful response; calling again ...`);
	return {
		plan,
		begunAt,
		killedAt,
		calls,
		executions,
		begunBy: workers.map(({ name, started }) => ({ name, executions: started() })),
		arrivals,
		sentByRetry,
		again: await callAll(hook, refused),
		stored: Array.from(sandbox.contactHub.customers(), ({ externalId }) => String(externalId)),
	};
}

/** Activates the workflow and waits until n8n serves its webhook. @throws Error if it doesn't */
export async function activate(
	client: N8nClient,
	workflow: object,
	id: string,
	hook: string,
): Promise<void> {
	const { versionId } = (await client.call('POST', '/rest/workflows', workflow)) as {
		versionId: string;
	};
	await client.call('POST', `/rest/workflows/${id}/activate`, { versionId });
	const deadline = Date.now() + WEBHOOK_MS;
	while (Date.now() < deadline) {
		// A browser's preflight request before it calls another site: which methods are served.
		const response = await fetch(hook, { method: 'OPTIONS', headers: { origin: 'http://shop' } });
		if (response.headers.get('access-control-allow-methods')?.includes('POST')) return;
		await wait(200);
	}
	throw new Error('n8n does not serve the webhook');
}

/** Calls the webhook for all keys, many at once, and waits for all responses. */
async function callAll(hook: string, keys: string[]): Promise<Call[]> {
	const call = async (key: string): Promise<Call> => {
		const body: ShopCustomer = { key };
		const response = await fetch(hook, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
		await response.arrayBuffer();
		return { key, status: response.status, respondedAt: Date.now() };
	};
	return await pMap(keys, call, { concurrency: CALLS_AT_ONCE });
}

/** @returns when the worker was killed */
async function killHalfWay(
	{ executions }: Plan,
	{ log }: Sandbox,
	workers: Worker[],
	tell: (text: string) => void,
): Promise<number> {
	while (log.count < executions / 2) await wait(20);
	const killed = workers.at(-1);
	tell(`Killing ${killed?.name} after ${log.count} requests; n8n notices within three minutes ...`);
	await killed?.kill();
	return Date.now();
}

/** The requests that ContactHub carried out. */
function arrivalsIn({ log }: Sandbox): Arrival[] {
	const text = ({ body }: LogEntry, path: string): string => String(getValueAt(body, path));
	return log.entries
		.filter(({ handled }) => handled)
		.map((entry) => ({
			key: text(entry, 'externalId'),
			execution: text(entry, 'extra'),
			at: entry.at,
		}));
}

/** Presses Retry for each failed execution; n8n responds when it has ended. */
async function retryFailed(client: N8nClient, executions: Execution[]): Promise<void> {
	for (const { id } of executions.filter(isFailed)) {
		await client.call('POST', `/rest/executions/${id}/retry`, { loadWorkflow: false });
	}
}
