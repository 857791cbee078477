import Papa from 'papaparse';
import type { ApiRequest } from '../../http';
import { badRequest } from '../errors';
import { importProperties } from './columns';
import type { Row, Values } from './row';

/** The three parts of a multipart job (V2 API 2.9). */
export interface BulkForm {
	listIds: string[];
	data: string;
}

const ADDRESS_PROPERTIES = [
	'line1',
	'line2',
	'line3',
	'city',
	'state_code',
	'country_code',
	'postal_code',
	'sub_postal_code',
];

function only(form: FormData, name: string): File | string {
	const values = form.getAll(name);
	if (values.length !== 1) throw badRequest(`The form must have the part '${name}' once.`);
	return values[0]!;
}

function textOf(form: FormData, name: string): string {
	const value = only(form, name);
	if (typeof value !== 'string') throw badRequest(`The part '${name}' must not be a file.`);
	return value.trim();
}

/**
 * Parses the parts file_name, lists and data. The API also accepts spreadsheets, the sandbox doesn't.
 * @throws ApiError 400 for other parts, and for data that is neither csv nor txt
 */
export async function readBulkForm({ body, headers }: ApiRequest): Promise<BulkForm> {
	let form: FormData;
	try {
		const type = { 'content-type': headers['content-type']! };
		form = await new Response(body, { headers: type }).formData();
	} catch {
		throw badRequest('The multipart form could not be read.');
	}
	for (const name of form.keys()) {
		if (!['file_name', 'lists', 'data'].includes(name)) throw badRequest(`Unknown part '${name}'.`);
	}
	const fileName = textOf(form, 'file_name');
	if (!/\.(csv|txt)$/i.test(fileName)) throw badRequest(`Unsupported file '${fileName}'.`);
	const data = only(form, 'data');
	return {
		listIds: textOf(form, 'lists')
			.split(',')
			.map((id) => id.trim()),
		data: typeof data === 'string' ? data : await data.text(),
	};
}

function parseLines(data: string): Array<{ lineNumber: number; cells: string[] }> {
	const delimiter = /^[^\r\n]*/.exec(data)![0].includes('\t') ? '\t' : ',';
	const { data: lines, errors } = Papa.parse<string[]>(data, { delimiter });
	const broken = errors.find(({ type }) => type === 'Quotes');
	if (broken !== undefined) throw badRequest(`Line ${broken.row! + 1}: ${broken.message}`);
	return lines
		.map((line, at) => ({ lineNumber: at + 1, cells: line.map((cell) => cell.trim()) }))
		.filter(({ cells }) => cells.some((cell) => cell !== ''));
}

function readRow(properties: string[], cells: string[], lineNumber: number): Row {
	const all = properties.map((property, at) => [property, cells[at] ?? ''] as const);
	const pick = (chosen: (property: string) => boolean): Values =>
		Object.fromEntries(all.filter(([property]) => property !== 'email' && chosen(property)));
	const address = pick((property) => ADDRESS_PROPERTIES.includes(property));
	return {
		lineNumber,
		email: (cells[properties.indexOf('email')] ?? '').toLowerCase(),
		values: pick((property) => !ADDRESS_PROPERTIES.includes(property)),
		addresses: Object.keys(address).length === 0 ? [] : [{ type: 'PERSONAL', values: address }],
	};
}

/**
 * Parses the data of a file, separated by commas or tabs.
 * @param needsHeader if false, also accepts just addresses, without a line of column names
 * @throws ApiError 400 for missing rows, unknown columns and broken quoting
 */
export function fileRows(data: string, needsHeader: boolean): Row[] {
	const lines = parseLines(data);
	const isBare = !needsHeader && lines[0]?.cells[0]?.includes('@');
	const properties = isBare ? ['email'] : importProperties(lines[0]?.cells ?? []);
	const rows = isBare ? lines : lines.slice(1);
	if (rows.length === 0) throw badRequest('The data has no rows.');
	return rows.map(({ cells, lineNumber }) => readRow(properties, cells, lineNumber));
}
