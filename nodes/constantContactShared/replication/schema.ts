import { schema, type JsonSchema } from '../../kit';
import type { ColumnType } from './column';
import type { Table } from './table';

const { text, number, flag } = schema;

const TYPES: Record<ColumnType, JsonSchema> = {
	text,
	number,
	boolean: flag,
	time: text,
	record: schema.optional({}),
	records: schema.list(schema.object({})),
	json: text,
};

/** A row of one of the tables; with several tables, it includes the table's name. Or a file and a description of its content. */
export function createRowSchema(tables: Array<Pick<Table<never>, 'columns'>>): JsonSchema {
	return schema.object({
		table: text,
		...Object.fromEntries(
			tables.flatMap(({ columns }) => columns).map(({ name, type }) => [name, TYPES[type]]),
		),
		last_run_date: text,
		rows: number,
		file_name: text,
	});
}
