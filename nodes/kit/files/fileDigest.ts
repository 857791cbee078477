import { hash } from 'crypto';

/** Bytes that are read and compared together. */
const BLOCK = 65_536;

/** What a file held when it was read first, block by block: a further reading that differs ends before the block that does. */
export class FileDigest {
	/** Undefined until the first reading has come to its end. */
	private known: string[] | undefined;

	/**
	 * Hands on the bytes of a file in blocks.
	 *
	 * @param changed makes the error for a file that isn't what it was
	 */
	async *check(
		pieces: AsyncIterable<Uint8Array>,
		changed: () => Error,
	): AsyncGenerator<Uint8Array> {
		const seen: string[] = [];
		for await (const block of splitIntoBlocks(pieces)) {
			const digest = hash('sha256', block, 'base64');
			if (this.known !== undefined && this.known[seen.length] !== digest) throw changed();
			seen.push(digest);
			yield block;
		}
		if (this.known !== undefined && this.known.length !== seen.length) throw changed();
		this.known = seen;
	}
}

/** The same bytes in blocks of one size, however they come. */
async function* splitIntoBlocks(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
	let block = new Uint8Array(BLOCK);
	let filled = 0;
	for await (const piece of pieces) {
		for (let at = 0; at < piece.length;) {
			const part = piece.subarray(at, at + BLOCK - filled);
			block.set(part, filled);
			filled += part.length;
			at += part.length;
			if (filled < BLOCK) continue;
			yield block;
			block = new Uint8Array(BLOCK);
			filled = 0;
		}
	}
	if (filled > 0) yield block.subarray(0, filled);
}
