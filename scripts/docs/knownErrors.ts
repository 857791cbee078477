import type { KnownError } from '../../nodes/kit';
import { code, enumerate, prose, table } from './markdown';

/** What to do about a service's errors. */
export function knownErrorsTable(knownErrors: KnownError[]): string {
	const rows = knownErrors.map(({ status, matches, when = 'any', nextStep }) => [
		String(status),
		matches === undefined ? when : toWords(matches),
		prose(nextStep),
	]);
	return table(['Status', 'Words in the response', 'What to do'], rows);
}

/** The alternatives of a pattern, in readable form. */
function toWords({ source }: RegExp): string {
	const words = source
		.split('|')
		.map((word) => word.replace(/\\s\??|\[ -\]\??/g, ' ').replace(/\\(?=\.)|\?/g, ''));
	return enumerate(words.map(code), 'or');
}
