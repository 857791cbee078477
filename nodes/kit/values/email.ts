import { isPlainAscii } from './ascii';
import { removeInvisible } from './invisible';

/**
 * The part before the at sign may contain most characters; the services reject these (V1 API 2, V2 API 2). The name of a server
 * has letters in any script, digits and hyphens.
 */
const ADDRESS = /^[^\s@<>(),;:"[\]\\]+@[\p{L}\p{M}\p{N}_-]+(?:\.[\p{L}\p{M}\p{N}_-]+)+$/u;

/** Normalizes an address for comparing and sending: composed accents, no surrounding spaces, no invisible characters. */
export function toEmail(raw: string): string {
	return isPlainAscii(raw) ? raw.trim() : removeInvisible(raw).trim().normalize('NFC');
}

/** An address as nearly all are: it has none of the problems of others. */
const ORDINARY = /^[\w+-]+(?:\.[\w+-]+)*@[a-z\d-]+(?:\.[a-z\d-]+)+$/i;

const EXAMPLE = 'Use one address, e.g. ann@example.com';

/** What is wrong with an address in a row, as the end of a sentence; undefined if the services accept it. */
export function describeEmailProblem(email: string, maxLength: number): string | undefined {
	const advice = findEmailProblem(email, maxLength);
	if (advice === undefined) return undefined;
	const problem = `'${email.slice(0, 80)}' isn't an email address`;
	return advice === EXAMPLE ? problem : `${problem}. ${advice}`;
}

/** What to do about a text that no service accepts as an email address; undefined if they do. */
export function findEmailProblem(email: string, maxLength = Infinity): string | undefined {
	const isTooLong = email.length > maxLength;
	const shorten = `Use an address of at most ${maxLength} characters`;
	if (ORDINARY.test(email)) return isTooLong ? shorten : undefined;
	if (/^mailto:/i.test(email)) return "Remove 'mailto:'";
	if (/^['"‘’“”]|['"‘’“”]$/.test(email)) return 'Remove the quotes around it';
	if (/[<>]/.test(email)) return 'Enter only the address, without the name and the brackets';
	if (/^[^@]*@[^@]*[,;\s]/.test(email)) return 'Enter a single address';
	if (/^\.|\.\.|\.@|\.$/.test(email))
		return 'Check the address: it must not have a dot at its start, at its end or next to another dot';
	if (!ADDRESS.test(email)) return EXAMPLE;
	return isTooLong ? shorten : undefined;
}
