import { tables } from '../../nodes/ConstantContactLegacyV2/tables/all';
import type { Column, ColumnType } from '../../nodes/constantContactShared/replication/column';
import { anchor, code, enumerate, table } from './markdown';

/** What the columns hold, and what it becomes when records are flattened. */
const TYPES: Record<ColumnType, string> = {
	text: 'text',
	number: 'number',
	boolean: 'true or false',
	time: 'time in UTC',
	record: 'record',
	records: 'list of records; flattened: JSON text',
	json: 'JSON text',
};

/** The tables: their keys, and what they cost. */
export function replicationTables(): string {
	const rows = tables.map(({ name, value, changedAt, requests }) => [
		`[${name}](#${anchor(name)})`,
		code(value),
		changedAt === undefined ? 'none: always read as a whole' : code('lastRunDate'),
		requests,
	]);
	return table(['Table', 'In expressions', 'Key', 'Requests'], rows);
}

/** The columns of each table, under headings. */
export function replicationColumns(): string {
	return tables
		.map(({ name, columns }) => {
			const rows = columns.map((column) => [code(column.name), typeOf(column)]);
			return [`### ${name}`, table(['Column', 'Value'], rows)].join('\n\n');
		})
		.join('\n\n');
}

function typeOf({ name, type, parts }: Column): string {
	if (parts === undefined) return TYPES[type];
	return `${TYPES[type]}; flattened: ${enumerate(parts.map((part) => code(`${name}_${part}`)))}`;
}
