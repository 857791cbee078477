import { runNode } from '../support';
import { medians, seconds, times, type Row } from './measure';
import { startSandboxProcess, type SandboxAddress } from './sandboxProcess';

const CUSTOMERS = 10_000;

/** The node's default for *Requests at Once*. */
const AT_ONCE = 4;

const ROUNDS = 5;

/** Get Many of 10,000 customers, beside a bare loop and beside n8n's HTTP Request node. */
export async function getMany(latencyMs: number): Promise<Row[]> {
	const sandbox = await startSandboxProcess({ latencyMs, contactHub: { customers: CUSTOMERS } });
	const { address } = sandbox;
	await ours(address, 500);
	await bareLoop(address);
	const { node, loop, http } = await medians(ROUNDS, {
		node: async () => await ours(address),
		loop: async () => await bareLoop(address),
		http: async () => await httpRequestNode(address),
	});
	sandbox.stop();
	return [
		{
			what: `Get Many of ${CUSTOMERS} customers; a bare fetch loop, ${AT_ONCE} at once`,
			ours: seconds(node),
			other: seconds(loop),
			ratio: times(node / loop),
			target: 'at most 1.3 x the time',
			met: node / loop <= 1.3,
		},
		{
			what: `Get Many of ${CUSTOMERS} customers; HTTP Request node with its pagination`,
			ours: seconds(node),
			other: seconds(http),
			ratio: times(http / node),
			target: 'at least 3 x faster',
			met: http / node >= 3,
		},
	];
}

async function ours(address: SandboxAddress, limit?: number): Promise<void> {
	const many = limit === undefined ? { returnAll: true } : { returnAll: false, limit };
	const { json, error } = await runNode(
		'contactHub',
		{ resource: 'customer', operation: 'getAll', ...many, simplify: false },
		{ credentials: { contactHubApi: address } },
	);
	expectCustomers(json.length, limit, error?.message);
}

/** The same pages by the shortest code there is: no engine, no retries, no checks, connections kept. */
async function bareLoop({ baseUrl, workspaceId, nodeId, token }: SandboxAddress): Promise<void> {
	const readPage = async (page: number) => {
		const url = `${baseUrl}/workspaces/${workspaceId}/customers?nodeId=${nodeId}&sort=registeredAt%2Casc&page=${page}&size=50`;
		const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
		return (await response.json()) as { elements: unknown[]; page: { totalPages: number } };
	};
	const first = await readPage(0);
	const pages = [first.elements];
	let next = 1;
	const lane = async () => {
		while (next < first.page.totalPages) {
			const page = next++;
			pages[page] = (await readPage(page)).elements;
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, lane));
	expectCustomers(pages.flat().length);
}

async function httpRequestNode(address: SandboxAddress): Promise<void> {
	const { baseUrl, workspaceId, nodeId, token } = address;
	const pagination = {
		paginationMode: 'updateAParameterInEachRequest',
		parameters: { parameters: [{ type: 'qs', name: 'page', value: '={{ $pageCount }}' }] },
		paginationCompleteWhen: 'other',
		completeExpression: '={{ $response.body.page.number + 1 >= $response.body.page.totalPages }}',
	};
	const { json, error } = await runNode(
		'n8n-nodes-base.httpRequest',
		{
			url: `${baseUrl}/workspaces/${workspaceId}/customers`,
			sendHeaders: true,
			headerParameters: { parameters: [{ name: 'Authorization', value: `Bearer ${token}` }] },
			sendQuery: true,
			queryParameters: {
				parameters: [
					{ name: 'nodeId', value: nodeId },
					{ name: 'sort', value: 'registeredAt,asc' },
					{ name: 'size', value: '50' },
				],
			},
			options: { pagination: { pagination } },
		},
		{ typeVersion: 4.2 },
	);
	const found = json.reduce((sum, page) => sum + (page.elements as unknown[]).length, 0);
	expectCustomers(found, undefined, error?.message);
}

function expectCustomers(found: number, wanted = CUSTOMERS, error = ''): void {
	if (found !== wanted) throw new Error(`${found} of ${wanted} customers came. ${error}`);
}
