import { withConnection, type Connection } from '../../support';
import type { INode } from 'n8n-workflow';
import type { Work } from '../comparisons/comparison';
import type { ContactHubAddress } from '../measuring/sandboxProcess';
import { AT_ONCE, customersUrl, headersOf } from './customers';
import { baseNode, ownNode, runChain, runLoop } from './engine';
import { inLanes } from './lanes';
import { newPeople, type Person } from './people';
import { byFetch, throughHelper, type Send } from './senders';

/** Customer: Create, or Create or Update. */
export function writeByNode(
	operation: 'create' | 'upsert',
	people: number,
	connection: Connection = {},
): Work {
	return ({ contactHub }) => {
		const json = newPeople(people);
		return async () => {
			const node = ownNode('contactHub', {
				resource: 'customer',
				operation,
				customerFields: { mappingMode: 'autoMapInputData', value: null },
			});
			const credentials = withConnection({ contactHubApi: contactHub }, connection);
			const items = await runChain([node], { json, credentials });
			return new Set(items.map((item) => item.json.id)).size;
		};
	};
}

/** Customer: Create, mapped by hand with five expressions as users write them: dragged in, joined with text, with a function. */
export function mapByNode(people: number): Work {
	return ({ contactHub }) => {
		const json = newPeople(people);
		return async () => {
			const value = {
				externalId: '=CRM-{{ $json.email }}',
				'base.contacts.email': '={{ $json.email }}',
				'base.firstName': '={{ $json.firstName }}',
				'base.lastName': "={{ $json['lastName'] }}",
				'base.title': '={{ $json.firstName.toUpperCase() }}',
			};
			const customerFields = { mappingMode: 'defineBelow', value };
			const node = ownNode('contactHub', {
				resource: 'customer',
				operation: 'create',
				customerFields,
			});
			const items = await runChain([node], { json, credentials: { contactHubApi: contactHub } });
			return new Set(items.map((item) => item.json.id)).size;
		};
	};
}

/** The same requests with the same concurrency: no engine, no retries, no checks, connections kept alive. */
export function writeByLoop(people: number): Work {
	return ({ contactHub }) => {
		const all = newPeople(people);
		return async () => await write(contactHub, all, byFetch(headersOf(contactHub)));
	};
}

/** The same through n8n's helper. */
export function writeByHelper(people: number): Work {
	return ({ contactHub }) => {
		const all = newPeople(people);
		const headers = { 'content-type': 'application/json' };
		return throughHelper(
			'contactHubApi',
			contactHub,
			headers,
			async (send) => await write(contactHub, all, send),
		);
	};
}

async function write(address: ContactHubAddress, people: Person[], send: Send): Promise<number> {
	const { nodeId } = address;
	const ids = new Set<unknown>();
	await inLanes(AT_ONCE, people.length, async (index) => {
		const body = JSON.stringify({ nodeId, base: baseOf(people[index]) });
		const text = await send(customersUrl(address), { method: 'POST', body });
		ids.add((JSON.parse(text) as { id: unknown }).id);
	});
	return ids.size;
}

function baseOf(
	{ email, firstName, lastName }: Person = { email: '', firstName: '', lastName: '' },
) {
	return { firstName, lastName, contacts: { email } };
}

/** HTTP Request in Loop Over Items: one request at a time. */
export function writeByHttp(people: number): Work {
	return ({ contactHub }) => {
		const json = newPeople(people);
		return async () => countNew(await runLoop(1, [request(contactHub)], { json }));
	};
}

/**
 * HTTP Request with its defaults: it sends the requests of all items at once, however many there are.
 *
 * @param goesOn whether it continues after failed items, which aren't counted
 */
export function writeByHttpAtOnce(people: number, goesOn = false): Work {
	return ({ contactHub }) => {
		const json = newPeople(people);
		const onError = goesOn ? 'continueRegularOutput' : 'stopWorkflow';
		return async () => countNew(await runChain([{ ...request(contactHub), onError }], { json }));
	};
}

function countNew(items: Awaited<ReturnType<typeof runChain>>): number {
	return new Set(items.flatMap(({ json }) => json.id ?? [])).size;
}

function request(address: ContactHubAddress): INode {
	return baseNode('HTTP Request', 'httpRequest', 4.2, {
		method: 'POST',
		url: customersUrl(address),
		sendHeaders: true,
		headerParameters: {
			parameters: [{ name: 'Authorization', value: `Bearer ${address.token}` }],
		},
		sendBody: true,
		specifyBody: 'json',
		jsonBody: `={{ {
			nodeId: '${address.nodeId}',
			base: {
				firstName: $json.firstName,
				lastName: $json.lastName,
				contacts: { email: $json.email },
			},
		} }}`,
		options: {},
	});
}
