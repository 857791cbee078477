import { choice, collection, path, type BatchCall, type BatchRecord } from '../../kit';
import { createCsvEncoding } from '../../constantContactShared/bulk/chunks';
import {
	rowOptions,
	toRowHandling,
	unknownColumns,
	type rowFields,
} from '../../constantContactShared/bulk/fields';
import { sendRows } from '../../constantContactShared/bulk/sending';
import {
	createListFinder,
	LONGEST_ID,
	type ListDirectory,
} from '../../constantContactShared/bulk/targetList';
import type { ConstantContactV1Api } from '../api/client';
import { listEntry } from '../contactList/entry';
import { listOwnLists } from '../contactList/getAll';
import { columns } from './columns';
import { listPairs } from './fields';
import { asFormValue, encodeForm, startFileJob, startJob, type FormPairs } from './form';
import { createJobs } from './jobs';

/** Maximum bytes of encoded data per request: 1.9 MB (V1 API 4.2). */
export const MOST_BYTES = 1_900_000;

const sendAs = choice({
	displayName: 'Send As',
	default: 'form',
	options: [
		{ name: 'File', value: 'file', description: 'As a file: fewer activities for the same rows' },
		{ name: 'Form', value: 'form', description: 'As a form parameter' },
	],
});

const common = { ...rowOptions, sendAs };

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
}

type RowCall = BatchCall<
	ConstantContactV1Api,
	typeof rowFields & { activityOptions: typeof removeOptions }
>;

/**
 * Sends rows in as few activities as possible, see `sendRows`.
 *
 * @throws InputError before anything is sent if rows or columns are invalid
 */
export function sendContacts(
	call: RowCall,
	{ activityType, lists: chosen = [], listName, ...rules }: ContactRows,
): AsyncGenerator<BatchRecord> {
	const { activityOptions } = call.params;
	const api = call.api.withTimeout(activityOptions.requestTimeout);
	const asFile = activityOptions.sendAs === 'file';
	const pairsFor = (lists: string[]): FormPairs => [
		['activityType', activityType],
		...listPairs(api, lists),
	];
	// The maximum length of a list ID that is still to be looked up.
	const longest = pairsFor(listName === undefined ? chosen : [LONGEST_ID]);
	return sendRows(call, createJobs(api), {
		...rules,
		...toRowHandling(activityOptions),
		findList: createListFinder(listName, createListDirectory(api), call),
		known: columns,
		limits: { bytes: MOST_BYTES - measureOverhead(longest), rows: Infinity },
		encoding: asFile ? createCsvEncoding() : asFormValue,
		prepare: ({ parts }, list) => {
			const pairs = pairsFor(list === undefined ? chosen : [list.id]);
			const data = parts.join('');
			if (asFile) return async () => await startFileJob(api, pairs, data);
			const form = `${encodeForm(pairs)}&data=${data}`;
			return async () => await startJob(api, form);
		},
		missing: ({ transaction_count: applied }, sent) => sent - Number(applied ?? sent),
	});
}

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
