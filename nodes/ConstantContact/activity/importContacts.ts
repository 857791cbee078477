import type { IDataObject } from 'n8n-workflow';

import {
	choice,
	collection,
	type DateTime,
	InputError,
	listSome,
	path,
	schema,
	type BatchRecord,
	writeJsonWithList,
	type TellHint,
} from '../../kit';
import {
	createCsvEncoding,
	createJsonEncoding,
	type Encoding,
} from '../../constantContactShared/bulk/chunks';
import {
	rowOptions,
	sendAs,
	sourceFields,
	toRowHandling,
	unknownColumns,
} from '../../constantContactShared/bulk/fields';
import { toContactRecord, getEmail, type Row } from '../../constantContactShared/bulk/rows';
import { createBulkSchema, errorList } from '../../constantContactShared/bulk/schemas';
import { sendRows } from '../../constantContactShared/bulk/sending';
import { waitField } from '../../constantContactShared/bulk/waiting';
import type { ConstantContactApi } from '../api/client';
import { readCustomFields } from '../contact/form/customFields';
import { isShortForm, KINDLESS } from '../contact/form/draft';
import { someLists } from '../contact/fields';
import { findChosenIds, LIST_KIND } from '../fields/chosenRecords';
import { define } from '../operation';
import { createImportColumns, isForeignPhone, findLengthProblem, findRowProblem } from './columns';
import { guardOptions, MOST_NAMED, startGuard } from './guard';
import { createJobs } from './jobs';
import { activitySchema } from './schema';
import { SmsRows } from './smsRows';
import { toComparable, readUnsubscribed } from './unsubscribed';

/** Limits of one request: 4 MB, and fewer than 40,000 rows (V3 API 6). The service drops everything beyond them. */
const MOST_BYTES = 4_000_000;
const MOST_ROWS = 39_999;

/** Bytes of a list's ID in a request, estimated generously. */
const BYTES_PER_LIST = 50;

/** Counters of refused rows (V3 API 6). */
const REFUSED = ['error_count', 'correctable_count', 'cannot_add_to_list_count'];

export const importContacts = define.batch({
	value: 'importContacts',
	name: 'Import Contacts',
	action: 'Import contacts from file or items',
	description:
		'Add or update many contacts and add them to lists. People who have unsubscribed are left out. No welcome emails are sent.',
	requests:
		'One per 39,999 rows or 4 MB, and one per status check; one for the custom fields; one per 500 people who have unsubscribed or were deleted, before and after; with SMS numbers, one per 500 people who have unsubscribed from text messages',
	output: createBulkSchema({
		...activitySchema.properties,
		errors: errorList,
		unsubscribed: schema.list(schema.object({ email_address: schema.text })),
		unsubscribed_meanwhile: schema.list(schema.text),
	}),
	fields: {
		...sourceFields,
		lists: someLists,
		wait: waitField,
		activityOptions: collection({
			displayName: 'Options',
			fields: {
				...rowOptions,
				...guardOptions,
				sendAs,
				smsPermission: choice({
					displayName: 'SMS Permission',
					default: 'explicit',
					description:
						'The consent of people with an SMS number. Explicit requires a column sms_consent_date.',
					options: [
						{ name: 'Explicit', value: 'explicit' },
						{ name: 'Not Set', value: 'not_set' },
					],
				}),
				unknownColumns,
			},
		}),
	},
	async *run(call): AsyncGenerator<BatchRecord> {
		const { params, hint } = call;
		const { activityOptions } = params;
		const client = call.api.withTimeout(activityOptions.requestTimeout);
		const guard = await startGuard(call, client, activityOptions);
		const { api } = guard;
		const lists = await findChosenIds(api, params.lists, LIST_KIND);
		const hasShortForms =
			params.source === 'items' && call.items.some(({ json }) => isShortForm(json));
		const known = createImportColumns(
			await readCustomFields(api),
			{ zone: call.functions.getTimezone(), hint },
			hasShortForms ? KINDLESS : [],
		);
		const format = createFormat(api, activityOptions, lists);
		const numbers = new SmsRows();
		const isChecked = guard.isOn && params.wait;
		const isExplicit = activityOptions.smsPermission === 'explicit';
		const states: unknown[] = [];
		const records = sendRows(call, createJobs(api), {
			known,
			columns: known.names,
			stopAtUnknownColumns: activityOptions.unknownColumns !== 'skip',
			...toRowHandling(activityOptions),
			findProblem(column: string, value: string) {
				hintAtForeignPhone(column, value, hint);
				return findLengthProblem(column, value);
			},
			findRowProblem(columns: string[], values: string[]) {
				const problem = findRowProblem(columns, values, isExplicit);
				if (problem === undefined) numbers.add(columns, values);
				return problem;
			},
			limits: { bytes: MOST_BYTES - lists.length * BYTES_PER_LIST, rows: MOST_ROWS },
			encoding: format.encoding,
			prepare({ columns, parts }) {
				if (isExplicit) requireConsentDate(columns);
				return format.prepare(parts);
			},
			...(guard.isOn && {
				leaveOut: {
					key: 'unsubscribed',
					reasons: [
						{ message: 'has unsubscribed', emails: () => readUnsubscribed(api, guard.since) },
						{
							message: 'has unsubscribed from text messages, and the row has an SMS number',
							emails: () => numbers.readUnsubscribed(api),
						},
					],
				},
			}),
			missing: countRefused,
			...(isChecked && {
				describe: async (rows: Row[]) =>
					await reportUnsubscribed(api, guard.getBegin(), rows, hint),
			}),
		});
		for await (const record of records) {
			if (record.json.activity_id !== undefined) {
				states.push(record.json.state);
				// Expressions read their length, so they are there even when empty.
				record.json.errors ??= [];
			}
			yield record;
		}
		guard.confirm(states);
	},
});

function hintAtForeignPhone(column: string, value: string, hint: TellHint): void {
	if (!isForeignPhone(column, value)) return;
	hint('According to Constant Contact, imports accept only US phone numbers', `${column} ${value}`);
}

/** How many rows an activity has refused, by its counters. */
function countRefused({ status }: IDataObject): number {
	const counters = (status ?? {}) as IDataObject;
	return REFUSED.reduce((sum, key) => sum + Number(counters[key] ?? 0), 0);
}

/** The people of sent rows who have unsubscribed since the import began, as they are output; a hint names them. */
async function reportUnsubscribed(
	api: ConstantContactApi,
	begin: DateTime,
	sent: Row[],
	hint: TellHint,
): Promise<IDataObject> {
	const found = new Set<string>();
	for await (const emails of readUnsubscribed(api, begin)) {
		for (const email of emails) found.add(toComparable(email));
	}
	const addresses = found.size === 0 ? [] : sent.map((row) => toComparable(getEmail(row)));
	const meanwhile = addresses.filter((email) => found.has(email));
	if (meanwhile.length > 0) {
		hint(
			`These people unsubscribed during the import, so check that they aren't in any list: ${listSome(meanwhile, MOST_NAMED)}`,
		);
	}
	return { unsubscribed_meanwhile: meanwhile };
}

/** The format in which rows are sent. */
interface ImportFormat {
	encoding: Encoding<string>;
	/** Builds a request from encoded rows. @returns sends it */
	prepare(parts: string[]): () => Promise<IDataObject>;
}

/** The format that the user chose. */
function createFormat(
	api: ConstantContactApi,
	{ sendAs, smsPermission: permission }: { sendAs?: 'file' | 'json'; smsPermission?: string },
	lists: string[],
): ImportFormat {
	if (sendAs === 'file') {
		return {
			encoding: createCsvEncoding(),
			prepare(parts) {
				const form = createForm(parts.join(''), lists, permission);
				return async () => await api.postForm(path`/activities/contacts_file_import`, form);
			},
		};
	}
	const others = { list_ids: lists, ...(permission && { sms_permission_to_send: permission }) };
	return {
		// Empty values are omitted, so that the contact keeps what it has.
		encoding: createJsonEncoding(toContactRecord),
		prepare(parts) {
			const body = writeJsonWithList('import_data', parts, others);
			return async () => await api.startActivity(path`/activities/contacts_json_import`, body);
		},
	};
}

const FILE_NAME = 'contacts.csv';

/** The parts of an import as a file (V3 API 13). */
function createForm(data: string, lists: string[], permission: string | undefined): FormData {
	const form = new FormData();
	form.append('file', new Blob([data], { type: 'text/csv' }), FILE_NAME);
	form.append('list_ids', lists.join());
	if (permission !== undefined) form.append('sms_permission_to_send', permission);
	return form;
}

/** @throws InputError if no column has the date of the consent to text messages */
function requireConsentDate(columns: string[]): void {
	if (columns.includes('sms_consent_date')) return;
	throw new InputError(
		"'SMS Permission' is explicit, but the data has no column sms_consent_date",
		'Add the column, or set the permission to Not Set.',
	);
}
