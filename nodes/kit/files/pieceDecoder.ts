const NOTHING = new Uint8Array();

/**
 * Decodes text that arrives in pieces, which may end within a character. A byte order mark is removed.
 *
 * UTF-8 is decoded a whole number of characters at a time: Node takes half as long for that as for decoding a stream.
 */
export class PieceDecoder {
	private readonly decoder: InstanceType<typeof TextDecoder>;

	/** Decodes what follows the first piece of UTF-8, where a byte order mark is a character. */
	private rest: InstanceType<typeof TextDecoder> | undefined;

	private isFirst = true;

	/** The start of a character whose end is in the next piece. */
	private held = NOTHING;

	/** @throws RangeError if there is no such character set */
	constructor(label: string) {
		this.decoder = new TextDecoder(label, { fatal: true });
	}

	/** The standard name of the character set. */
	get encoding(): string {
		return this.decoder.encoding;
	}

	/** @throws TypeError if the bytes aren't valid */
	decode(bytes: Uint8Array = NOTHING, isLast = false): string {
		if (this.encoding !== 'utf-8') return this.decoder.decode(bytes, { stream: !isLast });
		const all = this.held.length === 0 ? bytes : Buffer.concat([this.held, bytes]);
		const end = isLast ? all.length : findEndOfCharacters(all);
		this.held = Uint8Array.from(all.subarray(end));
		if (end === 0) return '';
		const decoder = this.isFirst ? this.decoder : this.getRest();
		this.isFirst = false;
		return decoder.decode(all.subarray(0, end));
	}

	private getRest(): InstanceType<typeof TextDecoder> {
		this.rest ??= new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
		return this.rest;
	}
}

/** Where the last character begins if its bytes are incomplete; otherwise the end. What isn't valid counts as complete. */
function findEndOfCharacters(bytes: Uint8Array): number {
	const { length } = bytes;
	for (let at = length - 1; at >= Math.max(0, length - 3); at--) {
		const byte = bytes[at] ?? 0;
		if (byte < 0x80) break;
		if (byte < 0xc0) continue;
		const size = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
		return at + size > length ? at : length;
	}
	return length;
}
