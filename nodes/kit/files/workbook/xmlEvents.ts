import { SaxesParser } from 'saxes';

/** The events of an XML document. Names have no prefixes. */
export interface XmlHandler {
	open?(name: string, attributes: Record<string, string>): void;
	text?(text: string): void;
	close?(name: string): void;
}

/** Bytes parsed at once. */
const PIECE = 131_072;

/**
 * Reads an XML document in pieces, yielding after each.
 *
 * @throws Error if it isn't well-formed, or has a document type
 */
export function* readXml(bytes: Uint8Array, handler: XmlHandler): Generator<void> {
	const parser = new SaxesParser({ xmlns: false });
	parser.on('doctype', () => {
		throw new Error('it has a document type');
	});
	parser.on('opentag', ({ name, attributes }) =>
		handler.open?.(withoutPrefix(name), attributes as Record<string, string>),
	);
	parser.on('text', (text) => handler.text?.(text));
	parser.on('cdata', (text) => handler.text?.(text));
	parser.on('closetag', ({ name }) => handler.close?.(withoutPrefix(name)));
	const decoder = new TextDecoder('utf-8', { fatal: true });
	for (let at = 0; at < bytes.length; at += PIECE) {
		parser.write(decoder.decode(bytes.subarray(at, at + PIECE), { stream: true }));
		yield;
	}
	parser.write(decoder.decode()).close();
	yield;
}

/** Reads a small XML document at once. */
export function readWholeXml(bytes: Uint8Array, handler: XmlHandler): void {
	for (const _ of readXml(bytes, handler));
}

function withoutPrefix(name: string): string {
	return name.slice(name.indexOf(':') + 1);
}
