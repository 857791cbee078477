import type { Account } from '../state';
import { readRow, RowFault, type RowValues } from './importRow';
import { joined } from './memberships';
import type { ActivityCounters, ActivityFault, Order } from './record';

/** A row with its number, starting at 1. */
export interface NumberedRow {
	row: number;
	values: RowValues;
}

/** The data of an import. */
export interface ImportedRows {
	rows: NumberedRow[];
	listIds: string[];
	smsPermission: 'explicit' | 'not_set';
	/** Lines besides the rows: the header of a file. */
	headerLines: number;
	sourceFileName?: string;
}

/** Processes one row; returns whether its contact could be added to the lists. */
function importRow(
	account: Account,
	{ row, values }: NumberedRow,
	{ listIds, smsPermission }: ImportedRows,
	now: number,
	faults: ActivityFault[],
): boolean {
	const { importOfUnsubscribed } = account.options;
	const contact = readRow(account, values, smsPermission, now);
	const isOut = contact.email?.permission === 'unsubscribed';
	if (isOut && importOfUnsubscribed === 'error') {
		throw new RowFault(`${contact.email!.address} has unsubscribed`, false);
	}
	const lists = listIds.filter((id) => account.lists.isActive(id));
	const member = joined(contact, lists, importOfUnsubscribed);
	const before = account.contacts.get(contact.number);
	account.contacts.put(typeof member === 'string' ? contact : member);
	account.noteSms(before, contact, now);
	if (typeof member !== 'string') return true;
	faults.push({ row, message: `${contact.email?.address ?? 'the contact'} ${member}` });
	return false;
}

/** A request to import rows; rejected rows are counted and named. */
export function importOrder(account: Account, imported: ImportedRows): Order {
	const { rows, headerLines, sourceFileName } = imported;
	const total = rows.length + headerLines;
	const expected: ActivityCounters = {
		items_total_count: total,
		person_count: rows.length,
		error_count: 0,
		correctable_count: 0,
		cannot_add_to_list_count: 0,
	};
	return {
		expected,
		...(sourceFileName === undefined ? {} : { sourceFileName }),
		run: (now) => {
			const faults: ActivityFault[] = [];
			const counters = { ...expected, error_count: 0, correctable_count: 0 };
			let refused = 0;
			for (const numbered of rows) {
				try {
					if (!importRow(account, numbered, imported, now, faults)) refused++;
				} catch (error) {
					if (!(error instanceof RowFault)) throw error;
					faults.push({ row: numbered.row, message: error.message });
					if (error.isCorrectable) counters.correctable_count++;
					else counters.error_count++;
				}
			}
			return { faults, counters: { ...counters, cannot_add_to_list_count: refused } };
		},
	};
}
