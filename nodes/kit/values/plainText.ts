import { InputError } from '../errors/errors';
import { isPlainAscii } from './ascii';
import { holdsNumbers, removeMarks } from './formulaMarks';
import { requireText } from './texts';

/** What a spreadsheet shows instead of a formula's value, by the languages of Excel, and of a number too wide for its column. */
const SHEET_ERROR = new RegExp(
	`^#(?:${[
		'N/A|NV|N/D|DIV/0!|¡DIV/0!|REF!|¡REF!|BEZUG!|RIF!|VALUE!|WERT!|VALORE!|VALEUR!|¡VALOR!|VALOR!',
		'NAME\\?|NOME\\?|NOM\\?|¿NOMBRE\\?|NUM!|¡NUM!|NÚM!|ZAHL!|NOMBRE!|NULL!|NULO!|NULLO!|¡NULO!|NUL!',
		'SPILL!|CALC!|FIELD!|ERROR!|GETTING_DATA|#{3,}',
	].join('|')})$`,
);

/** Characters and texts that no value has: control characters, the remains of wrong decoding, a spreadsheet's errors. */
export function findTextProblem(text: string): { what: string; nextStep: string } | undefined {
	if (text.startsWith('#') && SHEET_ERROR.test(text)) {
		return {
			what: `'${text}', what a spreadsheet shows if it has no value to show`,
			nextStep: "Correct the cell's formula, or its width, before the export; or empty the cell.",
		};
	}
	if (isPlainAscii(text)) return undefined;
	const [found] = /[^\P{Cc}\t\n\r]|\uFFFD/u.exec(text) ?? [];
	if (found !== undefined) {
		const code = found.charCodeAt(0);
		const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
		return code < 0x80
			? { what: `a control character, ${name}`, nextStep: 'Remove it from the value.' }
			: {
					what: `${name}, a character that comes up where a file is read in the wrong encoding`,
					nextStep:
						"Choose Windows-1252 as the encoding in the node that reads the file, or save the file as UTF-8. If that doesn't help, remove the character.",
				};
	}
	if (text.isWellFormed()) return undefined;
	return {
		what: 'a character that was cut in half',
		nextStep: 'Correct the value, or the expression that returns it.',
	};
}

/**
 * Cleans a text: removes spaces and invisible characters at its ends, and a spreadsheet's formula mark; from numbers to people,
 * such as phone numbers, all invisible characters.
 *
 * @throws InputError if it is a shortened number, or contains characters that no value has
 */
export function readPlainText(raw: string, label: string): string {
	const text = removeMarks(raw, holdsNumbers(label));
	return requirePlainText(text.trim(), label);
}

/**
 * Returns the text unchanged. @throws InputError if it is a shortened number, was made from an object, or contains characters that
 * no value has
 */
export function requirePlainText(text: string, label: string): string {
	const wrong = findTextProblem(text);
	if (wrong !== undefined)
		throw new InputError(`'${label}' contains ${wrong.what}`, wrong.nextStep);
	return requireText(text, label);
}
