import { tables as tablesV3 } from '../../nodes/ConstantContact/tables/all';
import { tables as tablesV2 } from '../../nodes/ConstantContactLegacyV2/tables/all';
import type { Column, ColumnType } from '../../nodes/constantContactShared/replication/column';
import type { Table } from '../../nodes/constantContactShared/replication/table';
import { anchor, code, enumerate, table } from './markdown';

/** The type of each column, and its name when records are flattened. */
const TYPES: Record<ColumnType, string> = {
	text: 'text',
	number: 'number',
	boolean: 'true or false',
	time: 'time in UTC',
	record: 'record',
	records: 'list of records; flattened: JSON text',
	json: 'JSON text',
};

/** The tables of each version, with the suffix of their headings. */
const VERSIONS = {
	v2: { tables: tablesV2, suffix: '' },
	v3: { tables: tablesV3, suffix: ' (V3)' },
} satisfies Record<string, { tables: Array<Table<never>>; suffix: string }>;

type Version = keyof typeof VERSIONS;

/** The tables: their keys and costs. */
export function replicationTables(version: Version): string {
	const { tables, suffix } = VERSIONS[version];
	const rows = tables.map(({ name, value, changedAt, requests }) => [
		`[${name}](#${anchor(name + suffix)})`,
		code(value),
		changedAt === undefined ? 'none: always read as a whole' : code('lastRunDate'),
		requests,
	]);
	return table(['Table', 'In expressions', 'Key', 'Requests'], rows);
}

/** The columns of each table, under headings. */
export function replicationColumns(version: Version): string {
	const { tables, suffix } = VERSIONS[version];
	return tables
		.map(({ name, columns }) => {
			const rows = columns.map((column) => [code(column.name), describeType(column)]);
			return [`### ${name}${suffix}`, table(['Column', 'Value'], rows)].join('\n\n');
		})
		.join('\n\n');
}

function describeType({ name, type, parts, isLegacyId = false }: Column): string {
	if (isLegacyId) return `${TYPES[type]}; with 'Legacy IDs' only`;
	if (parts === undefined) return TYPES[type];
	return `${TYPES[type]}; flattened: ${enumerate(parts.map((part) => code(`${name}_${part}`)))}`;
}
