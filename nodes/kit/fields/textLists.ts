import Papa from 'papaparse';

import { CsvNormalizer } from '../files/csvText';
import { trimInvisible } from '../values/invisible';

/**
 * Splits a text into entries at line breaks and the delimiter, without duplicates and empty ones. Quotes work as in CSV, so
 * `"VIP","Winter sale, 2021"` has two entries; unbalanced quotes are part of the entries.
 *
 * @param delimiter default: the comma; in a text without commas outside of quotes, the semicolon
 */
export function splitList(list: string, delimiter = detectDelimiter(list)): string[] {
	const entries = readQuoted(list, delimiter) ?? splitPlain(list, delimiter);
	const trimmed = entries.map((entry) => trimInvisible(entry).trim());
	return [...new Set(trimmed.filter((entry) => entry !== ''))];
}

/** The same, but quotes are part of the entries, and empty and duplicate ones stay. */
export function splitPlain(list: string, delimiter = detectDelimiter(list)): string[] {
	return list.split(/[\r\n]+/).flatMap((line) => line.split(delimiter));
}

/** An entry in quotes, in which commas don't separate. */
const QUOTED_ENTRY = /(^|[,;\n])[ \t]{0,9}"(?:[^"]|"")*"(?=[ \t]{0,9}(?:[,;\r\n]|$))/g;

function detectDelimiter(list: string): string {
	const unquoted = list.includes('"') ? list.replace(QUOTED_ENTRY, '$1') : list;
	return unquoted.includes(',') ? ',' : ';';
}

/**
 * Splits a text into entries that contain no spaces, such as IDs and email addresses, at commas, semicolons, spaces and line
 * breaks.
 */
export function splitWords(list: string): string[] {
	return list.split(/[\s,;]+/).filter((entry) => entry !== '');
}

/** Undefined if there are no quotes, or one isn't closed. */
function readQuoted(list: string, delimiter: string): string[] | undefined {
	if (!list.includes('"')) return undefined;
	const normal = new CsvNormalizer(delimiter).push(list);
	const { data, errors } = Papa.parse<string[]>(normal, { delimiter, newline: '\n' });
	return errors.some(({ type }) => type === 'Quotes') ? undefined : data.flat();
}
