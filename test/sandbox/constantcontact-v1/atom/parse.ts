import { SaxesParser, type SaxesTagNS } from 'saxes';
import { badRequest } from '../errors';

/** A parsed element; names are compared by namespace, never by prefix. */
export interface XmlElement {
	/** Namespace; empty if there is none. */
	uri: string;
	local: string;
	/** Attributes without a namespace. */
	attributes: Map<string, string>;
	children: XmlElement[];
	/** All text directly inside, as written. */
	text: string;
}

function open(tag: SaxesTagNS): XmlElement {
	const attributes = Object.values(tag.attributes)
		.filter(({ uri }) => uri === '')
		.map(({ local, value }) => [local, value] as const);
	return {
		uri: tag.uri,
		local: tag.local,
		attributes: new Map(attributes),
		children: [],
		text: '',
	};
}

function decode(bytes: Buffer): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		throw badRequest('The request body is not UTF-8');
	}
}

/**
 * Parses an XML document strictly: well-formed, namespaces declared, UTF-8, no DTD.
 * @throws ServiceError 400 for anything else
 */
export function parseXml(bytes: Buffer): XmlElement {
	const parser = new SaxesParser({ xmlns: true });
	const stack: XmlElement[] = [];
	let root: XmlElement | undefined;
	const append = (text: string): void => {
		const top = stack.at(-1);
		if (top !== undefined) top.text += text;
	};
	parser.on('error', (error) => {
		throw badRequest(`The XML is not well-formed: ${error.message}`);
	});
	parser.on('doctype', () => {
		throw badRequest('A document type declaration is not allowed');
	});
	parser.on('xmldecl', ({ encoding }) => {
		if (encoding !== undefined && encoding.toUpperCase() !== 'UTF-8') {
			throw badRequest(`Encoding ${encoding} is not supported`);
		}
	});
	parser.on('opentag', (tag) => {
		const element = open(tag);
		if (root === undefined) root = element;
		stack.at(-1)?.children.push(element);
		stack.push(element);
	});
	parser.on('closetag', () => void stack.pop());
	parser.on('text', append);
	parser.on('cdata', append);
	parser.write(decode(bytes)).close();
	return root!;
}
