import type { Json, JsonObject } from '../../json';
import type { Call } from '../api';
import { readObject, text, type Shape } from '../body';
import { readLists } from '../contacts/draft';
import { ApiError, badRequest, problem } from '../errors';
import { flagFilter } from '../wire';
import { addContacts } from './addContacts';
import { exportProperties, importProperties } from './columns';
import { exportContacts, type ExportOrder } from './exportContacts';
import { fileRows, readBulkForm } from './fileRows';
import { ADDRESSES, CONTACTS, jsonRows } from './jsonRows';
import type { Order } from './record';
import { clearLists, countMembers, removeContacts } from './removeContacts';
import type { Row } from './row';

const LIST_IDS = { type: 'array', min: 1, items: { type: 'id' } } as const;
const COLUMN_NAMES: Shape = { type: 'array', items: text() };

function checkSize({ account, request }: Call): void {
	const { bulkLimitBytes } = account.options;
	if (request.body.length <= bulkLimitBytes) return;
	const message = `The request is larger than ${bulkLimitBytes} bytes.`;
	throw new ApiError(413, problem('http.status.request_entity_too_large', message));
}

function isForm({ request }: Call): boolean {
	return /^multipart/i.test(request.headers['content-type']!);
}

/** Checks the number of addresses (V2 API 2.9). */
function checkRows({ account }: Call, rows: Row[]): Row[] {
	const { bulkLimitRows } = account.options;
	if (rows.length <= bulkLimitRows) return rows;
	throw badRequest(`There are more than ${bulkLimitRows} e-mail addresses.`);
}

function listIdsOf({ account }: Call, ids: Json | undefined): number[] {
	return [...new Set(readLists(account, ids as Json[]))];
}

function columnNames(sent: JsonObject): string[] {
	return (sent.column_names ?? []) as string[];
}

/** Rows and lists of a job, from JSON or a form. */
async function readImport(
	call: Call,
	data: Shape,
	hasColumns: boolean,
): Promise<{ rows: Row[]; listIds: number[] }> {
	checkSize(call);
	if (isForm(call)) {
		const form = await readBulkForm(call.request);
		const listIds = listIdsOf(call, form.listIds);
		return { listIds, rows: checkRows(call, fileRows(form.data, hasColumns)) };
	}
	const sent = readObject(
		call.request,
		{ import_data: data, lists: LIST_IDS, ...(hasColumns ? { column_names: COLUMN_NAMES } : {}) },
		['import_data', 'lists', ...(hasColumns ? ['column_names'] : [])],
	);
	const rows = jsonRows(sent.import_data, importProperties(columnNames(sent)));
	return { listIds: listIdsOf(call, sent.lists), rows: checkRows(call, rows) };
}

/**
 * Parses a request to add contacts to lists.
 * @throws ApiError 400 if it is invalid, 413 if the body is too large
 */
export async function addOrder(call: Call): Promise<Order> {
	const { account, filters } = call;
	const blanksEnabled = flagFilter(filters, 'blanks_enabled');
	const { rows, listIds } = await readImport(call, CONTACTS, true);
	return {
		type: 'ADD_CONTACTS',
		expectedCount: rows.length,
		run: (now) => addContacts(account, rows, listIds, blanksEnabled, now),
	};
}

/**
 * Parses a request to remove contacts from lists.
 * @throws ApiError 400 if it is invalid, 413 if the body is too large
 */
export async function removeOrder(call: Call): Promise<Order> {
	const { account } = call;
	const { rows, listIds } = await readImport(call, ADDRESSES, false);
	return {
		type: 'REMOVE_CONTACTS_FROM_LISTS',
		expectedCount: rows.length,
		run: (now) => removeContacts(account, rows, listIds, now),
	};
}

/**
 * Parses a request to clear lists.
 * @throws ApiError 400 if it is invalid
 */
export function clearOrder(call: Call): Order {
	const { account, request } = call;
	const listIds = listIdsOf(call, readObject(request, { lists: LIST_IDS }, ['lists']).lists);
	return {
		type: 'CLEAR_CONTACTS_FROM_LISTS',
		expectedCount: countMembers(account, listIds),
		run: (now) => clearLists(account, listIds, now),
	};
}

/**
 * Parses a request to export the contacts of a list.
 * @throws ApiError 400 if it is invalid
 */
export function exportOrder(call: Call): Order {
	const { account, request } = call;
	const sent = readObject(
		request,
		{
			file_type: { type: 'string', values: ['CSV'] },
			sort_by: { type: 'string', values: ['EMAIL_ADDRESS', 'DATE_DESC'] },
			export_date_added: { type: 'boolean' },
			export_added_by: { type: 'boolean' },
			lists: { ...LIST_IDS, max: 1 },
			column_names: COLUMN_NAMES,
		},
		['lists', 'column_names'],
	);
	const columns = columnNames(sent);
	const order: ExportOrder = {
		listId: listIdsOf(call, sent.lists)[0]!,
		sortBy: sent.sort_by === 'DATE_DESC' ? 'DATE_DESC' : 'EMAIL_ADDRESS',
		dateAdded: sent.export_date_added === true,
		addedBy: sent.export_added_by === true,
		columns,
		properties: exportProperties(columns),
	};
	return {
		type: 'EXPORT_CONTACTS',
		expectedCount: account.contacts.memberCount(order.listId),
		run: () => exportContacts(account, order),
	};
}
