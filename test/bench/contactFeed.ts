import type { INode } from 'n8n-workflow';
import { runNode, runWorkflow } from '../support';
import { medians, seconds, times, type Row } from './measure';
import { startSandboxProcess, type ConstantContactAddress } from './sandboxProcess';

const CONTACTS = 10_000;

const ROUNDS = 5;

/**
 * Get Many of 10,000 contacts of Constant Contact v1 (200 feeds), beside the nodes of n8n that do the same: HTTP Request with its
 * pagination, XML, Split Out. The sandbox answers without delay and neither side limits its rate.
 */
export async function contactFeed(): Promise<Row[]> {
	const sandbox = await startSandboxProcess({ constantContactV1: { contacts: CONTACTS } });
	const address = sandbox.constantContact;
	await ours(address);
	await threeNodes(address);
	const { node, bare, nodes } = await medians(ROUNDS, {
		node: async () => await ours(address),
		bare: async () => await bareLoop(address),
		nodes: async () => await threeNodes(address),
	});
	sandbox.stop();
	process.stdout.write(`The 200 feeds alone, by a bare fetch loop: ${seconds(bare)}\n`);
	return [
		{
			what: `v1: Get Many of ${CONTACTS} contacts; HTTP Request, XML and Split Out nodes`,
			ours: seconds(node),
			other: seconds(nodes),
			ratio: times(nodes / node),
			target: 'at least 4 x faster',
			met: nodes / node >= 4,
		},
	];
}

async function ours(address: ConstantContactAddress): Promise<void> {
	const { json, error } = await runNode(
		'constantContactLegacy',
		{
			apiVersion: 'v1',
			resource: 'contact',
			operation: 'getAll',
			returnAll: true,
			simplify: false,
			options: { requestsPerSecond: 0 },
		},
		{ credentials: { constantContactLegacyApi: address } },
	);
	expectContacts(json.length, error?.message);
}

/** The time that no client can save: each feed has the link to the next, so they come one after the other. */
async function bareLoop(address: ConstantContactAddress): Promise<void> {
	let found = 0;
	let url: string | undefined = contactsUrl(address);
	while (url !== undefined) {
		const response: Response = await fetch(url, {
			headers: { authorization: authorization(address) },
		});
		const text = await response.text();
		found += text.split('<entry>').length - 1;
		const [, next] = /href="([^"]+)" rel="next"/.exec(text) ?? [];
		url = next && new URL(next, url).href;
	}
	expectContacts(found);
}

async function threeNodes(address: ConstantContactAddress): Promise<void> {
	const { origin } = new URL(address.baseUrl);
	const pagination = {
		paginationMode: 'responseContainsNextURL',
		nextURL: `={{ '${origin}' + $response.body.match(/href="([^"]+)" rel="next"/)[1] }}`,
		paginationCompleteWhen: 'other',
		completeExpression: `={{ !$response.body.includes('rel="next"') }}`,
	};
	const nodes = [
		node('Start', 'manualTrigger', 1),
		node('HTTP Request', 'httpRequest', 4.2, {
			url: contactsUrl(address),
			sendHeaders: true,
			headerParameters: { parameters: [{ name: 'Authorization', value: authorization(address) }] },
			options: {
				pagination: { pagination },
				response: { response: { responseFormat: 'text', outputPropertyName: 'data' } },
			},
		}),
		node('XML', 'xml', 1, { mode: 'xmlToJson', dataPropertyName: 'data', options: {} }),
		node('Split Out', 'splitOut', 1, { fieldToSplitOut: 'feed.entry', options: {} }),
	];
	const links = nodes.slice(1).map(({ name }, index) => {
		const main = [[{ node: name, type: 'main' as const, index: 0 }]];
		return [nodes[index]?.name ?? '', { main }] as const;
	});
	const run = await runWorkflow({ nodes, connections: Object.fromEntries(links) });
	if (run.error) throw new Error(run.error.message);
	expectContacts(run.node('Split Out').json.length);
}

function node(
	name: string,
	type: string,
	typeVersion: number,
	parameters: INode['parameters'] = {},
): INode {
	const position: INode['position'] = [0, 0];
	return { id: name, name, type: `n8n-nodes-base.${type}`, typeVersion, position, parameters };
}

function contactsUrl({ baseUrl, username }: ConstantContactAddress): string {
	return `${baseUrl}/customers/${username}/contacts`;
}

function authorization({ apiKey, username, password }: ConstantContactAddress): string {
	return `Basic ${Buffer.from(`${apiKey}%${username}:${password}`).toString('base64')}`;
}

function expectContacts(found: number, error = ''): void {
	if (found !== CONTACTS) throw new Error(`${found} of ${CONTACTS} contacts came. ${error}`);
}
