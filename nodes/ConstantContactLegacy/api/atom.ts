import {
	findChild,
	hasRelation,
	parseXml,
	writeXml,
	XmlError,
	type XmlElement,
	type XmlTree,
} from '../../kit';

/** Namespace of Atom elements (RFC 4287). */
export const ATOM = 'http://www.w3.org/2005/Atom';

/** Namespace of the payload of contacts, lists, campaigns, activities and settings (V1 API 1.5). */
export const PAYLOAD = 'http://ws.constantcontact.com/ns/1.0/';

/** Namespaces of service documents: the final one, and the one of the drafts. */
const PUBLISHING = ['http://www.w3.org/2007/app', 'http://purl.org/atom/app#'];

/** An entry: its Atom elements, and the record itself. */
export interface AtomEntry {
	/** The record's URI, without the line breaks that old responses contain (V1 API 1.10). */
	id: string;
	title: string;
	updated: string;
	/** The element inside `content`, e.g. `Contact`; the response to a new activity has none. */
	payload?: XmlElement;
}

/** A page of entries. */
interface AtomFeed<Item> {
	entries: Item[];
	/** The `next` link, unresolved: relative to the server, to the document, or absolute; empty if it doesn't contain an address. */
	next?: string;
}

/** A collection that a service document lists. */
export interface AtomCollection {
	title: string;
	href: string;
}

/**
 * Reads a feed. Each entry is decoded as soon as it ends, so that only one entry's tree is in memory at a time.
 *
 * @param decode converts an entry to an item
 * @throws XmlError if the text is anything else, e.g. a maintenance page
 */
export function readFeed<Item>(text: string, decode: (entry: AtomEntry) => Item): AtomFeed<Item> {
	const entries: Item[] = [];
	let next: string | undefined;
	const root = parseXml(text, (child) => {
		const { name, attributes } = child;
		if (name === 'entry') entries.push(decode(toEntry(child)));
		else if (name === 'link' && hasRelation(attributes.rel, 'next')) next ||= attributes.href ?? '';
	});
	requireRoot(root, 'feed', [ATOM]);
	return { entries, next };
}

/** A `next` link that is written as the service does, with its attributes in any order. */
const NEXT_LINK = /<(?:\w+:)?link\s[^<>]*\brel=(["'])next\1[^<>]*>/;

/**
 * The `next` link of a feed that isn't parsed yet, if it is where it usually is: before the entries. It may be wrong, e.g. inside
 * a comment. A feed that breaks off has none: it is requested again, and perhaps in vain.
 */
export function findNextLink(text: string): string | undefined {
	if (!/feed>\s*$/.test(text.slice(-100))) return undefined;
	const head = text.slice(0, Math.max(0, text.search(/<(?:\w+:)?entry[\s/>]/)));
	const [link = ''] = NEXT_LINK.exec(head) ?? [];
	const [, , href] = /\shref=(["'])([^"'<>]+)\1/.exec(link) ?? [];
	return href?.replaceAll('&amp;', '&');
}

/** Reads a single entry. @throws XmlError if the text is anything else */
export function readEntry(text: string): AtomEntry {
	return toEntry(requireRoot(parseXml(text), 'entry', [ATOM]));
}

/** Reads a service document. @throws XmlError if the text is anything else */
export function readService(text: string): AtomCollection[] {
	const root = requireRoot(parseXml(text), 'service', PUBLISHING);
	return root.children
		.filter(({ name }) => name === 'workspace')
		.flatMap(({ children }) => children)
		.filter(({ name }) => name === 'collection')
		.map((collection) => ({
			title: getText(collection, 'title'),
			href: collection.attributes.href ?? '',
		}));
}

/** The contents of an entry to send. */
interface NewEntry {
	/** URI of the record; `data:,none` for a new one (V1 API 1.6). */
	id: string;
	/** Name of the payload element, e.g. `Contact`. */
	element: string;
	/** Content of the payload element, including its `@id` attribute if it has one. */
	payload: XmlTree;
	/** ISO date and time; the server replaces it. */
	updated: string;
}

/**
 * Writes an entry of the first XML family: Atom as the default namespace, the payload in its own. It has everything that the
 * server requires; title and author may be empty (V1 API 1.6).
 *
 * @throws XmlError if a value contains a character that XML doesn't allow
 */
export function writeEntry({ id, element, payload, updated }: NewEntry): string {
	return writeXml({
		entry: {
			'@xmlns': ATOM,
			id,
			title: { '@type': 'text', '#text': ' ' },
			updated,
			author: { name: ' ' },
			content: {
				'@type': 'application/vnd.ctct+xml',
				[element]: { '@xmlns': PAYLOAD, ...payload },
			},
		},
	});
}

/**
 * Writes an entry of the second XML family (events, registrants): prefixed Atom, the payload in no namespace (V1 API
 * 1.5, 7.3).
 */
export function writeEventEntry(element: string, payload: XmlTree): string {
	return writeXml({
		'atom:entry': {
			'@xmlns:atom': ATOM,
			'atom:content': { [element]: payload },
		},
	});
}

function requireRoot(root: XmlElement, name: string, namespaces: string[]): XmlElement {
	if (root.name === name && namespaces.includes(root.uri)) return root;
	const seen = root.uri === '' ? `<${root.name}> in no namespace` : `<${root.name}> of ${root.uri}`;
	throw new XmlError(`the response isn't an Atom ${name}: its root is ${seen}`);
}

function toEntry(element: XmlElement): AtomEntry {
	const payload = findChild(element, 'content')?.children[0];
	return {
		id: removeSpace(getText(element, 'id')),
		title: getText(element, 'title'),
		updated: getText(element, 'updated'),
		payload,
	};
}

function getText(element: XmlElement, name: string): string {
	return findChild(element, name)?.text.trim() ?? '';
}

/** IDs in old responses contain line breaks (V1 API 1.10). */
export function removeSpace(uri: string): string {
	return uri.replace(/\s/g, '');
}

/** The last segment of a URI: `21930` of `http://.../contacts/21930`. */
export function shortenId(uri: string): string {
	const whole = removeSpace(uri);
	let end = whole.length;
	while (whole[end - 1] === '/') end--;
	return whole.slice(whole.lastIndexOf('/', end - 1) + 1, end);
}
