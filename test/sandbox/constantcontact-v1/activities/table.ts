import Papa from 'papaparse';
import { badRequest } from '../errors';
import type { ConstantContactV1Options } from '../options';
import { columnTarget, type ColumnTarget } from './columns';

/** A row of bulk data. */
export interface Row {
	lineNumber: number;
	/** Trimmed values, in the order of the columns. */
	values: string[];
}

/** Parsed bulk data, with its header validated. */
export interface Table {
	columns: ColumnTarget[];
	rows: Row[];
}

/** Characters that XML can't contain, so that a contact may not have them either. */
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\v\f\u000e-\u001f\ufffe\uffff]/g;

function lineBreaks(values: string[]): number {
	return values.reduce((sum, value) => sum + (value.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
}

function readHeader(header: string[]): ColumnTarget[] {
	const names = header.map((name) => name.trim());
	// One widely used client ends every line with a comma (V1 API 5.2)
	if (names.at(-1) === '') names.pop();
	const columns = names.map((name) => {
		const target = columnTarget(name);
		if (target === undefined) throw badRequest(`Unknown column '${name}'`);
		return target;
	});
	if (new Set(columns).size < columns.length) throw badRequest('A column appears twice');
	if (!columns.includes('EmailAddress')) {
		throw badRequest('The first line must name the columns, EMAIL ADDRESS among them');
	}
	return columns;
}

/**
 * Parses bulk data (V1 API 5): the first line has the column names.
 * @throws ServiceError 400 for missing rows, an invalid header, and broken quoting
 */
export function readTable(
	data: string,
	lineNumbers: ConstantContactV1Options['lineNumbers'],
): Table {
	// It would be part of the first column's name, and nothing suggests that the service ignores it
	if (data.startsWith('\ufeff')) throw badRequest('The data begins with a byte order mark');
	const firstLine = /^[^\r\n]*/.exec(data)![0];
	const delimiter = firstLine.includes('\t') ? '\t' : ',';
	const { data: lines, errors } = Papa.parse<string[]>(data, { delimiter });
	const broken = errors.find(({ type }) => type === 'Quotes');
	if (broken !== undefined) throw badRequest(`Line ${broken.row! + 1}: ${broken.message}`);
	const columns = readHeader(lines[0] ?? []);
	const rows: Row[] = [];
	let extraLines = 0;
	lines.forEach((line, at) => {
		const values = line.map((value) => value.replace(CONTROL, '').trim());
		if (at > 0 && values.some((value) => value !== '')) {
			const row = lineNumbers === 'withoutHeader' ? at : at + 1;
			rows.push({ lineNumber: lineNumbers === 'textLines' ? row + extraLines : row, values });
		}
		extraLines += lineBreaks(line);
	});
	if (rows.length === 0) throw badRequest('The data has no rows');
	return { columns, rows };
}
