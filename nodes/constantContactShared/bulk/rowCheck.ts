import { InputError, listSome, toResult, type TellHint } from '../../kit';
import type { RowHandling } from './fields';
import { describeLeftOut } from './reports';
import { readAgain, type RowReader } from './rowReaders';
import type { RowRules } from './rowTarget';
import type { LeftOut } from './rows';
import { RowTable } from './rowTable';

/** Contacts whose rows are not sent. */
export interface Exclusion {
	/** Why, as the end of a sentence. */
	message: string;
	/** Their addresses. Called once all rows have been read. */
	emails(): AsyncIterable<string[]>;
}

/** Which rows may be sent. */
interface CheckRules extends RowRules, Pick<RowHandling, 'stopAtInvalidRows'> {
	/** Contacts whose valid rows are not sent, and why. */
	leaveOut?: { reasons: Exclusion[] };
}

/**
 * Reads all rows, and decides which ones to send.
 *
 * @throws InputError if rows or columns are invalid, or no row is left
 */
export async function checkRows(
	{ hint }: { hint: TellHint },
	readers: RowReader[],
	rules: CheckRules,
): Promise<RowTable> {
	const table = new RowTable(rules.findProblem, rules.findRowProblem);
	const problems: InputError[] = [];
	const telling = { ...rules, hint, report: (problem: InputError) => void problems.push(problem) };
	for (const read of readers) {
		table.begin();
		const result = await toResult(exhaust(read(table, telling)));
		if (result.ok) continue;
		if (!(result.error instanceof InputError)) throw result.error;
		problems.push(result.error);
	}
	const { invalid, duplicates, others } = table;
	if (invalid.length > 0 && rules.stopAtInvalidRows) {
		problems.push(
			new InputError(
				`${invalid.length} of the rows can't be sent: ${describeLeftOut(invalid)}`,
				"Correct them, or set 'Invalid Rows' under 'Options' to 'Leave Out'. Nothing was sent.",
			),
		);
	}
	throwTogether(problems);
	if (table.size === 0) throw noRowsError(invalid, 'Check the input of the node.');
	await leaveOutOthers(table, rules);
	await table.nameLeftOut(async function* (isWanted) {
		for (const [part, read] of readers.entries()) {
			yield* readAgain(read, table.readAgain(part, isWanted), rules);
		}
	});
	if (invalid.length > 0)
		hint(`Left out ${invalid.length} of the rows: ${describeLeftOut(invalid)}`);
	if (duplicates.length > 0) {
		hint(
			`Left out ${duplicates.length} of the rows, because a later one has the same email address: ${describeLeftOut(duplicates)}`,
		);
	}
	if (others.length > 0) hint(`Left out ${others.length} of the rows: ${describeLeftOut(others)}`);
	if (table.size === 0) throw noRowsError(others, '');
	return table;
}

/** Removes the rows of excluded contacts. */
async function leaveOutOthers(table: RowTable, { leaveOut }: CheckRules): Promise<void> {
	for (const { message, emails: read } of leaveOut?.reasons ?? []) {
		for await (const emails of read()) {
			for (const email of emails) table.leaveOut(email, message);
		}
	}
}

function noRowsError(leftOut: LeftOut[], otherwise: string): InputError {
	const why = leftOut.length > 0 ? `${describeLeftOut(leftOut).replace(/\.$/, '')}.` : otherwise;
	return new InputError('There are no rows to send', why);
}

async function exhaust(reading: AsyncIterable<unknown>): Promise<void> {
	const values = reading[Symbol.asyncIterator]();
	while ((await values.next()).done !== true);
}

/** Maximum number of problems in an error. */
const MOST_PROBLEMS = 10;

/** @throws InputError with all problems, if there are any */
function throwTogether(problems: InputError[]): void {
	const [first, ...more] = problems;
	if (first === undefined) return;
	if (more.length === 0) throw first;
	const shown = problems.slice(0, MOST_PROBLEMS);
	const texts = problems.map(({ message }, index) => `(${index + 1}) ${message}`);
	throw new InputError(
		`${problems.length} problems with the rows: ${listSome(texts, MOST_PROBLEMS, '; ')}`,
		shown.map(({ nextStep }, index) => `(${index + 1}) ${nextStep}`).join(' '),
	);
}
