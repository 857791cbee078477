/** `First Name`, `first_name` and `FirstName` are the same column. */
export function normalise(column: string): string {
	return column
		.normalize('NFC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, '');
}
