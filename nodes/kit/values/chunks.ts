/** A list in parts of so many entries; the last one may have fewer. */
export function* splitIntoChunks<Entry>(list: readonly Entry[], size: number): Generator<Entry[]> {
	for (let at = 0; at < list.length; at += size) yield list.slice(at, at + size);
}
