import type { IDataObject } from 'n8n-workflow';

/** Where a row comes from: an input item, or a row of the file that an input item carries (the header is row 1). */
export interface Place {
	item: number;
	row?: number;
}

/** Columns of the user's table, in the documentation's order. */
export interface Source {
	columns: string[];
	/** Index of the column with the e-mail address. */
	emailAt: number;
}

/** A row that can be sent. */
export interface Row extends Place {
	/** The values as JSON, in the order of the source's columns: of all texts, the quickest to write and to read. */
	json: string;
	source: Source;
}

/** A row that isn't sent, and why. */
export interface LeftOut extends Place {
	email: string;
	message: string;
}

/** All rows of the input, checked. Of several with the same e-mail address the last one counts. */
export class RowTable {
	private readonly byEmail = new Map<string, Row>();

	readonly invalid: LeftOut[] = [];

	readonly duplicates: LeftOut[] = [];

	/** @param valueProblem what is wrong with a value of a column */
	constructor(
		private readonly valueProblem?: (column: string, value: string) => string | undefined,
	) {}

	/** The rows to send, in the order of the input. */
	get rows(): Row[] {
		return [...this.byEmail.values()];
	}

	/** How many rows are to be sent. */
	get size(): number {
		return this.byEmail.size;
	}

	/**
	 * Takes rows out by their addresses.
	 *
	 * @param isLeftOut gets an address as the user wrote it
	 * @param message why, as the end of a sentence
	 */
	leaveOut(isLeftOut: (email: string) => boolean, message: string): LeftOut[] {
		const left: LeftOut[] = [];
		for (const [key, row] of this.byEmail) {
			const email = emailOf(row);
			if (!isLeftOut(email)) continue;
			this.byEmail.delete(key);
			left.push({ ...placeOf(row), email, message });
		}
		return left;
	}

	private problemIn({ columns }: Source, values: string[]): string | undefined {
		if (this.valueProblem === undefined) return undefined;
		for (const [index, column] of columns.entries()) {
			const value = values[index] ?? '';
			const problem = value === '' ? undefined : this.valueProblem(column, value);
			if (problem !== undefined) return problem;
		}
		return undefined;
	}

	/** Adds a row whose values stand in the order of the source's columns. */
	add(place: Place, source: Source, values: string[]): void {
		const email = values[source.emailAt] ?? '';
		const problem = problemOf(email, values) ?? this.problemIn(source, values);
		if (problem !== undefined) {
			this.invalid.push({ ...place, email, message: problem });
			return;
		}
		const key = compact(email.toLowerCase());
		const before = this.byEmail.get(key);
		if (before !== undefined) {
			const message = `${describePlace(place)} has the same address and was sent instead`;
			this.duplicates.push({ ...placeOf(before), email: emailOf(before), message });
			this.byEmail.delete(key);
		}
		const { item, row } = place;
		// Each by its name: a spread takes longer than all the checks together.
		this.byEmail.set(key, { item, row, json: compact(JSON.stringify(values)), source });
	}
}

/** Most characters of a row: all columns filled to their limits have far fewer, and no row outgrows a request. */
const LONGEST_ROW = 100_000;

/**
 * The same text in a piece of memory of its own. What is cut out of a text or put together from several keeps all of those in memory,
 * which takes three times as much for 100,000 rows.
 */
function compact(text: string): string {
	return Buffer.from(text, 'utf8').toString('utf8');
}

function problemOf(email: string, values: string[]): string | undefined {
	if (email === '') return 'has no e-mail address';
	// A sign, then no point up to the first one: a long row of points must not be tried in every way.
	if (!/^[^\s@,;<>"]+@[^\s@,;<>"][^\s@,;<>".]*\.[^\s@,;<>"]+$/.test(email)) {
		return `'${email.slice(0, 80)}' is no e-mail address`;
	}
	const length = values.reduce((sum, value) => sum + value.length, 0);
	if (length > LONGEST_ROW) return `is too long, with ${length} characters`;
	const isWhole = values.every((value) => value.isWellFormed());
	return isWhole ? undefined : 'holds a character that was cut in half';
}

/** The place alone. */
export function placeOf({ item, row }: Place): Place {
	return row === undefined ? { item } : { item, row };
}

/** A place in words, e.g. `row 7`. */
export function describePlace({ item, row }: Place): string {
	if (row === undefined) return `item ${item}`;
	return item === 0 ? `row ${row}` : `row ${row} of item ${item}`;
}

/** A row's values in the order of its source's columns. */
export function cellsOf({ json }: Row): string[] {
	return JSON.parse(json) as string[];
}

/** E-mail address of a row, as the user wrote it. */
export function emailOf(row: Row): string {
	return cellsOf(row)[row.source.emailAt] ?? '';
}

/** A row's values by column, empty ones included. */
export function valuesOf(row: Row): Map<string, string> {
	const cells = cellsOf(row);
	return new Map(row.source.columns.map((column, index) => [column, cells[index] ?? '']));
}

/** A row's values by column; empty ones are left out. */
export function contactOf(row: Row): IDataObject {
	return Object.fromEntries([...valuesOf(row)].filter(([, value]) => value !== ''));
}
