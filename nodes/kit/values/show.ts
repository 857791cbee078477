import { isBlank } from './json';

/** A value for a message: short, and on one line. */
export function show(raw: unknown): string {
	if (isBlank(raw)) return 'empty';
	const shown = typeof raw === 'string' ? `'${raw}'` : toText(raw);
	const line = shown.replace(/[\r\n\u2028\u2029]+/g, ' ');
	return line.length > 80 ? `${line.slice(0, 77).replace(/[\uD800-\uDBFF]$/, '')}...` : line;
}

/** Results of expressions may not be JSON: a number that JSON lacks, or a circular object. */
function toText(raw: unknown): string {
	try {
		return JSON.stringify(raw) ?? typeof raw;
	} catch {
		return typeof raw;
	}
}
