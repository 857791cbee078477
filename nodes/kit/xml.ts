import Builder from 'fast-xml-builder';
import { SaxesParser } from 'saxes';

/** An element that was read: named by namespace and local name, never by prefix. */
export interface XmlElement {
	/** Namespace URI; empty for none. */
	uri: string;
	name: string;
	/** Attribute values by local name. */
	attributes: Record<string, string>;
	children: XmlElement[];
	/** The element's own text and CDATA, without that of its children. */
	text: string;
}

/** Text that is no acceptable XML. */
export class XmlError extends Error {
	override readonly name = 'XmlError';
}

/** Deepest nesting that is read; real documents have a dozen levels. */
const DEEPEST = 100;

/**
 * Reads an XML document.
 *
 * A document type is refused, and with it every entity but the five of XML: nothing is expanded and nothing is fetched.
 *
 * @throws XmlError when the text isn't well-formed, ends early, nests too deep or has a document type
 */
export function parseXml(text: string): XmlElement {
	const parser = new SaxesParser({ xmlns: true });
	const open: XmlElement[] = [];
	let root: XmlElement | undefined;
	parser.on('error', (error) => {
		throw new XmlError(error.message);
	});
	parser.on('doctype', () => {
		throw new XmlError('the document has a document type, which is not allowed');
	});
	parser.on('opentag', ({ uri, local, attributes }) => {
		if (open.length >= DEEPEST) throw new XmlError('the document nests too deep');
		const element: XmlElement = { uri, name: local, attributes: {}, children: [], text: '' };
		for (const attribute of Object.values(attributes)) {
			element.attributes[attribute.local] = attribute.value;
		}
		open.at(-1)?.children.push(element);
		root ??= element;
		open.push(element);
	});
	const addText = (part: string) => {
		const element = open.at(-1);
		if (element !== undefined) element.text += part;
	};
	parser.on('text', addText);
	parser.on('cdata', addText);
	parser.on('closetag', () => open.pop());
	parser.write(text.replace(/^\uFEFF/, '')).close();
	if (root === undefined) throw new XmlError('the document is empty');
	return root;
}

/** What `writeXml` writes: elements by name; `@name` is an attribute, `#text` the text beside attributes, an array repeats an element. */
export type XmlTree = { [name: string]: string | XmlTree | XmlTree[] };

const builder = new Builder({
	ignoreAttributes: false,
	attributeNamePrefix: '@',
	suppressBooleanAttributes: false,
	// The builder's own escaping leaves CR and, in attributes, line breaks as they are; readers would change them
	// (XML 1.0, 2.11 and 3.3.3).
	processEntities: false,
	tagValueProcessor: (_name, value) => escape(String(value), /[&<>\r]/g),
	attributeValueProcessor: (_name, value) => escape(String(value), /[&<>"\t\n\r]/g),
});

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
export function childOf(element: XmlElement, name: string): XmlElement | undefined {
	return element.children.find((child) => child.name === name);
}
