import { InputError } from '../errors/errors';
import { isPlainAscii } from './ascii';
import { trimInvisible } from './invisible';
import { holdsNumbers, removeFormulaMark } from './formulaMarks';
import { requireText } from './texts';

/** Characters that no value contains: control characters, and the remains of wrong decoding. */
export function problemOfText(text: string): { what: string; nextStep: string } | undefined {
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
 * Cleans a text: removes invisible characters at its ends and a spreadsheet's formula mark.
 *
 * @throws InputError if it is a shortened number, or contains characters that no value has
 */
export function readPlainText(raw: string, label: string): string {
	return requirePlainText(removeFormulaMark(trimInvisible(raw), holdsNumbers(label)), label);
}

/**
 * Returns the text unchanged. @throws InputError if it is a shortened number, was made from an object, or contains characters that
 * no value has
 */
export function requirePlainText(text: string, label: string): string {
	const wrong = problemOfText(text);
	if (wrong !== undefined)
		throw new InputError(`'${label}' contains ${wrong.what}`, wrong.nextStep);
	return requireText(text, label);
}
