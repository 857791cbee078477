/**
 * A name as it is compared: `First Name`, `first_name` and `firstName` are the same, and so are letters whose accents are composed or
 * stand by themselves.
 *
 * @param kept further characters that count, e.g. the points of paths
 */
export function toComparableName(name: string, kept: '' | '.' = ''): string {
	const letters = kept === '' ? /[^\p{L}\p{M}\p{N}]/gu : /[^\p{L}\p{M}\p{N}.]/gu;
	return name.normalize('NFC').toLowerCase().replace(letters, '');
}
