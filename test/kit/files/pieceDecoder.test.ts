import { PieceDecoder } from '../../../nodes/kit/files/pieceDecoder';

/** Decodes bytes in pieces of a size. */
function decode(label: string, bytes: Uint8Array, size: number): string {
	const decoder = new PieceDecoder(label);
	let text = '';
	for (let at = 0; at < bytes.length; at += size)
		text += decoder.decode(bytes.subarray(at, at + size));
	return text + decoder.decode(undefined, true);
}

const TEXT = 'a é€🙂 \ufeffž\u0000\u007f\u0080߿ࠀ\uffff\u{10000}\u{10ffff}';
const SIZES = [1, 2, 3, 4, 5, 7, 100];

it.each(SIZES)('decodes UTF-8 in pieces of %d bytes', (size) => {
	expect(decode('utf-8', Buffer.from(TEXT), size)).toBe(TEXT);
});

it.each(SIZES)('removes a byte order mark at the start only, in pieces of %d bytes', (size) => {
	expect(decode('utf-8', Buffer.from(`\ufeff\ufeff${TEXT}`), size)).toBe(`\ufeff${TEXT}`);
});

it.each(SIZES)('decodes other character sets in pieces of %d bytes', (size) => {
	expect(decode('utf-16le', Buffer.from(`\ufeff${TEXT}`, 'utf16le'), size)).toBe(TEXT);
	expect(decode('latin1', Buffer.from('Zoë', 'latin1'), size)).toBe('Zoë');
});

it.each([
	[[0x61, 0x80]],
	[[0x61, 0xc3]],
	[[0xe2, 0x82]],
	[[0xf0, 0x9f, 0x99]],
	[[0xc0, 0xaf, 0x61]],
	[[0xed, 0xa0, 0x80]],
	[[0xf4, 0x90, 0x80, 0x80]],
	[[0xff]],
	[[0x80, 0x80, 0x80, 0x80, 0x61]],
])('refuses %j, however it is cut', (bytes) => {
	for (const size of SIZES) {
		expect(() => decode('utf-8', Uint8Array.from(bytes), size)).toThrow(TypeError);
	}
});

it('keeps no piece that it was given', () => {
	const decoder = new PieceDecoder('utf-8');
	const piece = Buffer.from('aé').subarray(0, 2);
	expect(decoder.decode(piece)).toBe('a');
	piece.fill(0);
	expect(decoder.decode(Uint8Array.of(0xa9), true)).toBe('é');
});
