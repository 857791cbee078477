/** Namespace of feeds and entries. */
export const ATOM = 'http://www.w3.org/2005/Atom';
/** Namespace of service documents. */
export const APP = 'http://www.w3.org/2007/app';
/** Namespace of what Constant Contact puts into an entry. */
export const CTCT = 'http://ws.constantcontact.com/ns/1.0/';

const DECLARATION = `<?xml version='1.0' encoding='UTF-8'?>\n`;

// The tags are written here and by no serialiser, because the recorded answers have forms that
// none produces: <Note></Note> for what is empty, but <link ... /> for links.

const ESCAPES: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	// A parser would read a bare one as a line feed
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

/** An element that holds elements, each on its own line. */
export function element(name: string, attributes: Attributes, children: string[]): string {
	const inner = children.length === 0 ? '' : `\n${children.join('\n')}\n`;
	return `${startOf(name, attributes)}>${inner}</${name}>`;
}

/** An element that holds a text. */
export function text(
	name: string,
	value: string | number | boolean,
	attributes: Attributes = {},
): string {
	return `${startOf(name, attributes)}>${escape(String(value))}</${name}>`;
}

/** An empty element in the short form that links have. */
export function empty(name: string, attributes: Attributes): string {
	return `${startOf(name, attributes)} />`;
}

/** A whole document. */
export function document(root: string): string {
	return `${DECLARATION}${root}\n`;
}

/** A point in time as the API writes it: UTC with milliseconds. */
export function instant(time: number): string {
	return new Date(time).toISOString();
}
