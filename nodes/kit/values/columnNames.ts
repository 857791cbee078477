/**
 * Normalizes a name for comparison: `First Name`, `first_name` and `firstName` are the same, as are composed and decomposed
 * accents.
 *
 * @param kept further characters to keep, e.g. the dots in paths
 */
export function toComparableName(name: string, kept: '' | '.' = ''): string {
	const letters = kept === '' ? /[^\p{L}\p{M}\p{N}]/gu : /[^\p{L}\p{M}\p{N}.]/gu;
	return name.normalize('NFC').toLowerCase().replace(letters, '');
}
