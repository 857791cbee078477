import { InputError, isInvisible, listSome, type TellColumn, type TellHint } from '../../kit';
import {
	findUnsubscribedColumns,
	readConsentColumn,
	type ConsentColumn,
} from '../contactForm/consent';
import { createCellReader, type CellReader } from './cells';
import type { Columns } from './columns';
import type { RowPosition, RowSink, Source } from './rows';

/** The rows and columns that the user wants to send. */
export interface RowRules {
	/** All columns that the service knows. */
	known: Columns;
	/** The only columns to send; the others are left out. */
	columns: readonly string[];
	/** Whether unknown columns are an error. */
	stopAtUnknownColumns: boolean;
	/** What is wrong with a value, as the end of a sentence; undefined if it may be sent. */
	findProblem?(column: string, value: string): string | undefined;
	/** What is wrong with a row as a whole, in the same way. */
	findRowProblem?(columns: string[], values: string[]): string | undefined;
	/** Receives a problem that doesn't stop the search for others. Without it, the problem is thrown. */
	report?: (problem: InputError) => void;
	/** Called with the use of each column of a table. */
	mapped?: TellColumn;
	/** Shows the user a hint about the rows. */
	hint?: TellHint;
}

/** The columns of a table, and what reads their values. */
export interface RowTarget {
	source: Source;
	read: CellReader;
}

/**
 * Finds the columns of a table, and what reads their values.
 *
 * @param whatHas begins the messages about them, e.g. `The file has`
 * @throws InputError if the email address is missing, or there are unknown columns
 */
export function createTarget(names: string[], rules: RowRules, whatHas: string): RowTarget {
	const source = createSource(names, rules, whatHas);
	return { source, read: createCellReader(source, rules.known, rules.hint) };
}

/** What was already found wrong with a row. */
interface FoundProblems {
	/** What is wrong with its values. */
	problem?: string | undefined;
	/** How it says that the person has unsubscribed. */
	optOut: string | undefined;
}

/** Adds a row. */
export function addRow(
	sink: RowSink,
	{ source, read }: RowTarget,
	place: RowPosition,
	cells: string[],
	{ problem, optOut }: FoundProblems,
): void {
	const message = problem ?? optOut ?? read(cells);
	if (message === undefined) sink.add(place, source, cells);
	else {
		const email = cells[source.emailAt] ?? '';
		sink.refuse({ ...place, email, message }, optOut !== undefined);
	}
}

/** A column that may say that people have unsubscribed, and its position. */
export interface ConsentPosition extends ConsentColumn {
	at: number;
}

/** Columns that may say that people have unsubscribed; none if contacts are only removed. */
export function findConsentColumns(
	names: string[],
	{ known, columns }: RowRules,
): ConsentPosition[] {
	if (columns.length === 1) return [];
	return names.flatMap((name, at) => {
		const consent = readConsentColumn(name, known.find(name) !== undefined);
		return consent === undefined ? [] : [{ ...consent, at }];
	});
}

/** What is wrong with a row in which a column says that the person has unsubscribed, as the end of a sentence. */
export function findConsentProblem(
	columns: ConsentPosition[],
	read: (column: ConsentPosition) => unknown,
): string | undefined {
	if (columns.length === 0) return undefined;
	const [said] = findUnsubscribedColumns(columns.map((column) => [column, read(column)]));
	return said && describeOptOut(said[0].name);
}

/** How a row says that the person has unsubscribed, as the end of a sentence. */
export function describeOptOut(column: string): string {
	return `has unsubscribed, as '${column}' says`;
}

/** What n8n's Google Sheets node adds to each row: it isn't in the user's table, so it is left out instead of refused. */
const ROW_NUMBER = 'row_number';

/** Whether a cell may hold an email address. */
export function isAddress(cell: string): boolean {
	return /^[^\s@,;|]+@[^\s@,;|]+$/.test(cell);
}

/** The columns to send, in the documentation's order. */
function createSource(names: string[], rules: RowRules, whatHas: string): Source {
	const { known, columns: wanted, stopAtUnknownColumns } = rules;
	const found = new Set(names.map((name) => known.find(name)));
	if (!found.has(known.email)) {
		throw new InputError(
			`${whatHas} no column for the email address: ${list(names)}`,
			names.some(isAddress)
				? `The first row holds an address itself: add a row with the names of the columns above it, ${known.email} among them.`
				: `Name it ${known.email}, 'email_address' or 'Email'.`,
		);
	}
	const unknown = names.filter((name) => known.find(name) === undefined);
	if (stopAtUnknownColumns && unknown.some((name) => name !== ROW_NUMBER)) {
		const problem = new InputError(
			`${whatHas} columns that Constant Contact doesn't recognize: ${list(unknown)}`,
			`Rename or remove them, or set 'Unknown Columns' under 'Options' to 'Leave Out'. It knows: ${known.summary}.`,
		);
		if (rules.report === undefined) throw problem;
		rules.report(problem);
	} else if (unknown.length > 0 && wanted.length > 1) {
		rules.hint?.(`Left out columns that Constant Contact doesn't recognize: ${list(unknown)}`);
	}
	const columns = known.names.filter((column) => found.has(column) && wanted.includes(column));
	for (const name of names) {
		const column = known.find(name);
		rules.mapped?.(name, column && columns.includes(column) ? column : null);
	}
	return { columns, emailAt: columns.indexOf(known.email) };
}

function list(names: string[]): string {
	if (names.length === 0) return 'there are none at all';
	return listSome(
		names.map((name) => (isInvisible(name) ? 'a column without a name' : `'${name}'`)),
		20,
	);
}
