/** Namespace of feeds and entries. */
export const ATOM = 'http://www.w3.org/2005/Atom';
/** Namespace of service documents. */
export const APP = 'http://www.w3.org/2007/app';
/** Namespace of Constant Contact's elements in an entry. */
export const CTCT = 'http://ws.constantcontact.com/ns/1.0/';

const DECLARATION = `<?xml version='1.0' encoding='UTF-8'?>\n`;

// Tags are written here instead of by a serializer, because the recorded responses have forms that no serializer produces:
// <Note></Note> for empty elements, but <link ... /> for links.

const ESCAPES: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	// A parser would read an unescaped one as a line feed
	'\r': '&#13;',
};

function escape(value: string): string {
	return /[&<>"\r]/.test(value)
		? value.replace(/[&<>"\r]/g, (character) => ESCAPES[character]!)
		: value;
}

type Attributes = Record<string, string | undefined>;

function startOf(name: string, attributes: Attributes): string {
	let start = `<${name}`;
	for (const [attribute, value] of Object.entries(attributes)) {
		if (value !== undefined) start += ` ${attribute}="${escape(value)}"`;
	}
	return start;
}

/** An element with child elements, each on its own line. */
export function element(name: string, attributes: Attributes, children: string[]): string {
	const inner = children.length === 0 ? '' : `\n${children.join('\n')}\n`;
	return `${startOf(name, attributes)}>${inner}</${name}>`;
}

/** An element with text. */
export function text(
	name: string,
	value: string | number | boolean,
	attributes: Attributes = {},
): string {
	return `${startOf(name, attributes)}>${escape(String(value))}</${name}>`;
}

/** An empty element in the short form used for links. */
export function empty(name: string, attributes: Attributes): string {
	return `${startOf(name, attributes)} />`;
}

/** A whole document. */
export function document(root: string): string {
	return `${DECLARATION}${root}\n`;
}

/** A time as the API writes it: UTC with milliseconds. */
export function instant(time: number): string {
	return new Date(time).toISOString();
}
