/**
 * What a spreadsheet takes for a formula: it looks past white space, knows the signs in full width, and a line break ends nothing.
 * Papa's own pattern misses all three.
 */
export const FORMULA = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/;

/** A value as a formula, by which spreadsheets are made to keep leading zeros: `="06103"`. */
const AS_FORMULA = /^="((?:[^"]|"")*)"$/;

/**
 * A value without the mark that makes spreadsheets show it as it is: the quote that *Escape Formulas* puts before what they would run, and
 * the formula around a text. A quote before other values may belong to them, as in 't Hart.
 *
 * @param isNumber whether the value is a number to people, such as a phone number or a ZIP code, so that a quote before it is a mark
 */
export function removeFormulaMark(text: string, isNumber = false): string {
	const first = text.trimStart().charAt(0);
	if (first !== "'" && first !== '=') return text;
	const [, quoted] = AS_FORMULA.exec(text.trim()) ?? [];
	if (quoted !== undefined) return quoted.replaceAll('""', '"');
	const start = text.trimStart();
	if (first === '=') return text;
	const rest = start.slice(1);
	return FORMULA.test(rest) || (isNumber && /^[\d(]/.test(rest)) ? rest : text;
}

/** Whether values of a field are numbers to people, by the field's name: phone numbers, postal codes and IDs. */
export function holdsNumbers(name: string): boolean {
	return /phone|fax|zip|postal|mobile|external ?id|sms_number/i.test(name);
}
