import { setTimeout as wait } from 'node:timers/promises';
import pMap from 'p-map';
import type { N8nClient } from '../e2e/setup/n8nClient';
import { getValueAt } from '../../nodes/kit';
import { startSandbox, type LogEntry, type Sandbox } from '../sandbox';
import { Cluster, type ClusterSize, type Execution, type Worker } from './cluster';
import { customersWorkflow, HOOK, WORKFLOW, type ShopCustomer } from './workflow';

/** What is tried. */
export interface Plan extends ClusterSize {
	executions: number;
	/** Milliseconds by which the sandbox delays each answer: so that a kill meets requests under way. */
	latencyMs: number;
}

/** What whoever calls the webhook sees. */
export interface Call {
	key: string;
	/** 200 once the customer is written. */
	status: number;
	/** When it was answered, in milliseconds of the clock. */
	answeredAt: number;
}

/** Whether n8n shows it as failed: by an error, or because whatever carried it out was lost. */
export function isFailed({ status }: Execution): boolean {
	return status === 'error' || status === 'crashed';
}

/** A request that reached ContactHub. */
export interface Arrival {
	key: string;
	/** ID of the execution that sent it. */
	execution: string;
	/** When, in milliseconds of the clock. */
	at: number;
}

/** All that was seen. */
export interface Observation {
	plan: Plan;
	/** When the calls began, and when the worker was killed, in milliseconds of the clock. */
	begunAt: number;
	killedAt: number;
	calls: Call[];
	executions: Execution[];
	/** The executions that each worker began; the last worker is the killed one. */
	begunBy: Array<{ name: string; executions: string[] }>;
	arrivals: Arrival[];
	/** Requests that n8n's own button Retry led to, pressed for each execution that failed. */
	sentByRetry: number;
	/** The calls of those that were not answered well, made again. */
	again: Call[];
	/** The keys that ContactHub has in the end, once for each customer. */
	stored: string[];
}

/** n8n serves a webhook a little after the workflow was activated. */
const WEBHOOK_MS = 60_000;

/** So many wait for a response at the same time: far more than the workers carry out, so that the queue is never empty. */
export const CALLS_AT_ONCE = 100;

/**
 * Lets a cluster carry out the plan, and kills its last worker when half of the requests have arrived.
 *
 * @param tell takes sentences for the user
 * @throws CommandFailure when the cluster can't be started
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
	const answers = callAll(hook, keys);
	const killedAt = await Promise.race([
		killHalfWay(plan, sandbox, workers, tell),
		answers.then(() => {
			throw new Error('All calls were answered before half of the requests had arrived');
		}),
	]);
	const calls = await answers;
	const arrivals = arrivalsIn(sandbox);
	const executions = await executionsOf(WORKFLOW);
	await retryFailed(client, executions);
	const sentByRetry = sandbox.log.count - arrivals.length;
	const refused = calls.filter(({ status }) => status !== 200).map(({ key }) => key);
	tell(`${refused.length} calls were not answered well; calling again ...`);
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

/** Activates the workflow and waits until n8n serves its webhook. @throws Error when it doesn't */
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
		// What a browser asks before it calls another site: which methods are served.
		const answer = await fetch(hook, { method: 'OPTIONS', headers: { origin: 'http://shop' } });
		if (answer.headers.get('access-control-allow-methods')?.includes('POST')) return;
		await wait(200);
	}
	throw new Error('n8n does not serve the webhook');
}

/** Calls the webhook for all keys, many at once, and waits for all answers. */
async function callAll(hook: string, keys: string[]): Promise<Call[]> {
	const call = async (key: string): Promise<Call> => {
		const body: ShopCustomer = { key };
		const answer = await fetch(hook, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
		await answer.arrayBuffer();
		return { key, status: answer.status, answeredAt: Date.now() };
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

/** Presses Retry for each execution that failed; n8n answers when it has ended. */
async function retryFailed(client: N8nClient, executions: Execution[]): Promise<void> {
	for (const { id } of executions.filter(isFailed)) {
		await client.call('POST', `/rest/executions/${id}/retry`, { loadWorkflow: false });
	}
}
