import type { IDataObject } from 'n8n-workflow';

import type { BatchRecord } from '../../kit';
import type { Chunk } from './chunks';
import { getItems, toReport } from './reports';
import { toContactRecord, getEmail, toRowPosition, type LeftOut, type Row } from './rows';
import type { MappedColumn } from './rowSources';

/** Rows that a preview shows. */
const ROWS_SHOWN = 10;

/** What would be sent, and what not. */
export interface Plan<Part> {
	/** What becomes of the columns; of several files, of those of the first one that differs in each. */
	columns: MappedColumn[];
	/** Rows that are left out, by the key under which the output has them. */
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
	hint(
		`Nothing was sent: this is a preview. Rows to send: ${rows}, requests: ${requests}. Switch 'Preview' off to send them.`,
	);
	const json: IDataObject = {
		preview: true,
		rows_to_send: rows,
		requests,
		columns,
		rows: shown.map((row) => ({
			...toRowPosition(row),
			email_address: getEmail(row),
			contact: toContactRecord(row),
		})),
	};
	for (const [key, left] of Object.entries(leftOut)) json[key] = left.map(toReport);
	return { json, items: [...items].sort((one, other) => one - other) };
}
