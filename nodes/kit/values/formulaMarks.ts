import { removeInvisible, trimInvisible } from './invisible';

/**
 * What a spreadsheet takes for a formula: it ignores leading white space, recognizes full-width signs, and doesn't stop at line
 * breaks. Papa's own pattern misses all three.
 */
export const FORMULA = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/;

/** A value as a formula, which makes spreadsheets keep leading zeros: `="06103"`, also with quotes as in CSV. */
const AS_FORMULA = /^=(?:"((?:[^"]|"")*)"|""([^"]*)"")$/;

/** A number that a spreadsheet took for a formula: `=+15550100`. */
const NUMBER_AS_FORMULA = /^=(\+?[\d(][\d\s()./-]*)$/;

/**
 * Removes the mark that makes spreadsheets show a value unchanged: the quote that *Escape Formulas* adds, and the formula around
 * a text. A quote before any other value may belong to it, as in 't Hart.
 *
 * @param isNumber whether the value is a number to people, such as a phone number or ZIP code, so that a quote before it is a
 * mark, also before a formula
 */
export function removeFormulaMark(text: string, isNumber = false): string {
	const start = text.trimStart();
	const first = start.charAt(0);
	if (first === '=') {
		const whole = start.trimEnd();
		const [, number] = (isNumber && NUMBER_AS_FORMULA.exec(whole)) || [];
		if (number !== undefined) return number;
		const [, quoted, bare] = AS_FORMULA.exec(whole) ?? [];
		return quoted?.replaceAll('""', '"') ?? bare ?? text;
	}
	if (first !== "'" && !(isNumber && first === '’')) return text;
	const rest = start.slice(1);
	if (isNumber && rest.startsWith('=')) return removeFormulaMark(rest, true);
	return FORMULA.test(rest) || (isNumber && /^[\d(]/.test(rest)) ? rest : text;
}

/** A number to people: digits, with what is written between them. */
const NUMBER = /^(?=.*\d)[\dA-Z\s()+./'’="-]+$/;

/**
 * Removes invisible characters and a spreadsheet's mark: from numbers to people all invisible characters, from other values those
 * at the ends.
 */
export function removeMarks(raw: string, isNumber: boolean): string {
	const visible = isNumber ? removeInvisible(raw) : raw;
	const text = visible !== raw && NUMBER.test(visible) ? visible : trimInvisible(raw);
	return removeFormulaMark(text, isNumber);
}

/** Whether the values of a field are numbers to people, by the field's name: phone numbers, postal codes and IDs. */
export function holdsNumbers(name: string): boolean {
	return /phone|fax|zip|postal|mobile|external ?id|sms_number/i.test(name);
}
