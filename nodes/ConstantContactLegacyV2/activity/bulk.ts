import {
	collection,
	encodeQuery,
	path,
	toggle,
	writeJsonWithList,
	type BatchCall,
	type BatchRecord,
} from '../../kit';
import { createCsvEncoding } from '../../constantContactShared/bulk/chunks';
import {
	rowOptions,
	sendAs,
	toRowHandling,
	unknownColumns,
	type rowFields,
} from '../../constantContactShared/bulk/fields';
import { sendRows } from '../../constantContactShared/bulk/sending';
import {
	createListFinder,
	LONGEST_ID,
	type ListDirectory,
	type TargetList,
} from '../../constantContactShared/bulk/targetList';
import type { ConstantContactV2Api } from '../api/client';
import { columns, findInvalidBirthday } from './columns';
import { createContactEncoding } from './contacts';
import { createJobs } from './jobs';

/** Maximum bytes of a request body: 4 MB (V2 API 2.9). */
export const MOST_BYTES = 4_000_000;

/** Maximum rows per request (V2 API 2.9). */
export const MOST_ROWS = 20_000;

const common = { ...rowOptions, sendAs };

/** Options for removing contacts; only the addresses are sent. */
export const removeOptions = collection({
	displayName: 'Options',
	fields: common,
});

/** Options for adding contacts. */
export const addOptions = collection({
	displayName: 'Options',
	fields: {
		...common,
		blanksErase: toggle({
			displayName: 'Blanks Erase',
			default: false,
			description:
				"Whether an empty value clears the contact's value, even if an item lacks a field that another item has",
		}),
		unknownColumns,
	},
});

/** What to do with the rows. */
export interface ContactRows {
	/** IDs of the lists; undefined if the list is given by name. */
	lists: string[] | undefined;
	/** Name of the list, which is created if it doesn't exist. */
	listName?: string | undefined;
	/** The path they are sent to. */
	target: string;
	/** The columns to send. */
	columns: readonly string[];
	/** Whether the body must list the columns. */
	namesColumns: boolean;
	blanksErase: boolean;
	stopAtUnknownColumns: boolean;
}

type RowCall = BatchCall<
	ConstantContactV2Api,
	typeof rowFields & { activityOptions: typeof removeOptions }
>;

/**
 * Sends rows in as few activities as possible, see `sendRows`.
 *
 * @throws InputError before anything is sent if rows or columns are invalid
 */
export function sendContacts(
	call: RowCall,
	{ target, lists: chosen = [], listName, namesColumns, blanksErase, ...rules }: ContactRows,
): AsyncGenerator<BatchRecord> {
	const { activityOptions } = call.params;
	const api = call.api.withTimeout(activityOptions.requestTimeout);
	const toLists = (list: TargetList | undefined) => (list === undefined ? chosen : [list.id]);
	// The maximum length of a list ID that is still to be looked up.
	const longest = listName === undefined ? chosen : [LONGEST_ID];
	const query = blanksErase ? { blanks_enabled: true } : {};
	const job = {
		...rules,
		...toRowHandling(activityOptions),
		findList: createListFinder(listName, createListDirectory(api), call),
		known: columns,
		findRowProblem: findInvalidBirthday,
		// A column that a row's own table lacks must not be mistaken for an empty value.
		columnsApart: blanksErase,
		missing: ({ error_count: errors }: { error_count?: unknown }) => Number(errors ?? 0),
	};
	if (activityOptions.sendAs === 'file') {
		return sendRows(call, createJobs(api), {
			...job,
			limits: { bytes: MOST_BYTES - measureOverhead(longest), rows: MOST_ROWS },
			encoding: createCsvEncoding(),
			prepare: ({ parts }, list) => {
				const form = createForm(parts.join(''), toLists(list));
				return async () => await api.postForm(`${target}${encodeQuery(query)}`, form);
			},
		});
	}
	const names = (sent: readonly string[]) => (namesColumns ? { column_names: [...sent] } : {});
	const empty = JSON.stringify({ import_data: [], lists: longest, ...names(columns.names) });
	return sendRows(call, createJobs(api), {
		...job,
		limits: { bytes: MOST_BYTES - Buffer.byteLength(empty), rows: MOST_ROWS },
		encoding: createContactEncoding(blanksErase),
		prepare: ({ parts, columns: sent }, list) => {
			const others = { lists: toLists(list), ...names(sent) };
			const body = writeJsonWithList('import_data', parts, others);
			return async () => await api.postJob(target, body, query);
		},
	});
}

function createListDirectory(api: ConstantContactV2Api): ListDirectory {
	return {
		async *read() {
			yield await api.list(path`/lists`);
		},
		create: async (name) => await api.post(path`/lists`, { name, status: 'ACTIVE' }),
	};
}

const FILE_NAME = 'contacts.csv';

/** The three parts of a multipart import (V2 API 2.9). */
function createForm(data: string, lists: string[]): FormData {
	const form = new FormData();
	form.append('file_name', FILE_NAME);
	form.append('lists', lists.join());
	form.append('data', new Blob([data], { type: 'text/csv' }), FILE_NAME);
	return form;
}

/** Bytes of a form without the rows, estimated generously: each part adds some to its value. */
function measureOverhead(lists: string[]): number {
	return Buffer.byteLength(lists.join()) + 3 * 250;
}
