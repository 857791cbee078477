import Papa from 'papaparse';
import type { ApiRequest } from '../../http';
import type { Json, JsonObject } from '../../json';
import { readIds } from '../contacts/parts';
import type { Call } from '../api';
import { ApiError, invalid } from '../errors';
import { id, list, object, oneOf, readBody, textsOf } from '../schema';
import type { Account } from '../state';
import { isUuid } from '../wire';
import { importOrder, type NumberedRow } from './importOrder';
import { isRowKey, type RowValues } from './importRow';
import type { Order } from './record';

const JSON_IMPORT = object(
	{
		import_data: list({ type: 'object' }, undefined, 1),
		list_ids: list(id, 50, 1),
		sms_permission_to_send: oneOf('explicit', 'not_set'),
	},
	['import_data', 'list_ids'],
);

const PARTS = ['file', 'list_ids', 'sms_permission_to_send'];

function listIdsOf({ lists }: Account, ids: string[]): string[] {
	const faults: string[] = [];
	const known = readIds(ids, 'list_ids', (one) => lists.isActive(one), faults);
	if (faults.length > 0) throw invalid(...faults);
	return known;
}

function refuse(account: Account, message: string): void {
	if (account.options.importOverLimit === 'reject') throw invalid(message);
}

/** The rows within the limits: rows above them are silently dropped (V3 pitfalls 22). */
function withinLimits<T>(
	account: Account,
	items: T[],
	rows: number,
	sizeOf: (item: T) => number,
): T[] {
	const { importLimitBytes } = account.options;
	if (items.length > rows) refuse(account, `There are more than ${rows} contacts`);
	let bytes = 0;
	let end = 0;
	while (end < Math.min(items.length, rows)) {
		bytes += sizeOf(items[end]!);
		if (bytes > importLimitBytes) {
			refuse(account, `The import is larger than ${importLimitBytes} bytes`);
			break;
		}
		end++;
	}
	return items.slice(0, end);
}

function checkKeys({ options }: Account, keys: Iterable<string>): void {
	if (options.unknownNames === 'ignore') return;
	const unknown = [...new Set(keys)].filter((key) => !isRowKey(key));
	if (unknown.length > 0) {
		throw invalid(...unknown.map((key) => `${key} is not a known property of a contact`));
	}
}

function textOfCell(value: Json | undefined): string {
	return value === null || value === undefined ? '' : String(value).trim();
}

function rowValues(entries: Iterable<[string, Json | undefined]>): RowValues {
	const values: RowValues = new Map();
	for (const [key, value] of entries) {
		const text = textOfCell(value);
		if (text !== '') values.set(key, text);
	}
	return values;
}

/**
 * Parses a request to import contacts from JSON.
 * @throws ApiError 400
 */
export function jsonImportOrder({ account, request }: Call): Order {
	const body = readBody(request, JSON_IMPORT, account.options);
	const listIds = listIdsOf(account, textsOf(body.list_ids)!);
	const sent = body.import_data as JsonObject[];
	checkKeys(account, sent.flatMap(Object.keys));
	const kept = withinLimits(
		account,
		sent,
		account.options.importLimitRows,
		(row) => Buffer.byteLength(JSON.stringify(row)) + 1,
	);
	const rows = kept.map((row, at): NumberedRow => ({
		row: at + 1,
		values: rowValues(Object.entries(row)),
	}));
	const smsPermission = body.sms_permission_to_send === 'explicit' ? 'explicit' : 'not_set';
	return importOrder(account, { rows, listIds, smsPermission, headerLines: 0 });
}

async function readForm({ body, headers }: ApiRequest): Promise<FormData> {
	try {
		const type = { 'content-type': headers['content-type']! };
		return await new Response(body, { headers: type }).formData();
	} catch {
		throw invalid('the multipart body could not be read');
	}
}

function partText(form: FormData, name: string): string[] {
	return form.getAll(name).map((value) => {
		if (typeof value !== 'string') throw invalid(`${name} must not be a file`);
		return value;
	});
}

/** Lines of a file with their header; without a byte order mark. */
function parseFile(account: Account, text: string): { header: string[]; lines: string[][] } {
	const { data, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
		delimiter: ',',
		skipEmptyLines: true,
	});
	const broken = errors.find(({ type }) => type === 'Quotes');
	if (broken !== undefined) throw invalid(`line ${broken.row! + 1} of the file: ${broken.message}`);
	const header = (data[0] ?? []).map((cell) => cell.trim());
	if (!header.includes('email') && !header.includes('sms_number')) {
		throw invalid('the file must have a column email or sms_number');
	}
	checkKeys(account, header);
	return { header, lines: data.slice(1) };
}

/**
 * Parses a request to import contacts from a CSV file.
 * @throws ApiError 400, or 415 for files of other types
 */
export async function fileImportOrder({ account, request }: Call): Promise<Order> {
	const form = await readForm(request);
	const unknown = [...form.keys()].find((name) => !PARTS.includes(name));
	if (unknown !== undefined) throw invalid(`${unknown} is not a known part`);
	const file = form.get('file');
	if (!(file instanceof File)) throw invalid('file is required');
	if (!/\.csv$/i.test(file.name)) {
		throw new ApiError(415, 'unsupported_media_type', 'The file must be of type .csv');
	}
	const ids = partText(form, 'list_ids').flatMap((value) =>
		value.split(',').map((one) => one.trim()),
	);
	if (ids.length === 0 || ids.length > 50) throw invalid('list_ids must have 1 to 50 values');
	const wrong = ids.find((one) => !isUuid(one));
	if (wrong !== undefined) throw invalid(`list_ids '${wrong}' is in an invalid format`);
	const listIds = listIdsOf(account, ids);
	const [sms = 'not_set'] = partText(form, 'sms_permission_to_send');
	if (sms !== 'not_set' && sms !== 'explicit') throw invalid('sms_permission_to_send is not valid');
	const { header, lines } = parseFile(account, await file.text());
	if (sms === 'explicit' && !header.includes('sms_consent_date')) {
		throw invalid('the file must have a column sms_consent_date');
	}
	// The header counts as a line (V3 API 6)
	const kept = withinLimits(
		account,
		lines,
		account.options.importLimitRows - 1,
		(line) => Buffer.byteLength(line.join(',')) + 1,
	);
	const rows = kept.map((line, at): NumberedRow => ({
		row: at + 1,
		values: rowValues(header.map((key, column) => [key, line[column]])),
	}));
	return importOrder(account, {
		rows,
		listIds,
		smsPermission: sms,
		headerLines: 1,
		sourceFileName: file.name,
	});
}
