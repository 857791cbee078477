import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { InputError, isRecord, readCsvRow, writeCsvRow } from '../../../kit';
import { columnOf, COLUMNS, EMAIL } from './columns';

/** Where a row comes from: an input item, or a row of the file that an input item carries (the header is row 1). */
export interface Place {
	item: number;
	row?: number;
}

/** Columns of the user's table, in its order. */
export interface Source {
	columns: string[];
}

/** A row that can be sent. */
export interface Row extends Place {
	/** The values as a line of CSV, in the order of the source's columns. */
	line: string;
	source: Source;
}

/** A row that isn't sent, and why. */
export interface LeftOut extends Place {
	email: string;
	message: string;
}

/** What the user wants to be sent. */
export interface RowRules {
	/** The only columns to send; the others are left out. */
	columns: readonly string[];
	/** Whether columns that the service doesn't know end the run. */
	stopAtUnknownColumns: boolean;
}

/** All rows of the input, checked. Of several with the same e-mail address the last one counts. */
export class RowTable {
	private readonly byEmail = new Map<string, Row>();

	readonly invalid: LeftOut[] = [];

	readonly duplicates: LeftOut[] = [];

	/** The rows to send, in the order of the input. */
	get rows(): Row[] {
		return [...this.byEmail.values()];
	}

	/** How many rows are to be sent. */
	get size(): number {
		return this.byEmail.size;
	}

	/** Adds a row whose values stand in the order of the source's columns. */
	add(place: Place, source: Source, values: string[]): void {
		const email = values[source.columns.indexOf(EMAIL)] ?? '';
		const problem = problemOf(email, values);
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
		this.byEmail.set(key, { ...place, line: compact(writeCsvRow(values)), source });
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
	if (!/^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>"]+$/.test(email)) {
		return `'${email.slice(0, 80)}' is no e-mail address`;
	}
	const length = values.reduce((sum, value) => sum + value.length, 0);
	if (length > LONGEST_ROW) return `is too long, with ${length} characters`;
	const cut = values.find((value) => /\p{Surrogate}/u.test(value));
	return cut === undefined ? undefined : 'holds a character that was cut in half';
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

/** Adds each input item as a row; the names of its fields are the columns. */
export function addItems(table: RowTable, items: INodeExecutionData[], rules: RowRules): void {
	const names = new Set(items.flatMap(({ json }) => Object.keys(json)));
	const source = { columns: checkNames([...names], rules, 'The input items have') };
	items.forEach(({ json }, item) => {
		const values = new Map<string, string>();
		for (const [name, value] of Object.entries(json)) {
			const column = columnOf(name);
			if (column === undefined || !source.columns.includes(column)) continue;
			const text = toText(value, name, item);
			const known = values.get(column);
			if (text !== '' && known !== undefined && known !== '' && known !== text) {
				throw new InputError(
					`Item ${item} has several values for ${column}`,
					'Leave only one field for it.',
				);
			}
			if (text !== '' || known === undefined) values.set(column, text);
		}
		const ordered = source.columns.map((column) => values.get(column) ?? '');
		table.add({ item }, source, ordered);
	});
}

function toText(value: IDataObject[string], name: string, item: number): string {
	if (value === null || value === undefined) return '';
	if (value instanceof Date) return value.toISOString();
	if (isRecord(value) || Array.isArray(value)) {
		throw new InputError(
			`Field '${name}' of item ${item} holds an object or a list`,
			'Give a text or a number.',
		);
	}
	return String(value).trim();
}

/** Adds the rows of a file; its first line that isn't empty names the columns. */
export async function addFile(
	table: RowTable,
	rows: AsyncIterable<string[]>,
	item: number,
	rules: RowRules,
): Promise<void> {
	let at = 0;
	let header: FileHeader | undefined;
	for await (const cells of rows) {
		at++;
		if (cells.every((cell) => cell === '')) continue;
		if (header === undefined) {
			header = readHeader(cells, rules);
			continue;
		}
		const { source, positions, width } = header;
		const place = { item, row: at };
		if (cells.slice(width).some((cell) => cell !== '')) {
			const email = cells[positions[source.columns.indexOf(EMAIL)] as number] ?? '';
			table.invalid.push({ ...place, email, message: 'has more values than there are columns' });
			continue;
		}
		table.add(
			place,
			source,
			positions.map((position) => cells[position] ?? ''),
		);
	}
	if (header === undefined) {
		throw new InputError(
			`The file of item ${item} is empty`,
			`Its first line must name the columns, ${EMAIL} among them.`,
		);
	}
}

interface FileHeader {
	source: Source;
	/** Where the values of the source's columns stand in the file. */
	positions: number[];
	/** Number of columns in the file. */
	width: number;
}

function readHeader(names: string[], rules: RowRules): FileHeader {
	const width = names.reduce((last, name, index) => (name === '' ? last : index + 1), 0);
	const own = names.slice(0, width);
	const columns = checkNames(own, rules, 'The file has');
	const positions = columns.map((column) => {
		const found = own.flatMap((name, index) => (columnOf(name) === column ? [index] : []));
		if (found.length > 1) {
			throw new InputError(`The file has several columns for ${column}`, 'Leave only one of them.');
		}
		return found[0] as number;
	});
	return { source: { columns }, positions, width };
}

/**
 * The columns that are sent, in the documentation's order.
 *
 * @throws InputError when the e-mail address is missing, or when there are columns that the service doesn't know
 */
function checkNames(names: string[], rules: RowRules, whatHas: string): string[] {
	const known = new Set(names.map(columnOf));
	if (!known.has(EMAIL)) {
		throw new InputError(
			`${whatHas} no column for the e-mail address: ${list(names)}`,
			`Name it ${EMAIL}, 'email_address' or 'Email'.`,
		);
	}
	const unknown = names.filter((name) => columnOf(name) === undefined);
	if (rules.stopAtUnknownColumns && unknown.length > 0) {
		throw new InputError(
			`${whatHas} columns that Constant Contact doesn't know: ${list(unknown)}`,
			`Rename or remove them, or set 'Unknown Columns' to 'Leave Out'. It knows: ${COLUMNS.slice(0, 17).join(', ')}, CUSTOM FIELD 1 to 15.`,
		);
	}
	return COLUMNS.filter((column) => known.has(column) && rules.columns.includes(column));
}

function list(names: string[]): string {
	const shown = names.slice(0, 20).map((name) => `'${name}'`);
	if (shown.length === 0) return 'there are none at all';
	return `${shown.join(', ')}${names.length > 20 ? ` and ${names.length - 20} more` : ''}`;
}

/** E-mail address of a row, as the user wrote it. */
export function emailOf({ line, source }: Row): string {
	return readCsvRow(line)[source.columns.indexOf(EMAIL)] ?? '';
}

/** A row's values by column; empty ones are left out. */
export function contactOf({ line, source }: Row): IDataObject {
	const values = readCsvRow(line);
	return Object.fromEntries(
		source.columns.flatMap((column, index) => (values[index] ? [[column, values[index]]] : [])),
	);
}
