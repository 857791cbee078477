import {
	choice,
	collection,
	path,
	timeoutField,
	type BatchCall,
	type BatchRecord,
	type Fields,
} from '../../kit';
import { createCsvEncoding } from '../../constantContactShared/bulk/chunks';
import {
	invalidRows,
	refusedRows,
	sourceFields,
	unknownColumns,
} from '../../constantContactShared/bulk/fields';
import { sendRows } from '../../constantContactShared/bulk/sending';
import { findOrCreateList, type ListDirectory } from '../../constantContactShared/bulk/targetList';
import { waitField, waitOptionsIfWanted } from '../../constantContactShared/bulk/waiting';
import type { WaitOptions } from '../../constantContactShared/waiting';
import type { ConstantContactV1Api } from '../api/client';
import { listEntry } from '../contactList/entry';
import { listOwnLists } from '../contactList/getAll';
import { columns } from './columns';
import { listPairs, listsField } from './fields';
import { asFormValue, encodeForm, startFileJob, startJob, type FormPairs } from './form';
import { createJobs } from './jobs';

/** Maximum bytes of encoded data per request: 1.9 MB (V1 API 4.2). */
export const MOST_BYTES = 1_900_000;

/** Where rows come from, and whether to wait for the job to finish. */
export const inputFields = { ...sourceFields, wait: waitField } satisfies Fields;

/** The same, and the lists for the rows. */
export const rowFields = { ...sourceFields, lists: listsField, wait: waitField } satisfies Fields;

const sendAs = choice({
	displayName: 'Send As',
	default: 'form',
	options: [
		{ name: 'File', value: 'file', description: 'As a file: fewer activities for the same rows' },
		{ name: 'Form', value: 'form', description: 'As a form parameter' },
	],
});

const common = {
	...waitOptionsIfWanted,
	invalidRows,
	refusedRows,
	requestTimeout: timeoutField,
	sendAs,
};

/** Options for removing contacts; only the addresses are sent. */
export const removeOptions = collection({
	displayName: 'Options',
	fields: common,
});

/** Options for adding contacts. */
export const addOptions = collection({
	displayName: 'Options',
	fields: { ...common, unknownColumns },
});

/** What to do with the rows. */
export interface ContactRows {
	/** IDs of the lists; undefined if the list is given by name. */
	lists: string[] | undefined;
	/** Name of the list, which is created if it doesn't exist. */
	listName?: string | undefined;
	activityType: string;
	/** The columns to send. */
	columns: readonly string[];
	stopAtUnknownColumns: boolean;
	stopAtInvalidRows: boolean;
	/** Whether refused rows are output as items. */
	outputRefusedRows: boolean;
	asFile: boolean;
	/** Request timeout in milliseconds; undefined for that of the credential. */
	timeout: number | undefined;
	/** How to wait for the job to finish. */
	waiting: WaitOptions;
}

/**
 * Sends rows in as few activities as possible, see `sendRows`.
 *
 * @throws InputError before anything is sent when rows or columns are invalid
 */
export function sendContacts(
	call: BatchCall<ConstantContactV1Api, typeof inputFields>,
	{ activityType, lists: chosen = [], listName, asFile, timeout, ...rules }: ContactRows,
): AsyncGenerator<BatchRecord> {
	const api = call.api.withTimeout(timeout);
	const pairsFor = (lists: string[]): FormPairs => [
		['activityType', activityType],
		...listPairs(api, lists),
	];
	// The maximum length of a list ID that is still to be looked up.
	const longest = pairsFor(listName === undefined ? chosen : [LONGEST_ID]);
	return sendRows(call, createJobs(api), {
		...rules,
		...(listName !== undefined && {
			findList: async () =>
				await findOrCreateList(listName, createListDirectory(api), call.unclear),
		}),
		known: columns,
		limits: { bytes: MOST_BYTES - measureOverhead(longest), rows: Infinity },
		encoding: asFile ? createCsvEncoding() : asFormValue,
		submit: async ({ parts }, list) => {
			const pairs = pairsFor(list === undefined ? chosen : [list.id]);
			const data = parts.join('');
			if (asFile) return await startFileJob(api, pairs, data);
			return await startJob(api, `${encodeForm(pairs)}&data=${data}`);
		},
		missing: ({ transaction_count: applied }, sent) => sent - Number(applied ?? sent),
	});
}

/** As long as the longest list ID. */
const LONGEST_ID = '9'.repeat(20);

function createListDirectory(api: ConstantContactV1Api): ListDirectory {
	return {
		read: () => listOwnLists(api),
		create: async (name) =>
			await api.post(path`/lists`, listEntry({ name, optInDefault: false, sortOrder: 99 })),
	};
}

/** Maximum bytes that each part of a multipart form adds to its value. */
const PER_PART = 250;

/** Bytes of a request without its rows, estimated generously for both kinds of form. */
function measureOverhead(pairs: FormPairs): number {
	return encodeForm(pairs).length + PER_PART * (pairs.length + 1);
}
