import type { INode, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { Work } from '../comparisons/comparison';
import type { ConstantContactTokenAddress } from '../measuring/sandboxProcess';
import { readBinary, withConnection } from '../../support';
import { baseNode, ownNode, runChain, UNLIMITED } from './engine';
import { splitOut } from './httpNodes';
import { byFetch, throughHelper, type Send } from './senders';

/** Contacts per page, the maximum of the API. */
const PER_PAGE = 500;

/** Contact: Get Many of version 2. */
export const contactsByNode: Work =
	({ constantContactV2 }) =>
	async () => {
		const parameters = {
			resource: 'contact',
			operation: 'getAll',
			returnAll: true,
			simplify: false,
		};
		return (await runNode(constantContactV2, parameters)).length;
	};

/** The same pages one after another, because each has the link to the next; no engine, no checks, connections kept alive. */
export const contactsByLoop: Work =
	({ constantContactV2 }) =>
	async () =>
		await collect(pages(constantContactV2));

/** The same through n8n's helper. */
export const contactsByHelper: Work = ({ constantContactV2: address }) =>
	throughHelper(
		'constantContactLegacyTokenApi',
		address,
		{ accept: 'application/json' },
		async (send) => await collect(pages(address, send)),
	);

async function collect(read: AsyncIterable<unknown[]>): Promise<number> {
	const contacts: unknown[] = [];
	for await (const page of read) {
		for (const contact of page) contacts.push(contact);
	}
	return contacts.length;
}

/** HTTP Request with its pagination, and Split Out. */
export const contactsByHttp: Work =
	({ constantContactV2 }) =>
	async () =>
		(await runChain(requestsOf(constantContactV2))).length;

/** Table: Replicate of all contacts, to a file. */
export const tableByNode: Work =
	({ constantContactV2 }) =>
	async () => {
		const [item] = await runNode(constantContactV2, {
			resource: 'table',
			operation: 'replicate',
			tables: ['contacts'],
			output: 'file',
		});
		return Number(item?.json.rows);
	};

/** The same pages written to a file, one line per contact with a value for each of its properties. */
export const tableByLoop: Work = async ({ constantContactV2 }) => {
	const folder = await mkdtemp(join(tmpdir(), 'bench-'));
	return async () => {
		const file = createWriteStream(join(folder, 'contacts.csv'));
		let rows = 0;
		for await (const page of pages(constantContactV2)) {
			let text = '';
			for (const contact of page) {
				text += `${Object.values(contact as object)
					.map(asCell)
					.join(',')}\n`;
				rows++;
			}
			file.write(text);
		}
		file.end();
		await finished(file);
		await rm(folder, { recursive: true });
		return rows;
	};
};

/** HTTP Request with its pagination, Split Out and Convert to File. */
export const tableByHttp: Work =
	({ constantContactV2 }) =>
	async () => {
		const nodes = [...requestsOf(constantContactV2), CONVERT];
		const [item] = await runChain(nodes);
		return await rowsIn(item);
	};

const CONVERT = baseNode('Convert to File', 'convertToFile', 1.1, {
	operation: 'csv',
	options: {},
});

const QUOTE = 34;
const LINE_FEED = 10;

/** Number of rows below the header in an item's file. Line breaks in quoted values don't count. */
async function rowsIn(item: INodeExecutionData | undefined): Promise<number> {
	const content = await readBinary(item);
	let rows = 0;
	let quoted = false;
	for (const byte of content) {
		if (byte === QUOTE) quoted = !quoted;
		else if (byte === LINE_FEED && !quoted) rows++;
	}
	return content.at(-1) === LINE_FEED ? rows - 1 : rows;
}

async function runNode(
	address: ConstantContactTokenAddress,
	parameters: INodeParameters,
): Promise<INodeExecutionData[]> {
	const node = ownNode('constantContactLegacyV2', parameters);
	const credentials = withConnection({ constantContactLegacyTokenApi: address }, UNLIMITED);
	return await runChain([node], { credentials });
}

/** @param send adds the API key; Node's own fetch if left out */
async function* pages(
	address: ConstantContactTokenAddress,
	send?: Send,
): AsyncGenerator<unknown[]> {
	const { origin } = new URL(address.baseUrl);
	const fetchPage = byFetch(bearer(address));
	const read = send ?? (async (url) => await fetchPage(`${url}&api_key=${address.apiKey}`));
	let link: string | undefined = `/v2/contacts?status=ALL&limit=${PER_PAGE}`;
	while (link !== undefined) {
		const page = JSON.parse(await read(`${origin}${link}`)) as {
			results: unknown[];
			meta: { pagination: { next_link?: string } };
		};
		yield page.results;
		link = page.meta.pagination.next_link;
	}
}

function asCell(value: unknown): string {
	const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
	return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function requestsOf(address: ConstantContactTokenAddress): INode[] {
	const { baseUrl, apiKey } = address;
	const { origin } = new URL(baseUrl);
	const pagination = {
		paginationMode: 'responseContainsNextURL',
		nextURL: `={{ '${origin}' + $response.body.meta.pagination.next_link + '&api_key=${apiKey}' }}`,
		paginationCompleteWhen: 'other',
		completeExpression: '={{ !$response.body.meta.pagination.next_link }}',
	};
	const headers = Object.entries(bearer(address)).map(([name, value]) => ({ name, value }));
	const request = baseNode('HTTP Request', 'httpRequest', 4.2, {
		url: `${baseUrl}/contacts?status=ALL&limit=${PER_PAGE}&api_key=${apiKey}`,
		sendHeaders: true,
		headerParameters: { parameters: headers },
		options: { pagination: { pagination } },
	});
	return [request, splitOut('results')];
}

/** The headers of every request in version 2. */
export function bearer({ accessToken }: ConstantContactTokenAddress): Record<string, string> {
	return { accept: 'application/json', authorization: `Bearer ${accessToken}` };
}
