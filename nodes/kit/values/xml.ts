import Builder from 'fast-xml-builder';
import { SaxesParser } from 'saxes';

/** An element of a parsed document: named by namespace and local name, never by prefix. */
export interface XmlElement {
	/** Namespace URI; empty if there is none. */
	uri: string;
	name: string;
	/** Attribute values by local name. */
	readonly attributes: Readonly<Record<string, string>>;
	children: XmlElement[];
	/** The element's own text and CDATA, without that of its children. */
	text: string;
}

/** Text that isn't acceptable XML. */
export class XmlError extends Error {
	override readonly name = 'XmlError';
}

/** Maximum nesting; real documents have a dozen levels. */
const DEEPEST = 100;

/** Shared by all elements without attributes, which most are. */
const NO_ATTRIBUTES: Readonly<Record<string, string>> = Object.freeze({});

/**
 * Reads an XML document.
 *
 * Document types are rejected, and with them all entities but the five of XML: nothing is expanded or fetched.
 *
 * @param take gets each child of the root when it ends; the root's `children` then stay empty, so that a long document is never
 * in memory as a whole. The children may be used only once this has returned: the rest may be malformed.
 * @throws XmlError if the text isn't well-formed, ends early, is nested too deeply or has a document type
 */
export function parseXml(text: string, take?: (child: XmlElement) => void): XmlElement {
	const parser = new SaxesParser({ xmlns: true });
	// The elements that enclose the current position, outermost first.
	const around: XmlElement[] = [];
	let root: XmlElement | undefined;
	let current: XmlElement | undefined;
	// Attributes of the element that opens next.
	let attributes: Record<string, string> = NO_ATTRIBUTES;
	// Six listeners and no more: a seventh makes V8 turn the parser into a dictionary, which is four times slower.
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
			if (around.length >= DEEPEST - 1) throw new XmlError('the document is nested too deeply');
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

/** An ampersand that doesn't begin a reference: no name or number with a semicolon follows. */
const BARE_AMPERSAND = /&(?!(?:[A-Za-z_][\w.-]{0,60}|#\d+|#x[\dA-Fa-f]+);)/g;

/** Where literal text begins. */
const LITERAL = /<!\[CDATA\[|<!--/g;

/**
 * Escapes ampersands that don't begin a reference, as in a link whose query was copied unescaped (`?a=1&b=2`). Well-formed
 * documents have them only in CDATA and comments, where they stay.
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

/** Without an error listener, the parser throws errors itself. */
function refuse(error: unknown): never {
	if (error instanceof XmlError) throw error;
	throw new XmlError(error instanceof Error ? error.message : String(error), { cause: error });
}

/**
 * The input of `writeXml`: elements by name; `@name` is an attribute, `#text` the text beside attributes, an array repeats an
 * element.
 */
export type XmlTree = { [name: string]: string | XmlTree | XmlTree[] };

const newBuilder = () =>
	new Builder({
		ignoreAttributes: false,
		attributeNamePrefix: '@',
		suppressBooleanAttributes: false,
		// The builder's own escaping leaves CR and, in attributes, line breaks unchanged; parsers would normalize them (XML 1.0,
		// 2.11 and 3.3.3).
		processEntities: false,
		tagValueProcessor: (_name, value) => escape(String(value), /[&<>\r]/g),
		attributeValueProcessor: (_name, value) => escape(String(value), /[&<>"\t\n\r]/g),
	});

/** Created on first use, because the built package loads the library then. */
let builder: ReturnType<typeof newBuilder> | undefined;

const NAMED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escape(text: string, special: RegExp): string {
	return text.replace(special, (sign) => NAMED[sign] ?? `&#${sign.charCodeAt(0)};`);
}

/**
 * Writes an XML document. Everything is escaped for its context.
 *
 * @throws XmlError if a text contains a character that XML 1.0 doesn't allow, e.g. a control character
 */
export function writeXml(tree: XmlTree): string {
	requireXmlCharacters(tree);
	builder ??= newBuilder();
	return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build(tree)}`;
}

/** Whether XML 1.0 (2.2) allows a text. */
export function isXmlText(text: string): boolean {
	return !/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.test(text);
}

function requireXmlCharacters(value: string | XmlTree | XmlTree[]): void {
	if (typeof value === 'string') {
		if (!isXmlText(value)) throw new XmlError("a text contains a character that XML doesn't allow");
		return;
	}
	for (const child of Object.values(value)) requireXmlCharacters(child);
}

/** The first child element with that name, in any namespace. */
export function findChild(element: XmlElement, name: string): XmlElement | undefined {
	return element.children.find((child) => child.name === name);
}
