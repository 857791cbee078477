import { InputError } from '../errors/errors';
import { show } from './show';

const WORDS = new Map([
	['true', true],
	['yes', true],
	['1', true],
	['false', false],
	['no', false],
	['0', false],
]);

/**
 * Reads a boolean from a switch, spreadsheet or export: a boolean, `true`, `yes`, `1` and their opposites, in any case.
 *
 * @throws InputError if it is anything else
 */
export function readBoolean(raw: unknown, label: string): boolean {
	const isPlain = ['boolean', 'number', 'string'].includes(typeof raw);
	const value = isPlain ? WORDS.get(String(raw).trim().toLowerCase()) : undefined;
	if (value !== undefined) return value;
	throw new InputError(`'${label}' is ${show(raw)}`, 'Use true or false.');
}
