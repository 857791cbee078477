import { badRequest } from '../errors';
import { parseXml, type XmlElement } from './parse';
import { ATOM, CTCT } from './write';

/** Children allowed in an Atom entry (RFC 4287, 4.1.2). */
const ATOM_CHILDREN = [
	'author',
	'category',
	'content',
	'contributor',
	'id',
	'link',
	'published',
	'rights',
	'source',
	'summary',
	'title',
	'updated',
];
const DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/;

/** An entry that a client sent. */
export interface SentEntry {
	/** The entry's own id; empty if it has none and doesn't need one. */
	id: string;
	/** The element inside the content. */
	payload: XmlElement;
}

/** The kind of entry that an endpoint accepts. */
export interface EntryShape {
	/** Name of the element inside the content. */
	payload: string;
	/** Required Atom elements (V1 API 1.6: they differ between resources). */
	requires: readonly string[];
	/** Namespace of the payload; by default Constant Contact's own. */
	uri?: string;
}

/** The child with this name; the last one if there are several. */
function childNamed(entry: XmlElement, name: string): XmlElement | undefined {
	return entry.children.findLast(({ local }) => local === name);
}

function checkChildren(entry: XmlElement, requires: readonly string[]): void {
	const seen = new Set<string>();
	for (const { uri, local } of entry.children) {
		if (uri !== ATOM || !ATOM_CHILDREN.includes(local)) {
			throw badRequest(`Unexpected element ${local} in entry`);
		}
		seen.add(local);
	}
	for (const name of requires) {
		if (!seen.has(name)) throw badRequest(`Element ${name} is missing in entry`);
	}
}

function isUri(text: string): boolean {
	return /^[a-z][a-z0-9+.-]*:\S*$/i.test(text);
}

/**
 * Parses the entry in a request body (V1 API 1.6): required elements, names in their exact case, namespaces, an id that is a URI,
 * a date in updated, one payload in the content.
 * @throws ServiceError 400 for anything else
 */
export function readEntry(body: Buffer, shape: EntryShape): SentEntry {
	const entry = parseXml(body);
	if (entry.uri !== ATOM || entry.local !== 'entry') {
		throw badRequest(`Expected an Atom entry, not ${entry.local} in namespace '${entry.uri}'`);
	}
	checkChildren(entry, ['content', ...shape.requires]);
	const id = childNamed(entry, 'id');
	if (id !== undefined && !isUri(id.text)) throw badRequest(`id '${id.text}' is not a URI`);
	const updated = childNamed(entry, 'updated');
	if (updated !== undefined && !DATE.test(updated.text.trim())) {
		throw badRequest(`updated '${updated.text}' is not a date`);
	}
	return { id: id?.text ?? '', payload: readContent(childNamed(entry, 'content')!, shape) };
}

function readContent(content: XmlElement, { payload, uri = CTCT }: EntryShape): XmlElement {
	if (uri === CTCT && content.attributes.get('type') !== 'application/vnd.ctct+xml') {
		throw badRequest('content must have type="application/vnd.ctct+xml"');
	}
	const [child, ...more] = content.children;
	if (child === undefined || more.length > 0) {
		throw badRequest(`content must hold one ${payload} element`);
	}
	if (child.local !== payload || child.uri !== uri) {
		throw badRequest(`Unexpected element ${child.local} in namespace '${child.uri}'`);
	}
	return child;
}

/** The children of a payload element, all with known names; if an element occurs twice, the last one. */
export class Parts {
	private readonly parts = new Map<string, XmlElement>();

	/** @throws ServiceError 400 for unknown elements, and for text between them */
	constructor(element: XmlElement, known: readonly string[]) {
		if (element.text.trim() !== '') throw badRequest(`Unexpected text in ${element.local}`);
		for (const child of element.children) {
			const { local } = child;
			// A list or an address contains an Atom link, which clients send back unchanged; some repeat the id
			if (local === 'id' || (child.uri === ATOM && local === 'link')) continue;
			if (child.uri !== element.uri || !known.includes(local)) {
				throw badRequest(`Unexpected element ${local} in ${element.local}`);
			}
			this.parts.set(local, child);
		}
	}

	/** The child with this name. */
	get(name: string): XmlElement | undefined {
		return this.parts.get(name);
	}

	/**
	 * Text of the child with this name; undefined if there is none.
	 * @throws ServiceError 400 if it contains elements
	 */
	text(name: string): string | undefined {
		const part = this.parts.get(name);
		if (part === undefined) return undefined;
		if (part.children.length > 0) throw badRequest(`Element ${name} must hold text only`);
		return part.text;
	}
}
