import { PieceDecoder } from './pieceDecoder';

/** The text of a response, or why it can't be read. */
type Decoded = { ok: true; value: string } | { ok: false; problem: string };

/** Windows-1252 characters 0x80 to 0x9F, by position; Node's own decoder leaves them as control characters. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * Decodes the text of a response as it declares: by its byte order mark, the charset of its Content-Type, or its XML declaration,
 * in this order (RFC 7303, 3.3); as UTF-8 if it declares nothing.
 */
export function decodeText(bytes: Uint8Array, contentType: string | undefined): Decoded {
	return createPieceReader(bytes, contentType)(bytes, true);
}

/**
 * Decodes the text of a response that arrives in pieces, as `decodeText` does.
 *
 * @param refuse makes the error for text that can't be read
 */
export async function* decodePieces(
	pieces: AsyncIterable<Uint8Array>,
	contentType: string | undefined,
	refuse: (problem: string) => Error,
): AsyncGenerator<string> {
	let start = Buffer.alloc(0);
	let decode: PieceReader | undefined;
	const toText = (bytes?: Uint8Array): string => {
		const text = decode?.(bytes, bytes === undefined) ?? { ok: true, value: '' };
		if (!text.ok) throw refuse(text.problem);
		return text.value;
	};
	for await (const bytes of pieces) {
		if (decode !== undefined) {
			yield toText(bytes);
			continue;
		}
		start = Buffer.concat([start, bytes]);
		if (start.length < HEAD) continue;
		decode = createPieceReader(start, contentType);
		yield toText(start);
	}
	if (decode === undefined) {
		decode = createPieceReader(start, contentType);
		yield toText(start);
	}
	yield toText();
}

/** Decodes consecutive bytes. */
type PieceReader = (bytes: Uint8Array | undefined, isLast: boolean) => Decoded;

function createPieceReader(start: Uint8Array, contentType: string | undefined): PieceReader {
	const name = detectCharset(start, contentType);
	const decoder = createDecoder(name);
	if (decoder === undefined) return () => unknownCharset(name);
	const isAscii = isAsciiName(name);
	return (bytes, isLast) => {
		try {
			if (isAscii && bytes?.some((byte) => byte > 0x7f)) return reportInvalidBytes(name);
			const text = decoder.decode(bytes, isLast);
			return {
				ok: true,
				value: decoder.encoding === 'windows-1252' ? withWindowsSigns(text) : text,
			};
		} catch {
			return reportInvalidBytes(name);
		}
	};
}

function isAsciiName(name: string): boolean {
	return /^(?:us-)?ascii$/i.test(name);
}

function unknownCharset(name: string): Decoded {
	return { ok: false, problem: `the response is in an unknown character set, '${name}'` };
}

function reportInvalidBytes(name: string): Decoded {
	return {
		ok: false,
		problem: `the response contains bytes that aren't valid ${name.toUpperCase()}`,
	};
}

function createDecoder(name: string): PieceDecoder | undefined {
	try {
		return new PieceDecoder(name);
	} catch {
		return undefined;
	}
}

/** Detects the encoding by the byte order mark; without one, UTF-16 shows by the zero byte of the first character. */
export function detectEncoding([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
	if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le';
	if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return 'utf-16be';
	return 'utf-8';
}

/** Where an XML declaration must end. */
const HEAD = 200;

function detectCharset(bytes: Uint8Array, contentType = ''): string {
	const seen = detectEncoding(bytes);
	if (seen !== 'utf-8' || (bytes[0] === 0xef && bytes[1] === 0xbb)) return seen;
	const [, header] = /;\s*charset\s*=\s*["']?([^\s"';]+)/i.exec(contentType) ?? [];
	if (header !== undefined) return header;
	const head = String.fromCharCode(...bytes.subarray(0, HEAD));
	const [, declared] = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']+)/.exec(head) ?? [];
	// If the declaration is readable byte by byte, the text isn't UTF-16, whatever it says.
	return declared === undefined || /^utf-?16/i.test(declared) ? seen : declared;
}

function withWindowsSigns(text: string): string {
	return text.replace(
		/[\u0080-\u009f]/g,
		(sign) => WINDOWS_1252[sign.charCodeAt(0) - 0x80] ?? sign,
	);
}
