import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { TriggerEvent } from '../../../nodes/ConstantContactTrigger/events';
import { ManualClock, type ConstantContactV3Options } from '../../sandbox';
import { pollingNode, type PollDatabase, type PollingNode, withConnection } from '../../support';
import { connectedCredential, connectNode, type ConnectedNode } from '../ConstantContact/setup';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** When the tests take place, by the sandbox's clock. */
export const NOON = Date.UTC(2026, 5, 1, 12);

/** Often enough for tests, and within half of the day's quota. */
const POLL_TIMES = { item: [{ mode: 'everyX', value: 15, unit: 'minutes' }] };

export interface TriggerSetup {
	database?: PollDatabase;
	budget?: number | 'none';
	/** How the server is talked to. */
	connection?: INodeParameters;
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
	/** Lets a minute pass, polls, and gives the requests and what was found. */
	nextPoll(trigger: PollingNode): Promise<{ requests: string[]; found: IDataObject[] }>;
	/** Polls each minute until nothing comes. @returns what each poll found */
	drain(trigger: PollingNode): Promise<IDataObject[][]>;
	/** Creates a contact at the sandbox's time. @returns its ID */
	create(): string;
	/** Changes a contact. */
	update(id: string): void;
	/** Deletes a contact. */
	remove(id: string): void;
}

/** Starts a sandbox at noon; n8n's clock follows the sandbox's, see `skew`. */
export async function triggerBench(
	options: Partial<ConstantContactV3Options> = {},
): Promise<TriggerBench> {
	const clock = new ManualClock(NOON);
	const skew = { own: 0 };
	const node = await connectNode({
		clock,
		constantContactV3: { contacts: 0, campaigns: 0, accessTokenSeconds: 1e8, ...options },
	});
	const { account, sandbox } = node;
	jest.spyOn(Date, 'now').mockImplementation(() => clock.now() + skew.own);
	let contacts = 0;

	const trigger: TriggerBench['trigger'] = (event, parameters = {}, setup = {}) => {
		const all = { event, pollTimes: POLL_TIMES, simplify: false, ...parameters };
		// By its name n8n's own loader brings it, which adds the poll times.
		return pollingNode('constantContactTrigger', all as INodeParameters, {
			credentials: withConnection(
				{ constantContactOAuth2Api: connectedCredential(account) },
				{ initialRetryDelay: 1, requestsPerSecond: 0, ...setup.connection },
			),
			database: setup.database,
			budget: setup.budget,
		});
	};
	const nextPoll: TriggerBench['nextPoll'] = async (polled) => {
		clock.advance(MINUTE);
		sandbox.log.clear();
		const found = (await polled.poll()) ?? [];
		return { requests: node.requests(), found };
	};
	return {
		...node,
		clock,
		skew,
		trigger,
		async active(...args) {
			const started = trigger(...args);
			expect(await started.activate()).toBeNull();
			sandbox.log.clear();
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
		create: () => account.putContact({ email: `new${++contacts}@example.com` }).id,
		update: (id) => void account.putContact({ id, texts: { first_name: `Ann ${clock.now()}` } }),
		remove: (id) => void account.putContact({ id, isDeleted: true }),
		async close() {
			jest.restoreAllMocks();
			await node.close();
		},
	};
}

/** IDs of contacts. */
export function idsOf(records: IDataObject[] | null): unknown[] {
	return (records ?? []).map(({ contact_id: id }) => id);
}

/** How far a trigger has read, as it is in memory. */
export function getCursor(trigger: PollingNode): IDataObject {
	return (trigger.memory.state as IDataObject).cursor as IDataObject;
}
