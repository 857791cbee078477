const ORDINARY = /^[\x20-\x7E]*$/;

/**
 * Whether a text consists of ASCII letters, digits, signs and spaces. Nearly all values do: they contain none of the characters
 * that must be looked for in others, and millions of rows are spared the search.
 */
export function isPlainAscii(text: string): boolean {
	return ORDINARY.test(text);
}
