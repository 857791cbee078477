import { withConnection, type Connection } from '../../support';
import type { INode } from 'n8n-workflow';
import type { Work } from '../comparisons/comparison';
import type { ContactHubAddress } from '../measuring/sandboxProcess';
import { baseNode, ownNode, runChain } from './engine';
import { splitOut } from './httpNodes';
import { inLanes } from './lanes';
import { byFetch, throughHelper, type Send } from './senders';

/** As many requests at the same time as *Max Concurrent Requests* sends automatically at most. */
export const AT_ONCE = 32;

/** Customers per page, the maximum of the API. */
const PER_PAGE = 50;

/** Customer: Get Many. */
export function listByNode(connection: Connection = {}): Work {
	return ({ contactHub }) =>
		async () => {
			const node = ownNode('contactHub', {
				resource: 'customer',
				operation: 'getAll',
				returnAll: true,
				simplify: false,
			});
			const credentials = withConnection({ contactHubApi: contactHub }, connection);
			return (await runChain([node], { credentials })).length;
		};
}

/** Customer: Get Many, to a CSV file. */
export const listToFile: Work =
	({ contactHub }) =>
	async () => {
		const node = ownNode('contactHub', {
			resource: 'customer',
			operation: 'getAll',
			returnAll: true,
			output: 'file',
		});
		const [item] = await runChain([node], { credentials: { contactHubApi: contactHub } });
		return Number(item?.json.records);
	};

/** The same pages with the same concurrency: no engine, no retries, no checks, connections kept alive. */
export const listByLoop: Work =
	({ contactHub }) =>
	async () =>
		await list(contactHub, byFetch(headersOf(contactHub)));

/** The same through n8n's helper. */
export const listByHelper: Work = ({ contactHub }) =>
	throughHelper('contactHubApi', contactHub, {}, async (send) => await list(contactHub, send));

async function list(address: ContactHubAddress, send: Send): Promise<number> {
	const readPage = async (page: number) => {
		const url = `${customersUrl(address)}?nodeId=${address.nodeId}&sort=registeredAt%2Casc&page=${page}&size=${PER_PAGE}`;
		return JSON.parse(await send(url)) as { elements: unknown[]; page: { totalPages: number } };
	};
	const first = await readPage(0);
	const pages = [first.elements];
	const read = async (page: number) => {
		pages[page] = (await readPage(page)).elements;
	};
	await inLanes(AT_ONCE, first.page.totalPages, read, 1);
	return pages.flat().length;
}

/** How HTTP Request reads ContactHub's pages: numbered from 0 to the last one given in a response. */
export const NUMBERED_PAGES = {
	paginationMode: 'updateAParameterInEachRequest',
	parameters: { parameters: [{ type: 'qs', name: 'page', value: '={{ $pageCount }}' }] },
	paginationCompleteWhen: 'other',
	completeExpression: '={{ $response.body.page.number + 1 >= $response.body.page.totalPages }}',
};

/** HTTP Request with its pagination, and Split Out. */
export const listByHttp: Work =
	({ contactHub }) =>
	async () =>
		(await runChain([pagedRequest(contactHub), splitOut('elements')])).length;

function pagedRequest(address: ContactHubAddress): INode {
	return baseNode('HTTP Request', 'httpRequest', 4.2, {
		url: customersUrl(address),
		sendHeaders: true,
		headerParameters: {
			parameters: [{ name: 'Authorization', value: `Bearer ${address.token}` }],
		},
		sendQuery: true,
		queryParameters: {
			parameters: [
				{ name: 'nodeId', value: address.nodeId },
				{ name: 'sort', value: 'registeredAt,asc' },
				{ name: 'size', value: String(PER_PAGE) },
			],
		},
		options: { pagination: { pagination: NUMBERED_PAGES } },
	});
}

/** URL of the workspace's customers. */
export function customersUrl({ baseUrl, workspaceId }: ContactHubAddress): string {
	return `${baseUrl}/workspaces/${workspaceId}/customers`;
}

/** The headers of every request of a bare loop. */
export function headersOf({ token }: ContactHubAddress): Record<string, string> {
	return { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
}
