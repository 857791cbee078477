import { InputError } from '../errors/errors';

/** Digits with a sign and decimal point: neither `0x10` nor `1e1`, which JavaScript also reads as numbers. */
const PLAIN = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;

/** How spreadsheets, n8n's Convert to File (`1.2E+11`) and Java (`1.2E11`) write a long number. */
const SHORTENED = /^[+-]?\d(?:(?:[.,]\d+)?e\+|[.,]\d+e)\d{1,3}$/i;

/** A number given as a number or text; undefined for anything else, and for text with more digits than a number can hold. */
export function parseNumber(raw: unknown): number | undefined {
	if (typeof raw === 'number') return Number.isFinite(raw) ? raw : undefined;
	if (typeof raw !== 'string' || !PLAIN.test(raw.trim())) return undefined;
	const value = Number(raw);
	return hasLostDigits(value) ? undefined : value;
}

/** Whether a number is so large that several whole numbers share its value (2^53 and beyond). */
export function hasLostDigits(value: number): boolean {
	return Number.isInteger(value) && !Number.isSafeInteger(value);
}

/** What is wrong with a number given for an ID or other text: it isn't a number, or has lost digits. */
export function findNumberProblem(
	value: number,
): { problem: string; nextStep: string } | undefined {
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
		problem: `${value}, a number that has lost digits: numbers are exact only up to 15 digits`,
		nextStep: 'Make the data source provide it as text, in quotes if it is JSON.',
	};
}

/**
 * Converts a number to text, e.g. for an ID or phone number.
 *
 * @throws InputError if it isn't a number, as after a calculation with missing values, or has lost digits
 */
export function formatNumber(value: number, label: string): string {
	const found = findNumberProblem(value);
	if (found === undefined) return String(value);
	throw new InputError(`'${label}' is ${found.problem}`, found.nextStep);
}

/** Whether a text is a number that a spreadsheet shortened, such as `3.9E+11`. */
export function isShortened(text: string): boolean {
	return text.length < 40 && SHORTENED.test(text.trim());
}

/** Returns the text unchanged. @throws InputError if it is a number that a spreadsheet shortened */
export function requireAllDigits(text: string, label: string): string {
	if (!isShortened(text)) return text;
	throw new InputError(
		`'${label}' is '${text.trim()}', a number that was shortened: its last digits are lost`,
		'Provide it as text: format its column as text in the source before exporting.',
	);
}
