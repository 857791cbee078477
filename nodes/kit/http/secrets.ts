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

/** How a secret may be written; each form is created on demand, as most are never looked for. */
class Secret {
	private knownTexts: string[] | undefined;

	private knownEscaped: string[] | undefined;

	private knownSigns: RegExp | undefined;

	/** Without any of these characters, a text can have the secret only as it is. */
	private readonly escapes: string[];

	/** Most tokens have only such characters, and long responses are searched faster without a pattern. */
	private readonly isPlain: boolean;

	constructor(readonly text: string) {
		// A form writes a space as a plus sign.
		this.escapes = ['%', '&', '\\', ...(text.includes(' ') ? ['+'] : [])];
		this.isPlain = /^[\w.-]*$/.test(text);
	}

	/** Forms with every character escaped. All are longer than `texts`, which might split them. */
	get escaped(): string[] {
		this.knownEscaped ??= sortByLength(escapeEverySign(this.text));
		return this.knownEscaped;
	}

	/** The secret itself, and its forms in base64 and hexadecimal. */
	get texts(): string[] {
		this.knownTexts ??= sortByLength([...new Set([this.text, ...toBinaryForms(this.text)])]);
		return this.knownTexts;
	}

	/** A pattern for a text in which some characters are escaped; undefined if it has none that could be. */
	findSigns(text: string): RegExp | undefined {
		if (this.isPlain || !this.escapes.some((escape) => text.includes(escape))) return undefined;
		this.knownSigns ??= new RegExp(Array.from(this.text, toPattern).join(''), 'g');
		return this.knownSigns;
	}
}

function omit(text: string, secret: Secret, marks: string[]): string {
	let clean = text;
	for (const mark of marks) {
		for (const form of secret.escaped) {
			if (form.startsWith(mark)) clean = clean.replaceAll(form, BLANK);
		}
	}
	for (const form of secret.texts) {
		if (clean.includes(form)) clean = clean.replaceAll(form, BLANK);
	}
	const signs = secret.findSigns(clean);
	return signs === undefined ? clean : clean.replace(signs, BLANK);
}

/** Longest first, so that none is split by another. */
function sortByLength(forms: string[]): string[] {
	return forms.sort((left, right) => right.length - left.length);
}

function toBinaryForms(secret: string): string[] {
	if (secret.length < SHORTEST_IN_BASE64) return [];
	const bytes = Buffer.from(secret, 'utf8');
	const hex = bytes.toString('hex');
	return [...toBase64(bytes), hex, hex.toUpperCase()];
}

/** Escapes that aren't required, but that a server may use. */
function escapeEverySign(secret: string): string[] {
	const hex = Buffer.from(secret, 'utf8').toString('hex');
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
