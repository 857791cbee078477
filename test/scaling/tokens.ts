import type { INode } from 'n8n-workflow';
import { setTimeout as wait } from 'node:timers/promises';
import pMap from 'p-map';
import packageJson from '../../package.json';
import { connectAccount } from '../e2e/setup/connectAccount';
import { startSandbox, type FaultAction, type LogEntry, type Sandbox } from '../sandbox';
import { Cluster, type ClusterSize } from './cluster';
import { activate } from './trial';

const WORKFLOW = 'lists-with-rotating-tokens';
const HOOK = 'rotating-tokens';

/** Path of the authorization server's token endpoint. */
const TOKEN = /\/v1\/token$/;

/** A response of the token endpoint that takes about twenty seconds: n8n's workers wait ten for each other. */
const SLOW: FaultAction = { kind: 'slowBody', bytesPerSecond: 50 };

/** The settings of a trial. */
export interface TokenPlan extends ClusterSize {
	executions: number;
	/** Requests of each execution. */
	items: number;
	/** An access token expires after this many requests: by then, many executions have used it. */
	requestsPerToken: number;
}

/** The results. */
export interface TokenFigures {
	/** Calls that got a successful response with all items. */
	done: number;
	/** Executions started by each worker. */
	begun: Array<{ name: string; executions: number }>;
	/** API requests that got their record, and those whose token had expired. */
	read: number;
	expired: number;
	/** Renewals of the token, and those that the authorization server rejected. */
	renewals: number;
	refusedRenewals: number;
	/** Items of a call that found an expired token after all others. */
	afterwards: number;
	/** Items of a call after the response to a renewal was lost, and of one after the account was connected again. */
	afterLoss: number;
	reconnected: number;
	/** Items of a call after a renewal took longer than n8n's workers wait for each other. */
	afterSlowness: number;
	problems: string[];
}

/**
 * Makes two workers read from Constant Contact with one credential, whose rotating token must be renewed repeatedly.
 *
 * @param tell called with messages for the user
 * @throws CommandFailure if the cluster can't be started
 */
export async function tryTokens(
	plan: TokenPlan,
	tell: (text: string) => void,
): Promise<TokenFigures> {
	const sandbox = await startSandbox();
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
	plan: TokenPlan,
	{ client, url, workers }: Cluster,
	sandbox: Sandbox,
	tell: (text: string) => void,
): Promise<TokenFigures> {
	const { constantContactV3: account, log } = sandbox;
	await connectAccount(client, sandbox, url);
	const hook = `${url}/webhook/${HOOK}`;
	const [list] = account.lists();
	await activate(client, tokensWorkflow(plan.items, list?.id ?? ''), WORKFLOW, hook);
	// Using a token twice ends the connection.
	account.options.reuseRevokesGrant = true;
	account.expireAccessTokens();
	log.clear();
	tell(`Calling the webhook ${plan.executions} times ...`);
	const call = async (): Promise<number> => await itemsOf(hook);
	const concurrency = plan.workers * plan.concurrency;
	const calls = pMap(Array.from({ length: plan.executions }), call, { concurrency });
	const counts = await whileExpiring(sandbox, plan.requestsPerToken, calls);
	const entries = [...log.entries];
	account.expireAccessTokens();
	const afterwards = await itemsOf(hook);
	account.expireAccessTokens();
	sandbox.faults.add({ when: { path: '/v1/token' }, times: 1, do: { kind: 'resetAfter' } });
	await itemsOf(hook);
	const afterLoss = await itemsOf(hook);
	await connectAccount(client, sandbox, url);
	const reconnected = await itemsOf(hook);
	account.expireAccessTokens();
	sandbox.faults.add({ when: { path: '/v1/token' }, times: 1, do: SLOW });
	await pMap(Array.from({ length: concurrency }), call, { concurrency });
	account.expireAccessTokens();
	const afterSlowness = await itemsOf(hook);
	const begun = workers.map(({ name, started }) => ({ name, executions: started().length }));
	return tokenFigures(plan, {
		counts,
		entries,
		afterwards,
		afterLoss,
		reconnected,
		afterSlowness,
		begun,
	});
}

/** Expires the access tokens repeatedly until a promise settles. */
async function whileExpiring<Value>(
	{ constantContactV3: account, log }: Sandbox,
	requestsPerToken: number,
	task: Promise<Value>,
): Promise<Value> {
	let isDone = false;
	const end = (): void => {
		isDone = true;
	};
	task.then(end, end);
	for (let next = requestsPerToken; !isDone; await wait(20)) {
		if (log.count < next) continue;
		account.expireAccessTokens();
		next = log.count + requestsPerToken;
	}
	return await task;
}

/** Calls the webhook. @returns the number of items at the end of the workflow; zero if it failed */
async function itemsOf(hook: string): Promise<number> {
	const response = await fetch(hook, { method: 'POST' });
	const body = response.ok ? ((await response.json()) as unknown) : [];
	return Array.isArray(body) ? body.length : 0;
}

/** What was observed of the calls and requests. */
export interface TokenObservation {
	/** Items of each call. */
	counts: number[];
	entries: Array<Pick<LogEntry, 'path' | 'status'>>;
	afterwards: number;
	afterLoss: number;
	reconnected: number;
	afterSlowness: number;
	begun: TokenFigures['begun'];
}

/** Counts the observations, and names what must not occur. */
export function tokenFigures(
	{ executions, items }: TokenPlan,
	{ counts, entries, begun, ...later }: TokenObservation,
): TokenFigures {
	const renewals = entries.filter(({ path }) => TOKEN.test(path));
	const requests = entries.filter(({ path }) => !TOKEN.test(path));
	const figures = {
		done: counts.filter((count) => count === items).length,
		begun,
		read: requests.filter(({ status }) => status === 200).length,
		expired: requests.filter(({ status }) => status === 401).length,
		renewals: renewals.length,
		refusedRenewals: renewals.filter(({ status }) => status !== 200).length,
		...later,
	};
	const idle = begun.filter((worker) => worker.executions === 0).length;
	return {
		...figures,
		problems: [
			...problem(executions - figures.done, 'Calls that did not get all items'),
			...problem(
				Math.abs(executions * items - figures.read),
				'Records that were not read, or read twice',
			),
			...problem(figures.refusedRenewals, 'Renewals that the authorization server refused'),
			...problem(items - later.afterwards, 'Items missing after the last token had expired'),
			...problem(items - later.reconnected, 'Items missing after the account was connected again'),
			...problem(figures.renewals < 5 ? 1 : 0, 'Runs with too few renewals to show anything'),
			...problem(idle, 'Workers that did nothing'),
		],
	};
}

/** What must not exist, and how many times it does. */
function problem(count: number, what: string): string[] {
	return count === 0 ? [] : [`${what}: ${count}`];
}

/** A webhook, then a list that is read once for each of many items; the webhook responds with all of them. */
function tokensWorkflow(items: number, list: string): object {
	const node = (
		name: string,
		type: string,
		typeVersion: number,
		parameters: INode['parameters'],
		more: Partial<INode> = {},
	): INode => ({ id: name, name, type, typeVersion, position: [0, 0], parameters, ...more });
	const credential = 'constantContactOAuth2Api';
	const nodes = [
		node(
			'Call',
			'n8n-nodes-base.webhook',
			2,
			{
				httpMethod: 'POST',
				path: HOOK,
				responseMode: 'lastNode',
				responseData: 'allEntries',
			},
			{ webhookId: HOOK },
		),
		node('Numbers', 'n8n-nodes-base.set', 3.4, {
			mode: 'raw',
			jsonOutput: JSON.stringify({ n: Array.from({ length: items }, (_, at) => at) }),
			options: {},
		}),
		node('One by One', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'n', options: {} }),
		node(
			'Get List',
			`${packageJson.name}.constantContact`,
			1,
			{
				resource: 'contactList',
				operation: 'get',
				// An expression keeps the node from reading the list only once.
				list: { __rl: true, mode: 'id', value: `={{ $json.n >= 0 ? '${list}' : '' }}` },
			},
			{ credentials: { [credential]: { id: credential, name: credential } } },
		),
	];
	const links = nodes
		.slice(1)
		.map(({ name }, at): [string, object] => [
			nodes[at]?.name ?? '',
			{ main: [[{ node: name, type: 'main', index: 0 }]] },
		]);
	return {
		id: WORKFLOW,
		name: 'Lists with rotating tokens',
		nodes,
		connections: Object.fromEntries(links),
		settings: { executionOrder: 'v1' },
	};
}
