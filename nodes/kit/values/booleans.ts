import { InputError } from '../errors/errors';
import { foldName } from './names';
import { show } from './show';

const YES = 'true yes y 1 vero sì si wahr ja vrai oui verdadero sí verdadeiro sim';
const NO = 'false no n 0 falso falsch nein faux non não nao';

const WORDS = new Map([
	...YES.split(' ').map((word) => [word, true] as const),
	...NO.split(' ').map((word) => [word, false] as const),
]);

/**
 * Reads a boolean from a switch, spreadsheet or export: a boolean, `true`, `yes`, `y`, `1` and their opposites, in any case, also as
 * spreadsheets in Italian, German, French, Spanish and Portuguese write them.
 *
 * @throws InputError if it is anything else
 */
export function readBoolean(raw: unknown, label: string): boolean {
	const isPlain = ['boolean', 'number', 'string'].includes(typeof raw);
	const value = isPlain ? WORDS.get(foldName(String(raw))) : undefined;
	if (value !== undefined) return value;
	throw new InputError(`'${label}' is ${show(raw)}`, 'Use true or false.');
}
