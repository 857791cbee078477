import { InputError, isInvisible, type RequiredColumn } from '../../kit';
import { isSameCell } from './cells';
import type { Columns } from './columns';
import type { RowSink } from './rows';
import {
	addRow,
	createTarget,
	findConsentColumns,
	findConsentProblem,
	isAddress,
	type ConsentPosition,
	type RowRules,
	type RowTarget,
} from './rowTarget';

/** The column of the email address, which helps find a file's header and delimiter. */
export function requireAddressColumn({ find, email }: Columns): RequiredColumn {
	return {
		isNamed: (name) => find(name) === email,
		fits: isAddress,
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
	const target = createTarget(own, rules, `${file} has`);
	const columns = own.map((name) => rules.known.find(name));
	const positions = target.source.columns.map((column) =>
		columns.flatMap((each, index) => (each === column ? [index] : [])),
	);
	const consents = findConsentColumns(own, rules);
	const single = positions.every(({ length }) => length === 1) ? positions.flat() : undefined;
	return { ...target, positions, single, names: own, width, consents };
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
