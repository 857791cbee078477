/**
 * Lists the first entries in words, and how many more there are: `a, b and 3 more`, `a; b; and 3 more`.
 *
 * @param most maximum number of entries listed
 */
export function listSome(
	texts: readonly string[],
	most: number,
	separator: ', ' | '; ' = ', ',
): string {
	const shown = texts.slice(0, most).join(separator);
	const rest = texts.length - most;
	if (rest <= 0) return shown;
	return `${shown}${separator === '; ' ? ';' : ''} and ${rest} more`;
}
