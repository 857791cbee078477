import type { IDataObject, INode } from 'n8n-workflow';
import { runNode, runWorkflow } from '../support';
import { medians, seconds, times, type Row } from './measure';
import { startSandboxProcess, type ConstantContactAddress } from './sandboxProcess';

const CONTACTS = 10_000;

const ROUNDS = 5;

/**
 * Get Many of 10,000 contacts of Constant Contact v1 (200 feeds), beside the nodes of n8n: HTTP Request with its pagination, XML,
 * Split Out, which end with entries; and beside these with Edit Fields, which makes the same items of them. The sandbox answers
 * without delay and neither side limits its rate.
 */
export async function contactFeed(): Promise<Row[]> {
	const sandbox = await startSandboxProcess({ constantContactV1: { contacts: CONTACTS } });
	const address = sandbox.constantContact;
	const works = {
		node: async () => await ours(address),
		bare: async () => await bareLoop(address),
		requests: async () => await chain(address, []),
		entries: async () => await chain(address, [XML, SPLIT_OUT]),
		items: async () => await chain(address, [XML, SPLIT_OUT, EDIT_FIELDS]),
	};
	await medians(1, works);
	const { node, bare, requests, entries, items } = await medians(ROUNDS, works);
	sandbox.stop();
	process.stdout.write(
		`The 200 feeds alone: ${seconds(bare)} by a bare fetch loop, ${seconds(requests)} by HTTP Request\n`,
	);
	return [
		compare('HTTP Request, XML and Split Out nodes', node, entries),
		compare('these and Edit Fields, to the same items', node, items),
	];
}

function compare(what: string, ours: number, other: number): Row {
	return {
		what: `v1: Get Many of ${CONTACTS} contacts; ${what}`,
		ours: seconds(ours),
		other: seconds(other),
		ratio: times(other / ours),
		target: 'at least 4 x faster',
		met: other / ours >= 4,
	};
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
	expectItems(json, error?.message);
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

const XML = node('XML', 'xml', 1, { mode: 'xmlToJson', dataPropertyName: 'data', options: {} });

const SPLIT_OUT = node('Split Out', 'splitOut', 1, { fieldToSplitOut: 'feed.entry', options: {} });

/** In its JSON mode, which evaluates one expression for an item; its list of fields takes one for each field. */
const EDIT_FIELDS = node('Edit Fields', 'set', 3.4, {
	mode: 'raw',
	options: {},
	jsonOutput: `={{ {
		id: $json.content.Contact.id.split('/').pop(),
		status: $json.content.Contact.Status,
		email_address: $json.content.Contact.EmailAddress,
		email_type: $json.content.Contact.EmailType,
		name: $json.content.Contact.Name,
		opt_in_time: $json.content.Contact.OptInTime,
		opt_in_source: $json.content.Contact.OptInSource,
		opt_out_time: $json.content.Contact.OptOutTime,
		opt_out_source: $json.content.Contact.OptOutSource,
		opt_out_reason: $json.content.Contact.OptOutReason,
		uri: $json.id,
		updated: $json.updated,
	} }}`,
});

/** The feeds by HTTP Request, and what further nodes make of them. */
async function chain(address: ConstantContactAddress, further: INode[]): Promise<void> {
	const nodes = [node('Start', 'manualTrigger', 1), requestNode(address), ...further];
	const links = nodes.slice(1).map(({ name }, index) => {
		const main = [[{ node: name, type: 'main' as const, index: 0 }]];
		return [nodes[index]?.name ?? '', { main }] as const;
	});
	const run = await runWorkflow({ nodes, connections: Object.fromEntries(links) });
	if (run.error) throw new Error(run.error.message);
	if (further.includes(EDIT_FIELDS)) expectItems(run.node(EDIT_FIELDS.name).json);
	else if (further.length > 0) expectContacts(run.node(SPLIT_OUT.name).json.length);
}

function requestNode(address: ConstantContactAddress): INode {
	const { origin } = new URL(address.baseUrl);
	const pagination = {
		paginationMode: 'responseContainsNextURL',
		nextURL: `={{ '${origin}' + $response.body.match(/href="([^"]+)" rel="next"/)[1] }}`,
		paginationCompleteWhen: 'other',
		completeExpression: `={{ !$response.body.includes('rel="next"') }}`,
	};
	return node('HTTP Request', 'httpRequest', 4.2, {
		url: contactsUrl(address),
		sendHeaders: true,
		headerParameters: { parameters: [{ name: 'Authorization', value: authorization(address) }] },
		options: {
			pagination: { pagination },
			response: { response: { responseFormat: 'text', outputPropertyName: 'data' } },
		},
	});
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

function expectItems(items: IDataObject[], error?: string): void {
	const good = items.filter(
		({ id, email_address: email, uri }) =>
			/^\d+$/.test(String(id)) &&
			String(email).includes('@') &&
			String(uri).endsWith(`/${String(id)}`),
	);
	expectContacts(good.length, error);
}

function expectContacts(found: number, error = ''): void {
	if (found !== CONTACTS) throw new Error(`${found} of ${CONTACTS} contacts came. ${error}`);
}
