/** Splits a list into parts of the given size; the last one may be shorter. */
export function* splitIntoChunks<Entry>(list: readonly Entry[], size: number): Generator<Entry[]> {
	for (let at = 0; at < list.length; at += size) yield list.slice(at, at + size);
}
