import type { IDataObject } from 'n8n-workflow';

import type { ManualClock, Sandbox } from '../sandbox';
import type { PollDatabase, PollingNode } from '../support';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** When the tests of triggers take place, by the sandbox's clock. */
export const NOON = Date.UTC(2026, 5, 1, 12);

/** The n8n that a trigger runs in. */
export interface PollSetup {
	database?: PollDatabase;
	budget?: number | 'none';
}

/** A sandbox whose clock stands still, n8n's clock, and triggers that are connected with them. */
export interface PollBench<Event extends string, Setup extends PollSetup, Requests> {
	clock: ManualClock;
	/** How far n8n's own clock is ahead of the sandbox's, in milliseconds. May be changed. */
	skew: { own: number };
	/** A trigger, not yet active. Requests that are repeated wait for a millisecond only. */
	trigger(event: Event, parameters?: IDataObject, setup?: Setup): PollingNode;
	/** Active already, and its activation found nothing. The log is cleared. */
	active(event: Event, parameters?: IDataObject, setup?: Setup): Promise<PollingNode>;
	/** Lets a minute pass, polls, and gives the requests and what was found. */
	nextPoll(trigger: PollingNode): Promise<{ requests: Requests; found: IDataObject[] }>;
	/** Polls each minute until nothing comes. @returns what each poll found */
	drain(trigger: PollingNode): Promise<IDataObject[][]>;
	close(): Promise<void>;
}

/** What a bench is made of. */
export interface PollBenchParts<
	Event extends string,
	Setup extends PollSetup,
	Requests,
> extends Pick<PollBench<Event, Setup, Requests>, 'clock' | 'trigger'> {
	node: { sandbox: Sandbox; close(): Promise<void> };
	/** The requests since the log was cleared, or their number. */
	requests: () => Requests;
}

/** Makes n8n's clock follow the sandbox's, see `skew`, until the bench is closed. */
export function createPollBench<Event extends string, Setup extends PollSetup, Requests>({
	node,
	clock,
	trigger,
	requests,
}: PollBenchParts<Event, Setup, Requests>): PollBench<Event, Setup, Requests> {
	const { log } = node.sandbox;
	const skew = { own: 0 };
	jest.spyOn(Date, 'now').mockImplementation(() => clock.now() + skew.own);
	const nextPoll = async (polled: PollingNode) => {
		clock.advance(MINUTE);
		log.clear();
		const found = (await polled.poll()) ?? [];
		return { requests: requests(), found };
	};
	return {
		clock,
		skew,
		trigger,
		async active(...args) {
			const started = trigger(...args);
			expect(await started.activate()).toBeNull();
			log.clear();
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
		async close() {
			jest.restoreAllMocks();
			await node.close();
		},
	};
}

/** How far a trigger has read, as it is in memory. */
export function getCursor(trigger: PollingNode): IDataObject {
	return (trigger.memory.state as IDataObject).cursor as IDataObject;
}
