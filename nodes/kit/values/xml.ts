import Builder from 'fast-xml-builder';
import { SaxesParser } from 'saxes';

/** An element that was read: named by namespace and local name, never by prefix. */
export interface XmlElement {
	/** Namespace URI; empty for none. */
	uri: string;
	name: string;
	/** Attribute values by local name. */
	readonly attributes: Readonly<Record<string, string>>;
	children: XmlElement[];
	/** The element's own text and CDATA, without that of its children. */
	text: string;
}

/** Text that isn't an acceptable XML. */
export class XmlError extends Error {
	override readonly name = 'XmlError';
}

/** Deepest nesting that is read; real documents have a dozen levels. */
const DEEPEST = 100;

/** Shared by the elements without attributes, which most are. */
const NO_ATTRIBUTES: Readonly<Record<string, string>> = Object.freeze({});

/**
 * Reads an XML document.
 *
 * A document type is refused, and with it every entity but the five of XML: nothing is expanded and nothing is fetched.
 *
 * @param take gets each child of the root when it ends; the root's `children` stay empty then, so that a long document
 * never stands in memory as a whole. What it got is good only once this has returned: the rest may be broken.
 * @throws XmlError when the text isn't well-formed, ends early, nests too deep or has a document type
 */
export function parseXml(text: string, take?: (child: XmlElement) => void): XmlElement {
	const parser = new SaxesParser({ xmlns: true });
	// Elements around the current one, outermost first.
	const around: XmlElement[] = [];
	let root: XmlElement | undefined;
	let current: XmlElement | undefined;
	// Those of the element that opens next.
	let attributes: Record<string, string> = NO_ATTRIBUTES;
	// Six listeners and no more: with a seventh V8 turns the parser into a dictionary, which takes four times as long.
	parser.on('doctype', () => {
		throw new XmlError('the document has a document type, which is not allowed');
	});
	parser.on('attribute', ({ local, value }) => {
		if (attributes === NO_ATTRIBUTES) attributes = {};
		attributes[local] = value;
	});
	parser.on('opentag', ({ uri, local }) => {
		const element: XmlElement = { uri, name: local, attributes, children: [], text: '' };
		attributes = NO_ATTRIBUTES;
		if (current === undefined) {
			root ??= element;
		} else {
			if (around.length >= DEEPEST - 1) throw new XmlError('the document nests too deep');
			around.push(current);
		}
		current = element;
	});
	const addText = (part: string) => {
		if (current !== undefined) current.text = current.text === '' ? part : current.text + part;
	};
	parser.on('text', addText);
	parser.on('cdata', addText);
	parser.on('closetag', () => {
		const closed = current as XmlElement;
		current = around.pop();
		if (current === undefined) return;
		if (take !== undefined && around.length === 0) take(closed);
		else current.children.push(closed);
	});
	try {
		parser.write(escapeBareAmpersands(text.startsWith('\uFEFF') ? text.slice(1) : text)).close();
	} catch (error) {
		return refuse(error);
	}
	if (root === undefined) throw new XmlError('the document is empty');
	return root;
}

/** An ampersand that begins no reference: neither a name nor a number with a semicolon follows. */
const BARE_AMPERSAND = /&(?!(?:[A-Za-z_][\w.-]{0,60}|#\d+|#x[\dA-Fa-f]+);)/g;

/** Where text begins that stands for itself. */
const LITERAL = /<!\[CDATA\[|<!--/g;

/**
 * Escapes ampersands that begin no reference, as in a link whose query was written down as it is (`?a=1&b=2`). No well-formed
 * document has them outside of CDATA and comments, where they stay.
 */
function escapeBareAmpersands(text: string): string {
	if (text.search(BARE_AMPERSAND) < 0) return text;
	const parts: string[] = [];
	let from = 0;
	for (const { 0: opening, index } of text.matchAll(LITERAL)) {
		// One that begins inside another is part of it.
		if (index < from) continue;
		parts.push(text.slice(from, index).replace(BARE_AMPERSAND, '&amp;'));
		const end = text.indexOf(opening === '<!--' ? '-->' : ']]>', index);
		from = end < 0 ? text.length : end;
		parts.push(text.slice(index, from));
	}
	return parts.join('') + text.slice(from).replace(BARE_AMPERSAND, '&amp;');
}

/** Without a listener for errors the parser throws them itself. */
function refuse(error: unknown): never {
	if (error instanceof XmlError) throw error;
	throw new XmlError(error instanceof Error ? error.message : String(error), { cause: error });
}

/** What `writeXml` writes: elements by name; `@name` is an attribute, `#text` the text beside attributes, an array repeats an element. */
export type XmlTree = { [name: string]: string | XmlTree | XmlTree[] };

const newBuilder = () =>
	new Builder({
		ignoreAttributes: false,
		attributeNamePrefix: '@',
		suppressBooleanAttributes: false,
		// The builder's own escaping leaves CR and, in attributes, line breaks as they are; readers would change them
		// (XML 1.0, 2.11 and 3.3.3).
		processEntities: false,
		tagValueProcessor: (_name, value) => escape(String(value), /[&<>\r]/g),
		attributeValueProcessor: (_name, value) => escape(String(value), /[&<>"\t\n\r]/g),
	});

/** Made when it is first needed: the built package loads the library then. */
let builder: ReturnType<typeof newBuilder> | undefined;

const NAMED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escape(text: string, special: RegExp): string {
	return text.replace(special, (sign) => NAMED[sign] ?? `&#${sign.charCodeAt(0)};`);
}

/**
 * Writes an XML document. Everything is escaped for where it stands.
 *
 * @throws XmlError when a text holds a character that XML 1.0 can't carry, e.g. a control character
 */
export function writeXml(tree: XmlTree): string {
	requireXmlCharacters(tree);
	builder ??= newBuilder();
	return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build(tree)}`;
}

/** Whether XML 1.0 (2.2) can carry a text. */
export function isXmlText(text: string): boolean {
	return !/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.test(text);
}

function requireXmlCharacters(value: string | XmlTree | XmlTree[]): void {
	if (typeof value === 'string') {
		if (!isXmlText(value)) throw new XmlError('a text holds a character that XML cannot carry');
		return;
	}
	for (const child of Object.values(value)) requireXmlCharacters(child);
}

/** The first child element of that name, whatever its namespace. */
export function findChild(element: XmlElement, name: string): XmlElement | undefined {
	return element.children.find((child) => child.name === name);
}
