import { createColumns } from '../../../../nodes/constantContactShared/bulk/columns';
import type {
	LeftOut,
	RowPosition,
	Row,
	RowSink,
	Source,
} from '../../../../nodes/constantContactShared/bulk/rows';
import { RowTable } from '../../../../nodes/constantContactShared/bulk/rowTable';

export { collect } from '../../../kit/collect';

/** Columns as a version of the API might name them. */
export const known = createColumns({
	email: 'EMAIL',
	others: ['FIRST NAME', 'CITY'],
	aliases: { TOWN: 'CITY' },
});

/** A table with these columns. */
export function tableWith(...columns: string[]): Source {
	return { columns, emailAt: columns.indexOf('EMAIL') };
}

/** A row's values by column, including empty ones. */
export function readValues({ source, cells }: Row): Map<string, string> {
	return new Map(source.columns.map((column, index) => [column, cells[index] ?? '']));
}

/** A row that can be sent. */
export function rowOf(source: Source, values: string[], place: RowPosition = { item: 0 }): Row {
	return { ...place, cells: values, source };
}

/** Rows with just an address, one input item each. */
export function rowsOf(...emails: string[]): Row[] {
	const source = tableWith('EMAIL');
	return emails.map((email, item) => rowOf(source, [email], { item }));
}

/** The values one by one, as a file is read. */
export async function* inTurns<Value>(values: Value[]): AsyncGenerator<Value> {
	yield* values;
}

/** The result for rows: those that would be sent, and those that wouldn't. */
export interface Decided {
	rows: Row[];
	size: number;
	invalid: LeftOut[];
	duplicates: LeftOut[];
}

type Reading = Iterable<void> | AsyncIterable<void>;

/** Reads rows as often as needed to decide on them and to return them. One reader per file. */
export async function decide(...reads: Array<(sink: RowSink) => Reading>): Promise<Decided> {
	const table = new RowTable();
	for (const read of reads) {
		table.begin();
		for await (const _ of read(table));
	}
	await table.nameLeftOut(async function* (isWanted) {
		for (const [part, read] of reads.entries()) {
			const reading = table.readAgain(part, isWanted);
			for await (const _ of read(reading)) yield reading.take();
		}
	});
	const rows: Row[] = [];
	for (const [part, read] of reads.entries()) {
		const reading = table.readAgain(part);
		for await (const _ of read(reading)) rows.push(...reading.take().map(({ row }) => row));
	}
	const { size, invalid, duplicates } = table;
	return { rows, size, invalid, duplicates };
}
