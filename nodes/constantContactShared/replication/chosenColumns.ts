import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import {
	choices,
	compareNames,
	dynamicListText,
	guardEmptyExpression,
	InputError,
	type Field,
	type TellHint,
} from '../../kit';
import type { Table } from './table';

/** A table with the columns to choose from. */
type ColumnTable = Pick<Table<never>, 'columns' | 'name' | 'value'>;

/** Columns by table; a table without any is output with all its columns. */
type ChosenColumns = Record<string, string[]>;

/** Words written in capitals. */
const CAPITALS = new Set(['id', 'uri', 'url']);

/** `email_address` -> `Email Address`, as n8n requires for the names of options. */
function getLabel(column: string): string {
	const words = column.split('_').map((word) => {
		if (CAPITALS.has(word)) return word.toUpperCase();
		return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
	});
	return words.join(' ');
}

/** Columns with the IDs of older versions are controlled by a separate switch. */
function listColumns({ columns }: ColumnTable): string[] {
	return columns.filter(({ isLegacyId }) => !isLegacyId).map(({ name }) => name);
}

/** The columns to output, for users who need only some, each with its table: `contacts.email_address`. */
export function columnsField(tables: ColumnTable[]): Field<ChosenColumns> {
	const field = guardEmptyExpression(
		choices({
			displayName: 'Column Names or IDs',
			description: dynamicListText('Output only these columns of a table, e.g. contacts.status.'),
			loadOptionsMethod: 'getColumns',
			loadOptionsDependsOn: ['tables'],
		}),
	);
	return {
		...field,
		read(raw, context) {
			const chosen: ChosenColumns = {};
			for (const entry of field.read(raw, context)) {
				const [name = '', ...rest] = entry.split('.');
				const column = rest.join('.');
				requireColumn(tables, name, column, context.label);
				(chosen[name] ??= []).push(column);
			}
			return chosen;
		},
	};
}

/** Says so if columns are chosen of tables that aren't: these tables may be missing, or the columns left over. */
export function tellUnusedColumns(
	chosen: ChosenColumns = {},
	tables: ColumnTable[],
	isRead: (table: string) => boolean,
	hint: TellHint,
): void {
	for (const { name, value } of tables) {
		if (chosen[value] === undefined || isRead(value)) continue;
		hint(`'Column Names or IDs' has columns of '${name}', which isn't among the tables`);
	}
}

function requireColumn(tables: ColumnTable[], name: string, column: string, label: string): void {
	const table = tables.find(({ value }) => value === name);
	if (table === undefined) {
		throw new InputError(
			`'${label}' contains '${name}', which isn't a table`,
			`Use the table and the column, e.g. contacts.status. The tables are: ${tables.map(({ value }) => value).join(', ')}.`,
		);
	}
	const known = listColumns(table);
	if (known.includes(column)) return;
	throw new InputError(
		`'${label}': the table '${table.name}' has no column '${column}'`,
		`Use one or more of: ${known.join(', ')}.`,
	);
}

/** Creates the method that lists the columns of the chosen tables. */
export function createColumnsLoader(
	tables: ColumnTable[],
): (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]> {
	return async function getColumns() {
		const chosen = this.getCurrentNodeParameter('tables');
		const wanted = Array.isArray(chosen) && chosen.length > 0 ? (chosen as string[]) : undefined;
		return tables
			.filter(({ value }) => wanted === undefined || wanted.includes(value))
			.flatMap((table) =>
				listColumns(table).map((column) => ({
					name: `${table.name}: ${getLabel(column)}`,
					value: `${table.value}.${column}`,
				})),
			)
			.sort((left, right) => compareNames(left.name, right.name));
	};
}
