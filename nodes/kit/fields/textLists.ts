import Papa from 'papaparse';

import { CsvNormalizer } from '../files/csvText';
import { trimInvisible } from '../values/invisible';

/**
 * The entries of a list in one text: cut at the delimiter, each once, without empty ones. Quotes mean what they mean in CSV, so that
 * `"VIP","Winter sale, 2021"` has two entries; where they don't fit together, they belong to the entries.
 */
export function splitList(list: string, delimiter = ','): string[] {
	const entries = readQuoted(list, delimiter) ?? list.split(delimiter);
	const trimmed = entries.map((entry) => trimInvisible(entry).trim());
	return [...new Set(trimmed.filter((entry) => entry !== ''))];
}

/** The entries of a list whose entries hold no blanks, such as IDs and email addresses: commas, semicolons, blanks and lines divide them. */
export function splitWords(list: string): string[] {
	return list.split(/[\s,;]+/).filter((entry) => entry !== '');
}

/** Undefined where there are no quotes, or one isn't closed. */
function readQuoted(list: string, delimiter: string): string[] | undefined {
	if (!list.includes('"')) return undefined;
	const normal = new CsvNormalizer(delimiter).push(list);
	const { data, errors } = Papa.parse<string[]>(normal, { delimiter, newline: '\n' });
	return errors.some(({ type }) => type === 'Quotes') ? undefined : data.flat();
}
