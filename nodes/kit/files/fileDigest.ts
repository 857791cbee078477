import { hash } from 'crypto';

/** Bytes read and compared at once. */
const BLOCK = 65_536;

/** Digests of a file's blocks from its first reading: a later reading that differs stops before the block that differs. */
export class FileDigest {
	/** Undefined until the first reading is complete. */
	private known: string[] | undefined;

	/**
	 * Returns the bytes of a file in blocks.
	 *
	 * @param changed makes the error for a file that has changed
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

/** The same bytes in blocks of equal size, however they arrive. */
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
