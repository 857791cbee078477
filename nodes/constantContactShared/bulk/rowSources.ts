import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import {
	InputError,
	isInvisible,
	isRecord,
	problemOfNumber,
	refuseObjectText,
	trimInvisible,
	type RequiredColumn,
	type TellColumn,
	type TellHint,
	listSome,
} from '../../kit';
import {
	findUnsubscribedColumns,
	readConsentColumn,
	type ConsentColumn,
} from '../contactForm/consent';
import { createCellReader, isSameCell, type CellReader } from './cells';
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

/** Rows of items that are output together. */
const ITEMS_AT_ONCE = 500;

/** Adds each input item as a row, with its field names as columns. Yields whenever rows can be taken. */
export function* addItems(
	sink: RowSink,
	items: INodeExecutionData[],
	rules: RowRules,
): Generator<void> {
	const names = new Set<string>();
	for (const { json } of items) for (const name of Object.keys(json)) names.add(name);
	const source = createSource([...names], rules, 'The input items have');
	const read = createCellReader(source, rules.known, rules.hint);
	const consents = findConsentColumns([...names], rules);
	for (const [item, { json }] of items.entries()) {
		const optOut = findConsentProblem(consents, ({ name }) => json[name]);
		const values = new Map<string, string>();
		const namesOf = new Map<string, string>();
		for (const [name, value] of Object.entries(json)) {
			const column = rules.known.find(name);
			if (column === undefined || !source.columns.includes(column)) continue;
			const text = toText(value, name, item);
			const known = values.get(column) ?? '';
			if (text === '') continue;
			if (known !== '' && !isSameCell(column, known, text)) {
				throw new InputError(
					`Item ${item} has several values for ${column}, in '${namesOf.get(column)}' and '${name}'`,
					'Leave only one field for it.',
				);
			}
			if (known !== '') continue;
			values.set(column, text);
			namesOf.set(column, name);
		}
		const ordered = source.columns.map((column) => values.get(column) ?? '');
		addRow(sink, { source, read }, { item }, ordered, { optOut });
		if ((item + 1) % ITEMS_AT_ONCE === 0) yield;
	}
	yield;
}

/** The columns of a table, and what reads their values. */
interface RowTarget {
	source: Source;
	read: CellReader;
}

/** What was already found wrong with a row. */
interface FoundProblems {
	/** What is wrong with its values. */
	problem?: string | undefined;
	/** How it says that the person has unsubscribed. */
	optOut: string | undefined;
}

/** Adds a row. */
function addRow(
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

function toText(value: IDataObject[string], name: string, item: number): string {
	if (value === null || value === undefined) return '';
	if (value instanceof Date) return value.toISOString();
	if (isRecord(value) || Array.isArray(value)) {
		throw new InputError(
			`Field '${name}' of item ${item} is an object or a list`,
			'Enter a text or a number.',
		);
	}
	const wrong = typeof value === 'number' ? problemOfNumber(value) : undefined;
	if (wrong !== undefined) {
		throw new InputError(`Field '${name}' of item ${item} is ${wrong.problem}`, wrong.nextStep);
	}
	const text = trimInvisible(String(value)).trim();
	refuseObjectText(text, `Field '${name}' of item ${item}`);
	return text;
}

/** The column of the email address, which helps find a file's header and delimiter. */
export function requireAddressColumn({ find, email }: Columns): RequiredColumn {
	return {
		isNamed: (name) => find(name) === email,
		fits: (value) => /^[^\s@,;|]+@[^\s@,;|]+$/.test(value),
	};
}

/** Adds the rows of a file; its first non-empty line is the header. Yields whenever rows can be taken. */
export async function* addFile(
	sink: RowSink,
	pages: AsyncIterable<string[][]>,
	item: number,
	rules: RowRules,
): AsyncGenerator<void> {
	let at = 0;
	let header: FileHeader | undefined;
	for await (const rows of pages) {
		for (const cells of rows) {
			at++;
			if (cells.every(isInvisible)) continue;
			if (header === undefined) {
				header = readHeader(cells, item, rules);
				continue;
			}
			const { values, several } = readRow(header, cells);
			const problem = hasMore(cells, header.width)
				? 'has more values than there are columns'
				: several;
			const optOut = findConsentProblem(header.consents, ({ at }) => cells[at]);
			addRow(sink, header, { item, row: at }, values, { problem, optOut });
		}
		yield;
	}
	if (header === undefined) {
		throw new InputError(
			`The file of item ${item} is empty`,
			`Its first line must name the columns, ${rules.known.email} among them.`,
		);
	}
}

interface FileHeader extends RowTarget {
	/** The positions of each of the source's columns in the file. */
	positions: number[][];
	/** The same, if each column is there once. */
	single: number[] | undefined;
	/** Names of all columns in the file. */
	names: string[];
	/** Number of columns in the file. */
	width: number;
	/** Columns that may say that people have unsubscribed, and the position of each. */
	consents: ConsentPosition[];
}

function readHeader(names: string[], item: number, rules: RowRules): FileHeader {
	const width = names.reduce((last, name, index) => (name === '' ? last : index + 1), 0);
	const own = names.slice(0, width);
	const file = item === 0 ? 'The file' : `The file of item ${item}`;
	const source = createSource(own, rules, `${file} has`);
	const columns = own.map((name) => rules.known.find(name));
	const positions = source.columns.map((column) =>
		columns.flatMap((each, index) => (each === column ? [index] : [])),
	);
	const consents = findConsentColumns(own, rules);
	const single = positions.every(({ length }) => length === 1) ? positions.flat() : undefined;
	const read = createCellReader(source, rules.known, rules.hint);
	return { source, read, positions, single, names: own, width, consents };
}

/** The values of a row in the order of the source's columns, and what is wrong if several columns for one field differ. */
function readRow(
	header: FileHeader,
	cells: string[],
): { values: string[]; several: string | undefined } {
	const { positions, single } = header;
	if (single !== undefined) {
		return { values: single.map((position) => cells[position] ?? ''), several: undefined };
	}
	const filled = positions.map((own) => own.find((at) => !isInvisible(cells[at] ?? '')) ?? -1);
	const values = filled.map((position) => cells[position] ?? '');
	return { values, several: findSeveral(header, cells, filled) };
}

function hasMore(cells: string[], width: number): boolean {
	for (let index = width; index < cells.length; index++) if (cells[index] !== '') return true;
	return false;
}

/** What is wrong with a row in which two columns for the same field differ; `filled` are those whose values are used. */
function findSeveral(
	{ source, positions, names }: FileHeader,
	cells: string[],
	filled: number[],
): string | undefined {
	for (const [index, own] of positions.entries()) {
		const first = filled[index] ?? -1;
		const column = source.columns[index] ?? '';
		const other = own.find((position) => {
			const cell = cells[position] ?? '';
			return !isInvisible(cell) && !isSameCell(column, cell, cells[first] ?? '');
		});
		if (other !== undefined) {
			return `has several values for ${column}, in '${names[first]}' and '${names[other]}'`;
		}
	}
	return undefined;
}

/** A column that may say that people have unsubscribed, and its position. */
interface ConsentPosition extends ConsentColumn {
	at: number;
}

/** Columns that may say that people have unsubscribed; none if contacts are only removed. */
function findConsentColumns(names: string[], { known, columns }: RowRules): ConsentPosition[] {
	if (columns.length === 1) return [];
	return names.flatMap((name, at) => {
		const consent = readConsentColumn(name, known.find(name) !== undefined);
		return consent === undefined ? [] : [{ ...consent, at }];
	});
}

function findConsentProblem(
	columns: ConsentPosition[],
	read: (column: ConsentPosition) => unknown,
): string | undefined {
	if (columns.length === 0) return undefined;
	const [said] = findUnsubscribedColumns(columns.map((column) => [column, read(column)]));
	return said && `has unsubscribed, as '${said[0].name}' says`;
}

/**
 * The columns to send, in the documentation's order.
 *
 * @throws InputError if the email address is missing, or there are unknown columns
 */
function createSource(names: string[], rules: RowRules, whatHas: string): Source {
	const { known, columns: wanted, stopAtUnknownColumns } = rules;
	const found = new Set(names.map((name) => known.find(name)));
	if (!found.has(known.email)) {
		throw new InputError(
			`${whatHas} no column for the email address: ${list(names)}`,
			`Name it ${known.email}, 'email_address' or 'Email'.`,
		);
	}
	const unknown = names.filter((name) => known.find(name) === undefined);
	if (stopAtUnknownColumns && unknown.length > 0) {
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
