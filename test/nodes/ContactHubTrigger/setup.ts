import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { ContactHubTrigger } from '../../../nodes/ContactHubTrigger/ContactHubTrigger.node';
import type { TriggerEvent } from '../../../nodes/ContactHubTrigger/events';
import { ManualClock, type ContactHubOptions, type TokenName } from '../../sandbox';
import { pollingNode, type PollDatabase, type PollingNode, withConnection } from '../../support';
import { connectNode, type ConnectedNode } from '../ContactHub/setup';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

/** When the tests take cursor, by the sandbox's clock. */
export const NOON = Date.UTC(2026, 5, 1, 12);

export interface TriggerSetup {
	token?: TokenName;
	database?: PollDatabase;
	budget?: number | 'none';
	/** Changes the credential's data. */
	credential?: Record<string, string>;
}

/** A sandbox whose clock stands still, n8n's clock, and triggers that are connected with them. */
export interface TriggerBench extends ConnectedNode {
	clock: ManualClock;
	/** How far n8n's own clock is ahead of the sandbox's, in milliseconds. May be changed. */
	skew: { own: number };
	/** A trigger, not yet active. Requests that are repeated wait for a millisecond only. */
	trigger(event: TriggerEvent, parameters?: IDataObject, setup?: TriggerSetup): PollingNode;
	/** Active already, and its activation found nothing. The log is cleared. */
	active(event: TriggerEvent, parameters?: IDataObject, setup?: TriggerSetup): Promise<PollingNode>;
	/** Lets a minute pass, polls, and gives the number of requests and what was found. */
	nextPoll(trigger: PollingNode): Promise<{ requests: number; found: IDataObject[] }>;
	/** Polls each minute until nothing comes. @returns what each poll found */
	drain(trigger: PollingNode): Promise<IDataObject[][]>;
	/**
	 * Does something when the request with this number, counted since the log was cleared, comes in.
	 */
	onRequest(number: number, act: () => void): void;
	/**
	 * Creates a customer through the API, so that lists see it after the index lag. @returns its ID
	 */
	create(values?: IDataObject): Promise<string>;
	/** Changes a customer through the API. */
	update(id: string, values?: IDataObject): Promise<void>;
	remove(id: string): Promise<void>;
	/** Sends an event of a customer. @returns its ID */
	send(customerId: string, values?: IDataObject): Promise<string>;
}

/** Starts a sandbox at noon; n8n's clock follows the sandbox's, see `skew`. */
export async function triggerBench(
	options: Partial<ContactHubOptions> = {},
): Promise<TriggerBench> {
	const clock = new ManualClock(NOON);
	const skew = { own: 0 };
	const node = await connectNode({
		clock,
		contactHub: { customers: 0, events: 0, uniquenessPolicy: 'NO_CHECK', ...options },
	});
	jest.spyOn(Date, 'now').mockImplementation(() => clock.now() + skew.own);

	const call = async (method: string, path: string, body?: IDataObject) => {
		const { baseUrl, workspaceId, tokens } = node.hub;
		const answer = await fetch(`${baseUrl}/workspaces/${workspaceId}${path}`, {
			method,
			headers: {
				authorization: `Bearer ${tokens.admin}`,
				...(body && { 'content-type': 'application/json' }),
			},
			body: body && JSON.stringify(body),
		});
		const text = await answer.text();
		if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
		return (text === '' ? {} : JSON.parse(text)) as IDataObject;
	};
	const trigger: TriggerBench['trigger'] = (event, parameters = {}, setup = {}) => {
		const { token = event === 'changeReceived' ? 'updates' : 'trusted', credential } = setup;
		const all = { event, simplify: false, ...parameters };
		return pollingNode(ContactHubTrigger, all as INodeParameters, {
			credentials: withConnection(node.credentials(token, credential), { initialRetryDelay: 1 }),
			database: setup.database,
			budget: setup.budget,
		});
	};
	const { log } = node.sandbox;
	const waiting = new Map<number, () => void>();
	const open = log.open.bind(log);
	jest.spyOn(log, 'open').mockImplementation((entry) => {
		const number = log.count + 1;
		waiting.get(number)?.();
		waiting.delete(number);
		return open(entry);
	});
	const nextPoll: TriggerBench['nextPoll'] = async (polled) => {
		clock.advance(MINUTE);
		log.clear();
		const found = (await polled.poll()) ?? [];
		return { requests: log.count, found };
	};
	return {
		...node,
		clock,
		skew,
		trigger,
		async active(...args) {
			const started = trigger(...args);
			expect(await started.activate()).toBeNull();
			node.sandbox.log.clear();
			return started;
		},
		nextPoll,
		async drain(polled) {
			const polls: IDataObject[][] = [];
			for (;;) {
				const { found } = await nextPoll(polled);
				if (found.length === 0) return polls;
				polls.push(found);
			}
		},
		onRequest: (number, act) => void waiting.set(number, act),
		async create(values = {}) {
			const { nodeId } = node.hub;
			const body = { nodeId, base: { firstName: 'Ann' }, ...values };
			return String((await call('POST', '/customers', body)).id);
		},
		async update(id, values = { base: { lastName: 'Rossi' } }) {
			await call('PATCH', `/customers/${id}`, values);
		},
		async remove(id) {
			await call('DELETE', `/customers/${id}`);
		},
		async send(customerId, values = {}) {
			const body = {
				customerId,
				type: 'viewedPage',
				context: 'WEB',
				properties: { title: 'Home' },
				...values,
			};
			return String((await call('POST', '/events', body)).id);
		},
		async close() {
			jest.restoreAllMocks();
			await node.close();
		},
	};
}

/** IDs of records, or of what changed. */
export function idsOf(records: IDataObject[] | null): unknown[] {
	return (records ?? []).map(({ id, data }) => id ?? (data as IDataObject | undefined)?.id);
}

/** The cursor that a trigger has in memory. */
export function cursorOf(trigger: PollingNode): IDataObject {
	return (trigger.memory.state as IDataObject).cursor as IDataObject;
}
