import type { INode } from 'n8n-workflow';
import { ownNodeType, pollingNode, TypeRegistry } from '../../support';
import type { Work } from '../comparisons/comparison';
import type { ContactHubAddress } from '../measuring/sandboxProcess';
import { customersUrl, headersOf, NUMBERED_PAGES } from './customers';
import { baseNode, loadedFrom, runChain } from './engine';
import { splitOut } from './httpNodes';

/** Customers per page, the maximum of the API. */
const PER_PAGE = 50;

/** Maximum number of items that a poll of the trigger may output. */
const MOST_PER_POLL = 5_000;

/**
 * A trigger whose cursor is at a customer that this many others follow: polls until it has output all of them. With zero, it has
 * already output everything.
 */
export function pollByNode(newcomers: number): Work {
	return async ({ contactHub }) => {
		const type = TypeRegistry.create(loadedFrom()).getByName(ownNodeType('contactHubTrigger'));
		const start = await startOf(contactHub, newcomers);
		const parameters = {
			event: 'customerCreated',
			simplify: false,
			...(start === undefined ? {} : { startFrom: 'date', startDate: start }),
			triggerOptions: { maxPerPoll: MOST_PER_POLL },
		};
		const trigger = pollingNode(type, parameters, { credentials: { contactHubApi: contactHub } });
		if (start === undefined) await trigger.activate();
		return async () => {
			if (start === undefined) return (await trigger.poll())?.length ?? 0;
			let found = (await trigger.activate())?.length ?? 0;
			while (found < newcomers) {
				const more = await trigger.poll();
				if (more === null) break;
				found += more.length;
			}
			return found;
		};
	};
}

/** The same customers page by page: no engine, no state, no checks, connections kept alive. */
export function pollByLoop(newcomers: number): Work {
	return async ({ contactHub }) => {
		const start = await startOf(contactHub, newcomers);
		return async () => {
			let found = 0;
			for (let page = 0, pages = 1; page < pages; page++) {
				const url = `${customersUrl(contactHub)}?${queryOf(contactHub, start)}&page=${page}`;
				const response = await fetch(url, { headers: headersOf(contactHub) });
				const content = (await response.json()) as {
					elements: unknown[];
					page: { totalPages: number };
				};
				found += content.elements.length;
				pages = content.page.totalPages;
			}
			return found;
		};
	};
}

/** What a scheduled workflow would do: HTTP Request with its pagination, and Split Out. */
export function pollByHttp(newcomers: number): Work {
	return async ({ contactHub }) => {
		const start = await startOf(contactHub, newcomers);
		return async () => {
			const items = await runChain([request(contactHub, start), splitOut('elements')]);
			return items.filter(({ json }) => json.id !== undefined).length;
		};
	};
}

/** Later than every customer of the sandbox. */
const NEVER = '2100-01-01T00:00:00.000+0000';

/** The time since which there are this many customers; undefined for none. */
async function startOf(address: ContactHubAddress, newcomers: number): Promise<string | undefined> {
	if (newcomers === 0) return undefined;
	const query = `nodeId=${address.nodeId}&sort=registeredAt%2Cdesc&size=1&page=${newcomers - 1}`;
	const response = await fetch(`${customersUrl(address)}?${query}`, {
		headers: headersOf(address),
	});
	const { elements } = (await response.json()) as { elements: Array<{ registeredAt: string }> };
	return elements[0]?.registeredAt;
}

/** Parameters that list the customers since a time. */
function queryOf({ nodeId }: ContactHubAddress, start = NEVER): string {
	const condition = { type: 'atomic', attribute: 'registeredAt', operator: 'GTE', value: start };
	const query = { name: '', query: { type: 'simple', are: { condition } } };
	return new URLSearchParams({
		nodeId,
		sort: 'registeredAt,asc',
		size: String(PER_PAGE),
		query: JSON.stringify(query),
	}).toString();
}

function request(address: ContactHubAddress, start: string | undefined): INode {
	return baseNode('HTTP Request', 'httpRequest', 4.2, {
		url: `${customersUrl(address)}?${queryOf(address, start)}`,
		sendHeaders: true,
		headerParameters: { parameters: [{ name: 'Authorization', value: `Bearer ${address.token}` }] },
		options: { pagination: { pagination: NUMBERED_PAGES } },
	});
}
