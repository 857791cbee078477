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

/** Most bytes of encoded data in a request: 1.9 MB (V1 API 4.2). */
export const MOST_BYTES = 1_900_000;

/** Where rows come from, and whether the end of the work is waited for. */
export const inputFields = { ...sourceFields, wait: waitField } satisfies Fields;

/** The same, and which lists the rows are about. */
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

/** Options of removing contacts; only the addresses are sent. */
export const removeOptions = collection({
	displayName: 'Options',
	fields: common,
});

/** Options of adding contacts. */
export const addOptions = collection({
	displayName: 'Options',
	fields: { ...common, unknownColumns },
});

/** What is done with the rows. */
export interface ContactRows {
	/** IDs of the lists; undefined where the list has a name. */
	lists: string[] | undefined;
	/** Name of the list, which is created where there is none. */
	listName?: string | undefined;
	activityType: string;
	/** The columns that are sent. */
	columns: readonly string[];
	stopAtUnknownColumns: boolean;
	stopAtInvalidRows: boolean;
	/** Whether rows that were refused come out as items. */
	outputRefusedRows: boolean;
	asFile: boolean;
	/** Milliseconds for a request; those of the credential when undefined. */
	timeout: number | undefined;
	/** How the end of the work is waited for. */
	waiting: WaitOptions;
}

/**
 * Sends rows in as few activities as possible, see `sendRows`.
 *
 * @throws InputError before anything is sent when rows or columns can't be used
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
	// The ID of a list that is yet to be found is no longer than that.
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

/** As long as no ID of a list is. */
const LONGEST_ID = '9'.repeat(20);

function createListDirectory(api: ConstantContactV1Api): ListDirectory {
	return {
		read: () => listOwnLists(api),
		create: async (name) =>
			await api.post(path`/lists`, listEntry({ name, optInDefault: false, sortOrder: 99 })),
	};
}

/** Bytes that each part of a multipart form may add beside its value. */
const PER_PART = 250;

/** Bytes of a request beside its rows, on the safe side for both kinds of form. */
function measureOverhead(pairs: FormPairs): number {
	return encodeForm(pairs).length + PER_PART * (pairs.length + 1);
}
