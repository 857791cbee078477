import { describePreview, ROWS_SHOWN, type BatchRecord, type ColumnUse } from '../../kit';
import type { Chunk } from './chunks';
import { getItems, toReports } from './reports';
import { toContactRecord, getEmail, toRowPosition, type LeftOut, type Row } from './rows';

/** What would be sent, and what wouldn't. */
export interface Plan<Part> {
	/** How columns are used; for several files, those of the first file in which each differs. */
	columns: ColumnUse[];
	/** Excluded rows, by their key in the output. */
	leftOut: Record<string, LeftOut[]>;
	chunks: AsyncIterable<Chunk<Part>>;
}

/** Shows the first rows as they would be sent, and counts the rest, request by request. Nothing is sent. */
export async function buildPreview<Part>(
	{ columns, leftOut, chunks }: Plan<Part>,
	hint: (text: string) => void,
): Promise<BatchRecord> {
	const shown: Row[] = [];
	const items = new Set<number>();
	let rows = 0;
	let requests = 0;
	for await (const chunk of chunks) {
		requests++;
		rows += chunk.rows.length;
		for (const row of chunk.rows.slice(0, ROWS_SHOWN - shown.length)) shown.push(row);
		for (const item of getItems(chunk.rows)) items.add(item);
	}
	for (const item of getItems(Object.values(leftOut).flat())) items.add(item);
	const json = describePreview(
		{
			rows,
			requests,
			columns,
			shown: shown.map((row) => ({
				...toRowPosition(row),
				email_address: getEmail(row),
				contact: toContactRecord(row),
			})),
			leftOut: toReports(leftOut),
		},
		hint,
	);
	return { json, items: [...items].sort((one, other) => one - other) };
}
