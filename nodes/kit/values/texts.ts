import { InputError } from '../errors/errors';
import { holdsExpression } from './expressions';
import { formatCount } from './formatCount';
import { isRecord } from './json';
import { requireAllDigits } from './numbers';

/** What an object turns into as text. */
const OBJECT = '[object Object]';

/** Returns the text unchanged. @throws InputError if it was made from an object, or is a number that a spreadsheet shortened */
export function requireText(text: string, label: string): string {
	refuseObjectText(text, `'${label}'`);
	return requireAllDigits(text, label);
}

/**
 * Returns a text that identifies a record unchanged.
 *
 * @throws InputError for what expressions and exports write for a missing value: it would make one record of several
 */
export function requireName(text: string, label: string): string {
	if (!/^(?:NaN|undefined|null|NULL)$|\[object Object\]/.test(text)) return text;
	throw new InputError(
		`'${label}' is '${text}', which stands for a missing value`,
		'Check the expression or the column: the value is missing, or is an object instead of its ID.',
	);
}

/** @throws InputError if a text was made from an object */
export function refuseObjectText(text: string, label: string): void {
	if (!text.includes(OBJECT)) return;
	throw new InputError(
		`${label} has '${OBJECT}' in its text, which is what an object becomes when it is converted to text`,
		'Name the field of the object that belongs there, e.g. {{ $json.person.name }}.',
	);
}

/**
 * Checks a parameter for texts that its expressions made from objects, e.g. `Dear {{ $json.person }}`.
 *
 * @param written the same parameter as the user wrote it; what was typed there by hand is intended
 * @throws InputError if there is one
 */
export function refuseObjectsInText(value: unknown, written: unknown, label: string): void {
	if (typeof written === 'string') {
		if (typeof value === 'string' && holdsExpression(written))
			refuseObjectText(value, `'${label}'`);
		return;
	}
	if (!isContainer(value) || !isContainer(written)) return;
	for (const [name, part] of Object.entries(value)) {
		refuseObjectsInText(part, (written as Record<string, unknown>)[name], label);
	}
}

function isContainer(value: unknown): value is object {
	return isRecord(value) || Array.isArray(value);
}

/** Whether two texts mean the same: spaces at the ends don't count, nor does the case of addresses. */
export function isSameText(one: string, other: string): boolean {
	const [text, otherText] = [one.trim(), other.trim()];
	if (!text.includes('@')) return text === otherText;
	return text.toLowerCase() === otherText.toLowerCase();
}

/** Returns the text unchanged. @throws InputError if it has more than `most` UTF-16 units */
export function requireLength(text: string, label: string, most: number): string {
	if (text.length <= most) return text;
	throw new InputError(
		`'${label}' has ${formatCount(text.length, 'character')}; the maximum is ${most}`,
		'Shorten it.',
	);
}

/** The first `most` UTF-16 units of a text, or one fewer where the last would be half a character. */
export function cutText(text: string, most: number): string {
	return text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
}
