/** Parameters of a form; a name may occur several times. */
export type FormPairs = Array<[name: string, value: string]>;

/** Encodes parameters as an HTML form does: blanks as `+`, other signs as `%HH` (API notes 4.2). */
export function encodeForm(pairs: FormPairs): string {
	return new URLSearchParams(pairs).toString();
}

/** Encodes a value for a form. */
export function encodeValue(value: string): string {
	return encodeForm([['', value]]).slice(1);
}
