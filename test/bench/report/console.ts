import CliTable from 'cli-table3';
import type { Table } from './tables';

/** A table for a terminal. */
export function asText({ head, rows }: Table): string {
	const table = new CliTable({ head, style: { head: [], border: [], compact: true } });
	for (const row of rows) table.push(row.map((cell) => cell.replaceAll('**', '')));
	return table.toString();
}
