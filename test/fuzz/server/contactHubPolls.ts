import type { IDataObject } from 'n8n-workflow';

import type { TriggerEvent } from '../../../nodes/ContactHubTrigger/events';
import { isRecord } from '../../../nodes/kit';
import type { ContactHubSandbox } from '../../sandbox';
import { pollingNode, withConnection, type PollingNode, type PollRun } from '../../support';
import { CONNECTION, type Server, type PollSubject } from './hostilePoll';

/** The ContactHub Trigger. */
export const contactHubPolls: PollSubject<ContactHubSandbox, TriggerEvent> = {
	records: { contactHub: { customers: 3, events: 3 } },
	triggerFor,
	secretOf: tokenOf,
	makeNews,
	actions: {
		changeReceived: 'look for changes',
		customerCreated: 'look for new customers',
		customerUpdated: 'look for updated customers',
		eventReceived: 'look for events',
	},
	idsOf,
};

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

/** Creates and changes records. @returns IDs of those that the trigger should find */
async function makeNews(
	server: Server<ContactHubSandbox>,
	hub: ContactHubSandbox,
	event: TriggerEvent,
): Promise<string[]> {
	const write = async (method: string, target: string, body: IDataObject) => {
		const response = await fetch(`${hub.baseUrl}/workspaces/${hub.workspaceId}${target}`, {
			method,
			headers: {
				authorization: `Bearer ${hub.tokens.admin}`,
				'content-type': 'application/json',
			},
			body: JSON.stringify(body),
		});
		if (!response.ok) throw new Error(`${method} ${target}: ${response.status}`);
		const text = await response.text();
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

/** IDs of records, or of what changed. */
function idsOf(records: PollRun): unknown[] {
	return (records ?? []).map((record) => {
		const { id, data } = isRecord(record) ? record : ({} as IDataObject);
		return id ?? (isRecord(data) ? data.id : undefined);
	});
}
