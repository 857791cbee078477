import { InputError } from '../errors/errors';

/** Digits with a sign and a decimal point: neither `0x10` nor `1e1`, which JavaScript reads as numbers, too. */
const PLAIN = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;

/** What spreadsheets, and n8n's Convert to File, make of a long number. */
const SHORTENED = /^[+-]?\d(?:[.,]\d+)?e\+\d{1,3}$/i;

/** A number that was given as such or as text; undefined for anything else, and for text whose digits a number can't hold. */
export function parseNumber(raw: unknown): number | undefined {
	if (typeof raw === 'number') return Number.isFinite(raw) ? raw : undefined;
	if (typeof raw !== 'string' || !PLAIN.test(raw.trim())) return undefined;
	const value = Number(raw);
	return hasLostDigits(value) ? undefined : value;
}

/** Whether a number is so large that it may stand for several whole numbers (2^53 and beyond). */
export function hasLostDigits(value: number): boolean {
	return Number.isInteger(value) && !Number.isSafeInteger(value);
}

/** What is wrong with a number that stands for an ID or another text: it is none, or its digits aren't all there. */
export function problemOfNumber(value: number): { problem: string; nextStep: string } | undefined {
	if (!Number.isFinite(value)) {
		return {
			problem: `${value}, no value`,
			nextStep:
				'Check the expression that returns it: it calculates with something that is missing or not a number.',
		};
	}
	// Very large and very small numbers have an exponent as text.
	if (!hasLostDigits(value) && !String(value).includes('e')) return undefined;
	return {
		problem: `${value}, a number that has lost digits: no number holds more than 15 of them for certain`,
		nextStep: 'Make the data source provide it as text, in quotes if it is JSON.',
	};
}

/**
 * A number as text, e.g. of an ID or a phone number.
 *
 * @throws InputError when it is none, as calculations with missing values give it, or when its digits aren't all there
 */
export function formatNumber(value: number, label: string): string {
	const found = problemOfNumber(value);
	if (found === undefined) return String(value);
	throw new InputError(`'${label}' is ${found.problem}`, found.nextStep);
}

/** Whether a text is a number that a spreadsheet has shortened, such as `3.9E+11`. */
export function isShortened(text: string): boolean {
	return text.length < 40 && SHORTENED.test(text.trim());
}

/** The same text. @throws InputError when it is a number that a spreadsheet has shortened */
export function requireAllDigits(text: string, label: string): string {
	if (!isShortened(text)) return text;
	throw new InputError(
		`'${label}' is '${text.trim()}', a number that was shortened: its last digits are lost`,
		'Provide it as text: format its column as text in the source before exporting.',
	);
}
