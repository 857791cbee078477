import type { Sandbox } from '../index';
import { parseXml, type XmlElement } from './atom/parse';

/** A response, with its document if it is an Atom document. */
export interface V1Response {
	status: number;
	headers: Headers;
	text: string;
	/** Root of the document; if there is none, an element without a name. */
	root: XmlElement;
}

/** The body types that fetch accepts. */
type Body = NonNullable<RequestInit['body']>;

/** What differs from a normal request. */
export interface V1Extras {
	headers?: Record<string, string>;
	/** `Authorization`; null sends none. */
	authorization?: string | null;
}

const NOTHING: XmlElement = { uri: '', local: '', attributes: new Map(), children: [], text: '' };

/** The value of `Authorization` for a login. */
export function basic(apiKey: string, username: string, password: string): string {
	return `Basic ${Buffer.from(`${apiKey}%${username}:${password}`).toString('base64')}`;
}

/** Sends requests to a sandbox's Constant Contact V1, below its customer unless a path begins with /ws. */
export function constantContactClient(sandbox: Sandbox) {
	const { constantContactV1 } = sandbox;

	async function request(
		method: string,
		path: string,
		body?: Body,
		{ headers = {}, authorization }: V1Extras = {},
	): Promise<V1Response> {
		const { apiKey, username, password, baseUrl } = constantContactV1.credentials;
		const login = authorization === undefined ? basic(apiKey, username, password) : authorization;
		const user = `/ws/customers/${encodeURIComponent(username.toLowerCase())}`;
		const type: Record<string, string> =
			typeof body === 'string' ? { 'content-type': 'application/atom+xml' } : {};
		const response = await fetch(baseUrl + (path.startsWith('/ws/') ? path : user + path), {
			method,
			redirect: 'manual',
			headers: { ...(login === null ? {} : { authorization: login }), ...type, ...headers },
			...(body === undefined ? {} : { body }),
		});
		const text = await response.text();
		const isAtom = response.headers.get('content-type')?.startsWith('application/atom');
		const root = isAtom && text !== '' ? parseXml(Buffer.from(text)) : NOTHING;
		return { status: response.status, headers: response.headers, text, root };
	}

	const get = async (path: string, extras?: V1Extras) =>
		await request('GET', path, undefined, extras);

	/** All entries of a feed, following its links as a careful client would. */
	async function getAll(path: string, extras?: V1Extras): Promise<XmlElement[][]> {
		const pages: XmlElement[][] = [];
		let url: URL | undefined = new URL(`http://x/ws/customers/u${path}`);
		let next: string | undefined = path;
		while (next !== undefined) {
			const { root } = await get(next, extras);
			pages.push(entriesOf(root));
			const href = linkOf(root, 'next');
			url = href === undefined ? undefined : new URL(href, `http://x${pathOf(root, url)}`);
			next = url && url.pathname + url.search;
		}
		return pages;
	}

	const post = async (path: string, body: Body, extras?: V1Extras) =>
		await request('POST', path, body, extras);

	return {
		request,
		get,
		getAll,
		post,
		put: async (path: string, body: Body, extras?: V1Extras) =>
			await request('PUT', path, body, extras),
		delete: async (path: string, extras?: V1Extras) =>
			await request('DELETE', path, undefined, extras),
		/** Posts a bulk job in the usual encoding. */
		job: async (parameters: Record<string, string | string[]>, extras?: V1Extras) => {
			const form = new URLSearchParams();
			for (const [name, value] of Object.entries(parameters)) {
				for (const single of [value].flat()) form.append(name, single);
			}
			return await post('/activities', form, extras);
		},
	};
}

export type V1Client = ReturnType<typeof constantContactClient>;

/** Path of the document, from its id: relative links are resolved against it. */
function pathOf(root: XmlElement, request: URL | undefined): string {
	const id = textOf(root, 'id');
	return /^https?:|^tag:/.test(id) ? id.replace(/^.*?\/ws\//, '/ws/') : request!.pathname;
}

/** The first child with this local name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
	return element?.children.find(({ local }) => local === name);
}

/** Text of the element at the end of a path of names; empty if there is none. */
export function textOf(element: XmlElement | undefined, ...names: string[]): string {
	return names.reduce(childOf, element)?.text ?? '';
}

/** Local names of the children, in order. */
export function namesOf(element: XmlElement | undefined): string[] {
	return element?.children.map(({ local }) => local) ?? [];
}

export function entriesOf(feed: XmlElement): XmlElement[] {
	return feed.children.filter(({ local }) => local === 'entry');
}

/** The element inside the content of an entry. */
export function payloadOf(entry: XmlElement | undefined): XmlElement {
	return childOf(entry, 'content')!.children[0]!;
}

/** href of the link with this rel. */
export function linkOf(element: XmlElement, rel: string): string | undefined {
	const links = element.children.filter(({ local }) => local === 'link');
	return links.find(({ attributes }) => attributes.get('rel') === rel)?.attributes.get('href');
}

/** Last path segment of an entry's id. */
export function shortId(entry: XmlElement): string {
	return textOf(entry, 'id').replace(/\s/g, '').split('/').at(-1)!;
}

function escape(value: string): string {
	return value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}

/** An element with text. */
export function tag(name: string, value: string | number): string {
	return `<${name}>${escape(String(value))}</${name}>`;
}

/** An entry as a client sends it. */
export function entry(
	payload: string,
	inner: string,
	id = 'data:,none',
	payloadId?: string,
): string {
	const attribute = payloadId === undefined ? '' : ` id="${payloadId}"`;
	return (
		'<entry xmlns="http://www.w3.org/2005/Atom">' +
		`<id>${id}</id><title type="text"/><author/><updated>2008-04-16</updated>` +
		'<content type="application/vnd.ctct+xml">' +
		`<${payload} xmlns="http://ws.constantcontact.com/ns/1.0/"${attribute}>${inner}</${payload}>` +
		'</content></entry>'
	);
}
