import type { ReadText } from '../../nodes/kit';

/** Reads a text in pieces of three characters. */
export function readTextOf(text: string): ReadText {
	async function* pieces(): AsyncGenerator<string> {
		for (let at = 0; at < text.length; at += 3) yield text.slice(at, at + 3);
	}
	return async (consume) => await consume(pieces());
}
