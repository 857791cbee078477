/** The replacement for a secret. */
const BLANK = '***';

/** Anything shorter isn't a key or token of a service, and may well be a word in its data. */
const SHORTEST_IN_DATA = 12;

/** Base64 forms of anything shorter may well be part of other words. */
const SHORTEST_IN_BASE64 = 8;

/** Removes secrets from texts, in whatever form a server may echo them. */
export class SecretBlanker {
	private readonly all: Secret[];

	private readonly inData: Secret[];

	/** @param known what isn't secret, e.g. the base URL: data with a secret that is part of these is left alone */
	constructor(secrets: string[], known: string[] = []) {
		// Longest first: otherwise one that contains others in base64 would only be removed in part.
		this.all = secrets
			.filter((secret) => secret !== '')
			.sort((left, right) => right.length - left.length)
			.map((text) => new Secret(text));
		this.inData = this.all.filter(
			({ text }) => text.length >= SHORTEST_IN_DATA && !known.some((other) => other.includes(text)),
		);
	}

	/** A message with all secrets removed. */
	blank(text: string): string {
		return blankAll(text, this.all);
	}

	/** Data with all secrets removed that can't be words of the data. */
	blankData(text: string): string {
		return blankAll(text, this.inData);
	}
}

function blankAll(text: string, secrets: Secret[]): string {
	if (secrets.length === 0) return text;
	const marks = MARKS.filter((mark) => text.includes(mark));
	return secrets.reduce((sofar, secret) => omit(sofar, secret, marks), text);
}

/** With what the forms begin that escape every character. Long responses that lack it aren't searched for them. */
const MARKS = ['%', '&#', '\\u'];

/** A form of a secret. */
interface Form {
	text: string;
	/** One of `MARKS`, if it escapes every character. */
	mark?: string;
}

/** How a secret may be written. */
interface Forms {
	/** Whole texts, longest first, so that none is split by another. */
	texts: Form[];
	/** A pattern, if characters may be written in several ways; undefined if nothing would write any of them differently. */
	signs: RegExp | undefined;
	/** Without any of these characters, a text can have the secret only as it is. */
	escapes: string[];
}

/** A secret, and how it may be written; created on demand, as most are never looked for. */
class Secret {
	private known: Forms | undefined;

	constructor(readonly text: string) {}

	get forms(): Forms {
		this.known ??= buildForms(this.text);
		return this.known;
	}
}

function omit(text: string, { forms }: Secret, marks: string[]): string {
	const { texts, signs, escapes } = forms;
	let clean = text;
	for (const form of texts) {
		if (form.mark !== undefined && !marks.includes(form.mark)) continue;
		if (clean.includes(form.text)) clean = clean.replaceAll(form.text, BLANK);
	}
	if (signs === undefined || !escapes.some((escape) => clean.includes(escape))) return clean;
	return clean.replace(signs, BLANK);
}

function buildForms(secret: string): Forms {
	const signs = Array.from(secret);
	const bytes = Buffer.from(secret, 'utf8');
	const hex = bytes.toString('hex');
	const binary =
		secret.length < SHORTEST_IN_BASE64 ? [] : [...toBase64(bytes), hex, hex.toUpperCase()];
	const texts = [
		...[...new Set([secret, ...binary])].map((text) => ({ text })),
		...escapeEverySign(secret, hex).map((text) => ({
			text,
			mark: MARKS.find((mark) => text.startsWith(mark)),
		})),
	];
	return {
		texts: texts.sort((left, right) => right.text.length - left.text.length),
		// Most tokens have only such characters, and long responses are searched faster without a pattern.
		signs: /^[\w.-]*$/.test(secret) ? undefined : new RegExp(signs.map(toPattern).join(''), 'g'),
		// A form writes a space as a plus sign.
		escapes: ['%', '&', '\\', ...(secret.includes(' ') ? ['+'] : [])],
	};
}

/** Escapes that aren't required, but that a server may use. */
function escapeEverySign(secret: string, hex: string): string[] {
	const codes = Array.from(secret, (sign) => sign.codePointAt(0) ?? 0);
	const units = Buffer.from(secret, 'utf16le').swap16().toString('hex');
	const forms = [
		hex.replace(/../g, '%$&'),
		codes.map((code) => `&#x${code.toString(16)};`).join(''),
		units.replace(/..../g, '\\u$&'),
	];
	const upper = forms.map((form) => form.replace(/[\da-f]+/g, (digits) => digits.toUpperCase()));
	return [...forms, ...upper, codes.map((code) => `&#${code};`).join('')];
}

/** Characters with a named reference in HTML and XML. */
const NAMED: Record<string, string> = {
	'&': 'amp;',
	'<': 'lt;',
	'>': 'gt;',
	'"': 'quot;',
	"'": 'apos;',
};

/** What JSON writes after a backslash. */
const SHORT: Record<string, string> = {
	'"': '"',
	'\\': '\\',
	'/': '/',
	'\b': 'b',
	'\f': 'f',
	'\n': 'n',
	'\r': 'r',
	'\t': 't',
};

/** All ways in which URLs, forms, HTML, XML and JSON write a character, including one inside another. */
function toPattern(sign: string): string {
	const code = sign.codePointAt(0) ?? 0;
	const inHtml = [`#0*${code};`, `#[xX]0*${toAnyCase(code.toString(16))};`, NAMED[sign]];
	const ways = [
		...['%25', '%'].map((mark) =>
			toEscapedBytes(sign)
				.map((byte) => mark + toAnyCase(byte))
				.join(''),
		),
		...inHtml.flatMap((way) => (way === undefined ? [] : [`&(?:amp;)?${way}`])),
		toUnits(sign)
			.map((unit) => `\\\\{1,2}u${toAnyCase(unit)}`)
			.join(''),
		...(sign in SHORT ? [`\\\\{1,3}${quoteSign(SHORT[sign] ?? '')}`] : []),
		...(sign === ' ' ? ['\\+'] : []),
		quoteSign(sign),
	];
	return `(?:${ways.join('|')})`;
}

/** The literal character, in a pattern. */
function quoteSign(sign: string): string {
	return sign.replace(/[$()*+./?[\\\]^{|}]/g, '\\$&');
}

/** Hexadecimal digits in a pattern, in upper or lower case. */
function toAnyCase(digits: string): string {
	return digits.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

/** The UTF-8 bytes of a character, as written in URLs. */
function toEscapedBytes(sign: string): string[] {
	return Array.from(Buffer.from(sign, 'utf8'), (byte) => byte.toString(16).padStart(2, '0'));
}

/** The UTF-16 units of a character, as written in JSON. */
function toUnits(sign: string): string[] {
	return Array.from({ length: sign.length }, (_, at) =>
		sign.charCodeAt(at).toString(16).padStart(4, '0'),
	);
}

/**
 * The parts of base64 text that are the same whatever precedes and follows the secret: it may begin at any of the three positions
 * in a group.
 */
function toBase64(bytes: Buffer): string[] {
	return [0, 1, 2].flatMap((before) => {
		const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
		const from = Math.ceil((before * 8) / 6);
		const to = Math.floor(((before + bytes.length) * 8) / 6);
		const part = text.slice(from, to);
		return [part, part.replaceAll('+', '-').replaceAll('/', '_')];
	});
}
