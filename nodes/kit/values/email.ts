import { removeInvisible } from './invisible';

/** A part of an address may have most signs; the services refuse these (V1 API 2, V2 API 2). */
const ADDRESS =
	/^[^\s@<>(),;:"[\]\\]+@[^\s@<>(),;:"'[\]\\/?&=.]+(?:\.[^\s@<>(),;:"'[\]\\/?&=.]+)+$/;

/** An address as it is compared and sent: composed, without blanks around and without invisible characters. */
export function toEmail(raw: string): string {
	return removeInvisible(raw).trim().normalize('NFC');
}

const EXAMPLE = 'Use one address, e.g. ann@example.com';

/** What is wrong with an address of a row, as the end of a sentence; undefined for one that services take. */
export function describeEmailProblem(email: string, maxLength: number): string | undefined {
	const advice = problemOfEmail(email, maxLength);
	if (advice === undefined) return undefined;
	const problem = `'${email.slice(0, 80)}' isn't an email address`;
	return advice === EXAMPLE ? problem : `${problem}. ${advice}`;
}

/** What to do about a text that no service takes for an email address; undefined for one that they take. */
export function problemOfEmail(email: string, maxLength = Infinity): string | undefined {
	if (/^mailto:/i.test(email)) return "Remove 'mailto:'";
	if (/^['"‘’“”]|['"‘’“”]$/.test(email)) return 'Remove the quotes around it';
	if (/[<>]/.test(email)) return 'Enter only the address, without the name and the brackets';
	if (/^[^@]*@[^@]*[,;\s]/.test(email)) return 'Enter a single address';
	if (/^\.|\.\.|\.@|\.$/.test(email))
		return 'Check the address: it must not have a dot at its start, at its end or next to another dot';
	if (!ADDRESS.test(email)) return EXAMPLE;
	return email.length > maxLength ? `Use an address of at most ${maxLength} characters` : undefined;
}
