import type { IDataObject } from 'n8n-workflow';

import type { Clock, LogEntry, SandboxOptions } from '../../../sandbox';
import type { NodeResult } from '../../../support';
import { connectNode, type ConnectedNode, type Parameters } from '../setup';

/** A node that replicates, with the static data of its workflow. */
export interface Replicator extends ConnectedNode {
	/** What n8n keeps of the workflow between runs. */
	staticData: IDataObject;
	/** Runs *Replicate* as an active workflow does; n8n saves the static data even when the run fails. */
	replicate(parameters: Parameters, mode?: 'trigger' | 'manual'): Promise<NodeResult>;
	/** As `replicate`, of a run that succeeds. @returns the rows */
	rows(parameters: Parameters): Promise<IDataObject[]>;
	/** Method, path and query of each request, without the key, since the log was cleared. */
	queries(): string[];
}

/** Starts a sandbox and connects a replicating node to it. */
export async function connectReplicator(options: SandboxOptions = {}): Promise<Replicator> {
	const node = await connectNode(options);
	const replicator: Replicator = {
		...node,
		staticData: {},
		async replicate(parameters, mode = 'trigger') {
			// As n8n stores it: as JSON, and of a run by hand not at all
			const staticData = jsonCopy(replicator.staticData);
			const result = await node.run('table', 'replicate', parameters, [{}], { staticData, mode });
			if (mode === 'trigger') replicator.staticData = jsonCopy(result.staticData);
			return result;
		},
		async rows(parameters) {
			const result = await replicator.replicate(parameters);
			expect(result.error).toBeUndefined();
			return result.items.map(({ json }) => json);
		},
		queries: () =>
			node.sandbox.log.entries.map(({ method, path, query }) => {
				const entries = Object.entries(query as unknown as Record<string, string>);
				const pairs = entries.filter(([name]) => name !== 'api_key');
				const shown = pairs.map(([name, value]) => `${name}=${value}`).join('&');
				return `${method} ${path.replace(/^\/v2/, '')}${shown === '' ? '' : `?${shown}`}`;
			}),
	};
	return replicator;
}

function jsonCopy(data: IDataObject): IDataObject {
	return JSON.parse(JSON.stringify(data)) as IDataObject;
}

/** A request as it arrives, before it is answered. */
export type Arrival = Pick<LogEntry, 'method' | 'path' | 'query'>;

/** Calls back as each request arrives, so that data can change between two pages. */
export function onRequest({ sandbox }: ConnectedNode, act: (arrival: Arrival) => void): void {
	const { log } = sandbox;
	const open = log.open.bind(log);
	log.open = (entry) => {
		act(entry);
		return open(entry);
	};
}

/** Has the clock of the machine go by this one; its own again after each test. */
export function useClock(clock: Clock): void {
	jest.spyOn(Date, 'now').mockImplementation(() => clock.now());
}

afterEach(() => {
	jest.restoreAllMocks();
});

/** What tells an activity apart: it has no ID (V2 API 2.2). */
export function activityKey(row: IDataObject): string {
	const { activity_type, campaign_id, contact_id, activity_date, link_id } = row;
	return [activity_type, campaign_id, contact_id, activity_date, link_id].join(' ');
}

/** The keys of a campaign's activities as the sandbox has them by now, the newest first. */
export function activitiesOf({ account }: ConnectedNode, campaignId: number): string[] {
	return account.trackingOfCampaign(campaignId).map(({ type, contactId, time, link }) =>
		activityKey({
			activity_type: type,
			campaign_id: String(campaignId),
			contact_id: String(contactId),
			activity_date: new Date(time).toISOString(),
			link_id: link === undefined ? null : String(link.uid),
		}),
	);
}

/** IDs of the sandbox's campaigns with this status, ascending. */
export function campaignsThat({ account }: ConnectedNode, status: string): number[] {
	return account.campaigns().flatMap((campaign) => (campaign.status === status ? campaign.id : []));
}

/** Keys of all activities that can be read: those of sent campaigns. */
export function allActivities(node: ConnectedNode): string[] {
	return campaignsThat(node, 'SENT').flatMap((id) => activitiesOf(node, id));
}

/** What is remembered for the node, in the static data. */
export function memory({ staticData }: Replicator): {
	requests?: IDataObject;
	tables?: Record<string, IDataObject>;
	pending?: Record<string, IDataObject>;
} {
	const { constantContactReplication: owners = [] } = (staticData.global ?? {}) as IDataObject;
	const [first] = owners as Array<{ checkpoint: ReturnType<typeof memory> }>;
	return first?.checkpoint ?? {};
}

/** What is remembered of a table. */
export function memoryOf(replicator: Replicator, table: string): IDataObject | undefined {
	return memory(replicator).tables?.[table];
}

/** The hints of a run. */
export function hintsOf({ hints }: NodeResult): string[] {
	return hints.map(({ message }) => message);
}
