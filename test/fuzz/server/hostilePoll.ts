import { isRecord } from '../../../nodes/kit';
import { spoiler } from '../../chaos/experiment';
import type { ChaosServer } from '../../chaos/server';
import type { SandboxOptions } from '../../sandbox';
import type { PollingNode, PollRun } from '../../support';
import { findPaths } from '../../nodes/ContactHub/faults/secrets';
import { spoil, type Hostility } from './responses';
import { outcomeWithin, wrongWithError } from './outcome';

/** A trigger, and the data that it can find. */
export interface PollSubject<State, Event extends string> {
	/** The initial data of the server. */
	records: SandboxOptions;
	triggerFor(state: State, event: Event): PollingNode;
	/** What no error and no item may contain. */
	secretOf(state: State, event: Event): string;
	/** Creates what the trigger should find. @returns its key */
	makeNews(server: Server<State>, state: State, event: Event): Promise<string[]>;
	/** What a poll does, as its errors put it. */
	actions: Record<Event, string>;
	/** The key of an item. */
	idsOf(records: PollRun): unknown[];
}

/** A poll, and what a hostile server does during it. */
export interface PollAttack<Event extends string = string> {
	event: Event;
	/** Which of its requests gets a modified response, starting at 1. */
	request: number;
	/** Whether all later requests get one, too. */
	lasting: boolean;
	how: Hostility;
}

export type Server<State> = ChaosServer<State>;

const MINUTE = 60_000;

/** Polls after the attack: by then, everything from before it has left the lookback window. */
const LATER_POLLS = 10;

/** Milliseconds after which a poll counts as hanging: much longer than polls take. */
const LIMIT = 60_000;

export const CONNECTION = {
	initialRetryDelay: 1,
	requestsPerSecond: 0,
	retries: 1,
	// Nothing hangs here; this is time for a busy machine.
	requestTimeout: 10_000,
};

/**
 * Lets a trigger poll while the server responds with anything at all, and then undisturbed.
 *
 * @returns what is wrong, in words: with the outcome of the poll, and with what was never found
 */
export async function attackPoll<State, Event extends string>(
	server: Server<State>,
	subject: PollSubject<State, Event>,
	attack: PollAttack<Event>,
): Promise<string[]> {
	const state = server.reset(subject.records);
	const clock = jest.spyOn(Date, 'now').mockImplementation(() => server.time);
	try {
		const trigger = subject.triggerFor(state, attack.event);
		await trigger.activate();
		server.advance(MINUTE);
		const news = await subject.makeNews(server, state, attack.event);
		server.advance(MINUTE);
		const { wrong, found } = await disturbed(server, subject, { state, trigger, attack });
		const all = [...subject.idsOf(found), ...(await pollInPeace(server, subject, trigger))];
		const lost = news.filter((id) => !all.includes(id));
		return lost.length === 0 ? wrong : [...wrong, `${lost.length} of ${news.length} were lost`];
	} finally {
		clock.mockRestore();
	}
}

interface Scene<State, Event extends string> {
	state: State;
	trigger: PollingNode;
	attack: PollAttack<Event>;
}

async function disturbed<State, Event extends string>(
	server: Server<State>,
	subject: PollSubject<State, Event>,
	{ state, trigger, attack }: Scene<State, Event>,
): Promise<{ wrong: string[]; found: PollRun }> {
	server.spoil = spoiler(attack, (response) => spoil(response, attack.how));
	const outcome = await outcomeWithin(LIMIT, trigger.poll());
	server.spoil = undefined;
	await server.settle();
	if (outcome === undefined) return { wrong: ['it does not end'], found: null };
	const wrong = findPaths([outcome], subject.secretOf(state, attack.event)).map(
		(place) => `a secret in ${place}`,
	);
	if ('error' in outcome) {
		wrong.push(...wrongWithError(outcome.error));
		const isNamed = outcome.error.message.includes(subject.actions[attack.event]);
		if (!isNamed) wrong.push(`what it does isn't named: ${outcome.error.message}`);
		return { wrong, found: null };
	}
	const found = outcome.value;
	if (!(found ?? []).every((record) => isRecord(record))) wrong.push('it hands on no records');
	return { wrong, found };
}

async function pollInPeace<State, Event extends string>(
	server: Server<State>,
	subject: PollSubject<State, Event>,
	trigger: PollingNode,
): Promise<unknown[]> {
	const ids: unknown[] = [];
	for (let count = 0; count < LATER_POLLS; count++) {
		server.advance(MINUTE);
		ids.push(...subject.idsOf(await trigger.poll()));
	}
	return ids;
}
