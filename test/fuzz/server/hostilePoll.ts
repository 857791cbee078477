import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../../nodes/kit';
import type { TriggerEvent } from '../../../nodes/ContactHubTrigger/cursor';
import { spoiler } from '../../chaos/experiment';
import type { ChaosServer } from '../../chaos/server';
import type { ContactHubSandbox } from '../../sandbox';
import { pollingNode, type PollingNode, type PollRun, withConnection } from '../../support';
import { placesOf } from '../../nodes/ContactHub/faults/secrets';
import { spoil, type Hostility } from './answers';
import { outcomeWithin, wrongWithError } from './outcome';

/** A poll, and what a hostile server does while it runs. */
export interface PollAttack {
	event: TriggerEvent;
	/** Which of its requests gets a spoilt answer, counted from 1. */
	request: number;
	/** Whether all later ones get such answers, too. */
	lasting: boolean;
	how: Hostility;
}

type Server = ChaosServer<ContactHubSandbox>;

const MINUTE = 60_000;

/** Polls after the attack: by then the last of what came before it has left the overlap. */
const LATER_POLLS = 10;

/** Milliseconds after which a poll counts as hanging: two tries of a second for each request, and time for the rest. */
const LIMIT = 60_000;

const CONNECTION = { initialRetryDelay: 1, requestsPerSecond: 0, retries: 1, requestTimeout: 1000 };

/**
 * Lets a trigger poll while the server answers with anything at all, and then in peace.
 *
 * @returns what is wrong, in words: with the outcome of the poll, and with what was never found
 */
export async function attackPoll(server: Server, attack: PollAttack): Promise<string[]> {
	const hub = server.reset({ contactHub: { customers: 3, events: 3 } });
	const clock = jest.spyOn(Date, 'now').mockImplementation(() => server.time);
	try {
		const trigger = triggerFor(hub, attack.event);
		await trigger.activate();
		server.advance(MINUTE);
		const news = await makeNews(server, hub, attack.event);
		server.advance(MINUTE);
		const { wrong, found } = await disturbed(server, hub, trigger, attack);
		const all = [...idsOf(found), ...(await pollInPeace(server, trigger))];
		const lost = news.filter((id) => !all.includes(id));
		return lost.length === 0 ? wrong : [...wrong, `${lost.length} of ${news.length} were lost`];
	} finally {
		clock.mockRestore();
	}
}

function triggerFor(hub: ContactHubSandbox, event: TriggerEvent): PollingNode {
	const { baseUrl, workspaceId, nodeId } = hub;
	const contactHubApi = { baseUrl, workspaceId, nodeId, token: tokenOf(hub, event) };
	const parameters = { event, simplify: false };
	return pollingNode('contactHubTrigger', parameters, {
		credentials: withConnection({ contactHubApi }, CONNECTION),
	});
}

function tokenOf({ tokens }: ContactHubSandbox, event: TriggerEvent): string {
	return event === 'changeReceived' ? tokens.updates : tokens.trusted;
}

/** Creates and changes records. @returns IDs of those that the trigger has to find */
async function makeNews(
	server: Server,
	hub: ContactHubSandbox,
	event: TriggerEvent,
): Promise<string[]> {
	const write = async (method: string, target: string, body: IDataObject) => {
		const answer = await fetch(`${hub.baseUrl}/workspaces/${hub.workspaceId}${target}`, {
			method,
			headers: {
				authorization: `Bearer ${hub.tokens.admin}`,
				'content-type': 'application/json',
			},
			body: JSON.stringify(body),
		});
		if (!answer.ok) throw new Error(`${method} ${target}: ${answer.status}`);
		const text = await answer.text();
		return text === '' ? {} : (JSON.parse(text) as IDataObject);
	};
	const [first] = [...hub.customers()].map(({ id }) => id);
	const news: string[] = [];
	for (let count = 0; count < 3; count++) {
		server.advance(1000);
		if (event === 'eventReceived') {
			const properties = { title: 'Home' };
			const body = { customerId: first, type: 'viewedPage', context: 'WEB', properties };
			news.push(String((await write('POST', '/events', body as IDataObject)).id));
			continue;
		}
		const body = { nodeId: hub.nodeId, base: { firstName: `Ann ${count}` } };
		const id = String((await write('POST', '/customers', body)).id);
		news.push(id);
		if (event !== 'customerUpdated') continue;
		server.advance(1000);
		await write('PATCH', `/customers/${id}`, { base: { lastName: 'Rossi' } });
	}
	return news;
}

/** What this trigger does, as its errors say it. */
const ACTIONS: Record<TriggerEvent, string> = {
	changeReceived: 'look for changes',
	customerCreated: 'look for new customers',
	customerUpdated: 'look for updated customers',
	eventReceived: 'look for events',
};

async function disturbed(
	server: Server,
	hub: ContactHubSandbox,
	trigger: PollingNode,
	attack: PollAttack,
): Promise<{ wrong: string[]; found: PollRun }> {
	server.spoil = spoiler(attack, (answer) => spoil(answer, attack.how));
	const outcome = await outcomeWithin(LIMIT, trigger.poll());
	server.spoil = undefined;
	await server.settle();
	if (outcome === undefined) return { wrong: ['it does not end'], found: null };
	const wrong = placesOf([outcome], tokenOf(hub, attack.event)).map(
		(place) => `a secret in ${place}`,
	);
	if ('error' in outcome) {
		wrong.push(...wrongWithError(outcome.error));
		const isNamed = outcome.error.message.includes(ACTIONS[attack.event]);
		if (!isNamed) wrong.push(`what it does isn't named: ${outcome.error.message}`);
		return { wrong, found: null };
	}
	const found = outcome.value;
	if (!(found ?? []).every((record) => isRecord(record))) wrong.push('it hands on no records');
	return { wrong, found };
}

async function pollInPeace(server: Server, trigger: PollingNode): Promise<unknown[]> {
	const ids: unknown[] = [];
	for (let count = 0; count < LATER_POLLS; count++) {
		server.advance(MINUTE);
		ids.push(...idsOf(await trigger.poll()));
	}
	return ids;
}

/** IDs of records, or of what changed. */
function idsOf(records: PollRun): unknown[] {
	return (records ?? []).map((record) => {
		const { id, data } = isRecord(record) ? record : ({} as IDataObject);
		return id ?? (isRecord(data) ? data.id : undefined);
	});
}
