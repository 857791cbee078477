import type { Account } from '../account';
import { badRequest } from '../errors';
import { addContacts } from './addContacts';
import { columnTarget } from './columns';
import { exportContacts, type ExportOrder } from './exportContacts';
import type { Form } from './form';
import type { ActivityResult, ActivityType } from './record';
import { clearLists, removeContacts } from './removeContacts';
import { readTable, type Table } from './table';

/** A validated job. */
export interface Order {
	type: ActivityType;
	/** Does the work when its time has come. */
	run(id: string, now: number): ActivityResult;
}

const DATA_PARAMETERS = ['activityType', 'data', 'lists'];
const EXPORT_PARAMETERS = [
	'activityType',
	'listId',
	'fileType',
	'exportOptDate',
	'exportOptSource',
	'exportListName',
	'sortBy',
	'columns',
];
const XLS_SIGNATURE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

function single({ values }: Form, name: string): string | undefined {
	const [value, ...more] = values.get(name) ?? [];
	if (more.length > 0) throw badRequest(`${name} may be given once`);
	return value;
}

function checkNames({ values }: Form, known: readonly string[]): void {
	for (const name of values.keys()) {
		if (!known.includes(name)) throw badRequest(`Unknown form parameter ${name}`);
	}
}

function readLists(account: Account, { values }: Form): number[] {
	const uris = values.get('lists') ?? [];
	if (uris.length === 0) throw badRequest('lists is missing');
	const ids = uris.map((uri) => {
		const list = account.lists.withUri(uri);
		if (list === undefined) throw badRequest(`Unknown list '${uri}'`);
		return list.id;
	});
	return [...new Set(ids)];
}

function fileText(file: Buffer): string {
	if (file.subarray(0, 4).equals(XLS_SIGNATURE)) {
		throw badRequest('XLS files are beyond this sandbox; send CSV or TXT');
	}
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(file);
	} catch {
		throw badRequest('The file is not UTF-8');
	}
}

function readData({ options }: Account, form: Form): Table {
	const data = single(form, 'data');
	if ((data === undefined) === (form.file === undefined)) {
		throw badRequest('Either data or dataFile must be given');
	}
	if (form.dataBytes > options.bulkLimitBytes) {
		throw badRequest(`The data is larger than ${options.bulkLimitBytes} bytes`);
	}
	return readTable(data ?? fileText(form.file!), options.lineNumbers);
}

function oneOf<T extends string>(name: string, value: string, known: readonly T[]): T {
	const found = known.find((one) => one === value);
	if (found === undefined) throw badRequest(`${name} '${value}' must be ${known.join(' or ')}`);
	return found;
}

function flag(form: Form, name: string): boolean {
	// The service's own defaults are unknown (V1 API 4.2)
	return oneOf(name, single(form, name) ?? 'true', ['true', 'false']) === 'true';
}

function readExport({ lists }: Account, form: Form): ExportOrder {
	const uri = single(form, 'listId') ?? '';
	const list = lists.withUri(uri) ?? lists.systemWithUri(uri);
	if (list === undefined) throw badRequest(`Unknown list '${uri}'`);
	const columns = form.values.get('columns') ?? [];
	const unknown = columns.find((name) => columnTarget(name) === undefined);
	if (unknown !== undefined) throw badRequest(`Unknown column '${unknown}'`);
	const fileType = (single(form, 'fileType') ?? 'CSV').toUpperCase();
	const sortBy = single(form, 'sortBy') ?? 'EMAIL_ADDRESS';
	return {
		list,
		fileType: oneOf('fileType', fileType, ['CSV', 'TXT']),
		optDate: flag(form, 'exportOptDate'),
		optSource: flag(form, 'exportOptSource'),
		listName: flag(form, 'exportListName'),
		sortBy: oneOf('sortBy', sortBy, ['EMAIL_ADDRESS', 'DATE_DESC']),
		columns,
	};
}

/**
 * Validates the form of a job (V1 API 4.2).
 * @throws ServiceError 400 for unknown parameters, types, lists and columns, and for too much data
 */
export function readOrder(account: Account, form: Form): Order {
	const type = single(form, 'activityType');
	if (type === 'EXPORT_CONTACTS') {
		checkNames(form, EXPORT_PARAMETERS);
		const order = readExport(account, form);
		return { type, run: (id) => exportContacts(account, order, id) };
	}
	checkNames(form, DATA_PARAMETERS);
	switch (type) {
		case 'ADD_CONTACTS':
		case 'SV_ADD':
		case 'ADD_CONTACT_DETAIL': {
			const listIds = readLists(account, form);
			const table = readData(account, form);
			// The service decides by the columns (V1 API 4.2)
			const detail = table.columns.length > 1;
			return {
				type: detail ? 'ADD_CONTACT_DETAIL' : 'ADD_CONTACTS',
				run: (_id, now) => addContacts(account, table, listIds, now),
			};
		}
		case 'REMOVE_CONTACTS_FROM_LISTS': {
			const listIds = readLists(account, form);
			const table = readData(account, form);
			return { type, run: (_id, now) => removeContacts(account, table, listIds, now) };
		}
		case 'CLEAR_CONTACTS_FROM_LISTS': {
			const listIds = readLists(account, form);
			if (form.values.has('data') || form.file) throw badRequest(`${type} takes no data`);
			return { type, run: (_id, now) => clearLists(account, listIds, now) };
		}
		default:
			throw badRequest(`Unknown activityType '${type ?? ''}'`);
	}
}
