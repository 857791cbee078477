import type { INode, INodeParameters } from 'n8n-workflow';
import type { Work } from '../comparisons/comparison';
import type { ConstantContactOAuthAddress } from '../measuring/sandboxProcess';
import { withConnection } from '../../support';
import { baseNode, ownNode, runChain, type Input, UNLIMITED } from './engine';
import { splitOut } from './httpNodes';
import { rowsFile, rowsText } from './rowsFile';
import { byFetch, throughHelper, type Send } from './senders';

/** Contacts per page, the maximum of the API. */
const PER_PAGE = 500;

/** Everything that can be read with a contact. */
const PARTS = [
	'custom_fields',
	'list_memberships',
	'notes',
	'phone_numbers',
	'street_addresses',
	'taggings',
];

/** Maximum number of rows, and bytes, in an import (V3 API 6). */
const MOST_ROWS = 39_999;
const MOST_BYTES = 4_000_000;

/** Contact: Get Many of the current version, with all parts. */
export const wholeContactsByNode: Work =
	({ constantContactV3 }) =>
	async () => {
		const items = await runNode(constantContactV3, {
			resource: 'contact',
			operation: 'getAll',
			returnAll: true,
			simplify: false,
			filters: { status: ['all'] },
			listOptions: { include: PARTS },
		});
		return items.length;
	};

/** The same pages one after another, because each has the link to the next; no engine, no checks, connections kept alive. */
export const wholeContactsByLoop: Work =
	({ constantContactV3: { baseUrl, accessToken } }) =>
	async () =>
		await readContacts(baseUrl, byFetch(bearer(accessToken)));

/** The same through n8n's helper. */
export const wholeContactsByHelper: Work = ({ constantContactV3: { baseUrl, credential } }) =>
	throughHelper(
		'constantContactOAuth2Api',
		credential,
		{ accept: 'application/json' },
		async (send) => await readContacts(baseUrl, send),
	);

async function readContacts(baseUrl: string, send: Send): Promise<number> {
	const { origin } = new URL(baseUrl);
	const contacts: unknown[] = [];
	let link: string | undefined = firstPage(baseUrl);
	while (link !== undefined) {
		const page = JSON.parse(await send(link)) as {
			contacts: unknown[];
			_links?: { next?: { href: string } };
		};
		for (const contact of page.contacts) contacts.push(contact);
		const next = page._links?.next?.href;
		link = next && `${origin}${next}`;
	}
	return contacts.length;
}

/** HTTP Request with its pagination, and Split Out. */
export const wholeContactsByHttp: Work =
	({ constantContactV3 }) =>
	async () =>
		(await runChain(requestsOf(constantContactV3))).length;

/** Activity: Import Contacts of the current version, without waiting for the activities. */
export function importV3ByNode(rows: number): Work {
	return async ({ constantContactV3 }) => {
		const items = [await rowsFile(rows)];
		return async () => {
			const parameters = {
				resource: 'activity',
				operation: 'importContacts',
				source: 'file',
				lists: [constantContactV3.list],
				wait: false,
			};
			const activities = await runNode(constantContactV3, parameters, { items });
			return activities.reduce((sum, { json }) => sum + Number(json.rows_sent), 0);
		};
	};
}

/** The lines of the text in as few requests as possible, sent one after another, without checks. */
export function importV3ByLoop(rows: number): Work {
	return ({ constantContactV3: { baseUrl, accessToken, list } }) => {
		const [, ...lines] = rowsText(rows).trimEnd().split('\n');
		return async () => {
			let sent = 0;
			const send = async (part: string[]): Promise<void> => {
				await fetch(`${baseUrl}/activities/contacts_json_import`, {
					method: 'POST',
					headers: { ...bearer(accessToken), 'content-type': 'application/json' },
					body: `{"list_ids":["${list}"],"import_data":[${part.join(',')}]}`,
				});
				sent += part.length;
			};
			let part: string[] = [];
			let bytes = 0;
			for (const line of lines) {
				const [email, first_name, last_name, home_city] = line.split(',');
				const row = JSON.stringify({ email, first_name, last_name, home_city });
				if (part.length === MOST_ROWS || bytes + row.length + 1 > MOST_BYTES) {
					await send(part);
					part = [];
					bytes = 0;
				}
				part.push(row);
				bytes += row.length + 1;
			}
			await send(part);
			return sent;
		};
	};
}

async function runNode(
	{ credential }: ConstantContactOAuthAddress,
	parameters: INodeParameters,
	input: Input = {},
) {
	const credentials = withConnection({ constantContactOAuth2Api: credential }, UNLIMITED);
	return await runChain([ownNode('constantContact', parameters)], { ...input, credentials });
}

function firstPage(baseUrl: string): string {
	return `${baseUrl}/contacts?status=all&include=${PARTS.join('%2C')}&limit=${PER_PAGE}`;
}

function bearer(accessToken: string): Record<string, string> {
	return { accept: 'application/json', authorization: `Bearer ${accessToken}` };
}

function requestsOf({ baseUrl, accessToken }: ConstantContactOAuthAddress): INode[] {
	const { origin } = new URL(baseUrl);
	const pagination = {
		paginationMode: 'responseContainsNextURL',
		nextURL: `={{ '${origin}' + $response.body._links.next.href }}`,
		paginationCompleteWhen: 'other',
		completeExpression: '={{ !$response.body._links?.next }}',
	};
	const headers = Object.entries(bearer(accessToken)).map(([name, value]) => ({ name, value }));
	const request = baseNode('HTTP Request', 'httpRequest', 4.2, {
		url: firstPage(baseUrl),
		sendHeaders: true,
		headerParameters: { parameters: headers },
		options: { pagination: { pagination } },
	});
	return [request, splitOut('contacts')];
}
