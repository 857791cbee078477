import { withConnection } from '../../support';
import type { IDataObject, INode } from 'n8n-workflow';
import type { Work } from '../comparisons/comparison';
import type { ConstantContactAddress } from '../measuring/sandboxProcess';
import { baseNode, ownNode, runChain, UNLIMITED } from './engine';
import { splitOut } from './httpNodes';
import { byFetch, throughHelper, type Send } from './senders';

/** Contact: Get Many of version 1. */
export const feedsByNode: Work =
	({ constantContactV1 }) =>
	async () => {
		const node = ownNode('constantContactLegacy', {
			resource: 'contact',
			operation: 'getAll',
			returnAll: true,
			simplify: false,
		});
		const credentials = withConnection({ constantContactLegacyApi: constantContactV1 }, UNLIMITED);
		return (await runChain([node], { credentials })).filter(({ json }) => isContact(json)).length;
	};

/** The same feeds one after another, because each has the link to the next; read as text, not as XML. */
export const feedsByLoop: Work =
	({ constantContactV1: address }) =>
	async () =>
		await readFeeds(address, byFetch({ authorization: authorization(address) }));

/** The same through n8n's helper. */
export const feedsByHelper: Work = ({ constantContactV1: address }) =>
	throughHelper(
		'constantContactLegacyApi',
		address,
		{},
		async (send) => await readFeeds(address, send),
	);

async function readFeeds(address: ConstantContactAddress, send: Send): Promise<number> {
	let found = 0;
	let url: string | undefined = contactsUrl(address);
	while (url !== undefined) {
		const text: string = await send(url);
		found += text.split('<entry>').length - 1;
		const [, next] = /href="([^"]+)" rel="next"/.exec(text) ?? [];
		url = next && new URL(next, url).href;
	}
	return found;
}

/** HTTP Request with its pagination, XML and Split Out: entries without further conversion. */
export const feedsByHttp: Work =
	({ constantContactV1 }) =>
	async () =>
		(await runChain(entriesOf(constantContactV1))).length;

/** The same with Edit Fields, which converts the entries to items like ours. */
export const feedsByHttpToContacts: Work =
	({ constantContactV1 }) =>
	async () => {
		const items = await runChain([...entriesOf(constantContactV1), EDIT_FIELDS]);
		return items.filter(({ json }) => isContact(json)).length;
	};

const XML = baseNode('XML', 'xml', 1, {
	mode: 'xmlToJson',
	dataPropertyName: 'data',
	options: {},
});

/** In its JSON mode, which evaluates one expression per item; with a list of fields, it would be one per field. */
const EDIT_FIELDS = baseNode('Edit Fields', 'set', 3.4, {
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

function entriesOf(address: ConstantContactAddress): INode[] {
	return [pagedRequest(address), XML, splitOut('feed.entry')];
}

function pagedRequest(address: ConstantContactAddress): INode {
	const { origin } = new URL(address.baseUrl);
	const pagination = {
		paginationMode: 'responseContainsNextURL',
		nextURL: `={{ '${origin}' + $response.body.match(/href="([^"]+)" rel="next"/)[1] }}`,
		paginationCompleteWhen: 'other',
		completeExpression: `={{ !$response.body.includes('rel="next"') }}`,
	};
	return baseNode('HTTP Request', 'httpRequest', 4.2, {
		url: contactsUrl(address),
		sendHeaders: true,
		headerParameters: { parameters: [{ name: 'Authorization', value: authorization(address) }] },
		options: {
			pagination: { pagination },
			response: { response: { responseFormat: 'text', outputPropertyName: 'data' } },
		},
	});
}

function isContact({ id, email_address: email, uri }: IDataObject): boolean {
	return (
		/^\d+$/.test(String(id)) &&
		String(email).includes('@') &&
		String(uri).endsWith(`/${String(id)}`)
	);
}

/** URL of the account's contacts. */
export function contactsUrl({ baseUrl, username }: ConstantContactAddress): string {
	return `${baseUrl}/customers/${username}/contacts`;
}

/** Basic authentication in version 1: API key and name together are the user. */
export function authorization({ apiKey, username, password }: ConstantContactAddress): string {
	return `Basic ${Buffer.from(`${apiKey}%${username}:${password}`).toString('base64')}`;
}
