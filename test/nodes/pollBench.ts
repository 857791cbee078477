import type { IDataObject } from 'n8n-workflow';

import type { ManualClock, Sandbox } from '../sandbox';
import type { PollDatabase, PollingNode } from '../support';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** When the trigger tests take place, by the sandbox's clock. */
export const NOON = Date.UTC(2026, 5, 1, 12);

/** The n8n instance in which a trigger runs. */
export interface PollSetup {
	database?: PollDatabase;
	budget?: number | 'none';
}

/** A sandbox with a clock that stands still, n8n's clock, and triggers connected to them. */
export interface PollBench<Event extends string, Setup extends PollSetup, Requests> {
	clock: ManualClock;
	/** How far n8n's own clock is ahead of the sandbox's, in milliseconds. May be changed. */
	skew: { own: number };
	/** An inactive trigger. Retries wait only one millisecond. */
	trigger(event: Event, parameters?: IDataObject, setup?: Setup): PollingNode;
	/** Already active; its activation found nothing. The log is cleared. */
	active(event: Event, parameters?: IDataObject, setup?: Setup): Promise<PollingNode>;
	/** Advances a minute, polls, and returns the requests and what was found. */
	nextPoll(trigger: PollingNode): Promise<{ requests: Requests; found: IDataObject[] }>;
	/** Polls every minute until nothing is found. @returns what each poll found */
	drain(trigger: PollingNode): Promise<IDataObject[][]>;
	close(): Promise<void>;
}

/** The parts of a bench. */
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

/** How far a trigger has read, as stored in memory. */
export function getCursor(trigger: PollingNode): IDataObject {
	return (trigger.memory.state as IDataObject).cursor as IDataObject;
}
