import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Clock, FaultAction, LogEntry, ManualClock, Sandbox } from '../../../sandbox';
import type { NodeResult, RunNodeOptions } from '../../../support';

/** A node connected to a sandbox. */
interface RunningNode {
	sandbox: Sandbox;
	run(
		resource: string,
		operation: string,
		parameters?: INodeParameters,
		items?: IDataObject[],
		options?: Partial<RunNodeOptions>,
	): Promise<NodeResult>;
}

/** A replicating node, with the static data of its workflow. */
export interface Replication {
	/** What n8n stores for the workflow between runs. */
	staticData: IDataObject;
	/** Runs *Replicate* as in an active workflow; n8n saves the static data even if the run fails. */
	replicate(
		parameters: INodeParameters,
		mode?: 'trigger' | 'manual',
		items?: IDataObject[],
	): Promise<NodeResult>;
	/** Like `replicate`, for a run that succeeds. @returns the rows */
	rows(parameters: INodeParameters, items?: IDataObject[]): Promise<IDataObject[]>;
	/** Method, path and query of each request since the log was cleared, without the API key. */
	queries(): string[];
}

/** Makes a node replicate. @param prefix the start of all paths */
export function replicating<Node extends RunningNode>(
	node: Node,
	prefix: string,
): Node & Replication {
	const replicator: Node & Replication = {
		...node,
		staticData: {},
		async replicate(parameters, mode = 'trigger', items = [{}]) {
			// As n8n stores it: as JSON, and after a manual run not at all
			const staticData = jsonCopy(replicator.staticData);
			const result = await node.run('table', 'replicate', parameters, items, { staticData, mode });
			if (mode === 'trigger') replicator.staticData = jsonCopy(result.staticData);
			return result;
		},
		async rows(parameters, items) {
			const result = await replicator.replicate(parameters, 'trigger', items);
			expect(result.error).toBeUndefined();
			return result.items.map(({ json }) => json);
		},
		queries: () =>
			node.sandbox.log.entries.map(({ method, path, query }) => {
				const entries = Object.entries(query as unknown as Record<string, string>);
				const pairs = entries.filter(([name]) => name !== 'api_key');
				const shown = pairs.map(([name, value]) => `${name}=${value}`).join('&');
				const short = path.startsWith(prefix) ? path.slice(prefix.length) : path;
				return `${method} ${short}${shown === '' ? '' : `?${shown}`}`;
			}),
	};
	return replicator;
}

function jsonCopy(data: IDataObject): IDataObject {
	return JSON.parse(JSON.stringify(data)) as IDataObject;
}

/** A request as it arrives, before the response. */
export type Arrival = Pick<LogEntry, 'method' | 'path' | 'query'>;

/** Calls back when each request arrives, so that data can change between two pages. */
export function onRequest(
	{ sandbox }: Pick<RunningNode, 'sandbox'>,
	act: (arrival: Arrival) => void,
): void {
	const { log } = sandbox;
	const open = log.open.bind(log);
	log.open = (entry) => {
		act(entry);
		return open(entry);
	};
}

/** Faults that end a run when they affect a request, including its retries. */
export const ENDING_FAULTS: FaultAction[] = [
	{ kind: 'status', status: 500 },
	{ kind: 'resetBefore' },
	{ kind: 'resetAfter' },
	{ kind: 'truncate' },
	{ kind: 'truncateJson' },
	{ kind: 'html' },
	{ kind: 'empty' },
];

/** Invalidates every cursor issued an hour or more before one of these requests. */
export function expireCursorsAt(
	node: Pick<RunningNode, 'sandbox'>,
	clock: ManualClock,
	...numbers: number[]
): void {
	let requests = 0;
	onRequest(node, () => {
		requests++;
		if (numbers.includes(requests)) clock.advance(2 * 3_600_000);
	});
}

/** The run failed, had no output, didn't move the key, and didn't contact any other host. */
export function expectRefused(
	node: Pick<RunningNode, 'sandbox'> & Replication,
	result: NodeResult,
	message: string,
): void {
	expect(result.items).toEqual([]);
	expect(result.error?.message).toContain(message);
	expect(memory(node).tables).toBeUndefined();
	const hosts = new Set(node.sandbox.log.entries.map(({ headers }) => headers.host));
	expect(hosts.size).toBe(1);
}

/** Makes the machine's clock follow this one; reset after each test. */
export function useClock(clock: Clock): void {
	jest.spyOn(Date, 'now').mockImplementation(() => clock.now());
}

afterEach(() => {
	jest.restoreAllMocks();
});

/** The key of an activity, which has no ID (V2 API 2.2). */
export function activityKey(row: IDataObject): string {
	const { activity_type, campaign_id, contact_id, activity_date, link_id } = row;
	return [activity_type, campaign_id, contact_id, activity_date, link_id].join(' ');
}

/** The stored state of the node, in the static data. */
export function memory({ staticData }: Pick<Replication, 'staticData'>): {
	requests?: IDataObject;
	tables?: Record<string, IDataObject>;
	pending?: Record<string, IDataObject>;
} {
	const { constantContactReplication: owners = [] } = (staticData.global ?? {}) as IDataObject;
	const [first] = owners as Array<{ checkpoint: ReturnType<typeof memory> }>;
	return first?.checkpoint ?? {};
}

/** The stored state of a table. */
export function memoryOf(
	replicator: Pick<Replication, 'staticData'>,
	table: string,
): IDataObject | undefined {
	return memory(replicator).tables?.[table];
}

/** The hints of a run. */
export function hintsOf({ hints }: NodeResult): string[] {
	return hints.map(({ message }) => message);
}
