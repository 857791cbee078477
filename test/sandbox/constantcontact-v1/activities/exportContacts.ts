import Papa from 'papaparse';
import type { Account } from '../account';
import { instant } from '../atom/write';
import type { ContactRecord, ContactStatus } from '../contacts/record';
import type { SystemList } from '../lists/store';
import { columnTarget, columnValue } from './columns';
import type { ActivityResult } from './record';

/** The settings of an export. */
export interface ExportOrder {
	list: { id: number; name: string } | SystemList;
	fileType: 'CSV' | 'TXT';
	optDate: boolean;
	optSource: boolean;
	listName: boolean;
	sortBy: 'EMAIL_ADDRESS' | 'DATE_DESC';
	/** Names of columns besides the email address, as sent. */
	columns: string[];
}

const STATUSES: Record<SystemList['id'], readonly ContactStatus[]> = {
	active: ['Active', 'Unconfirmed'],
	'do-not-mail': ['Do Not Mail'],
	removed: ['Removed'],
};

function membersOf(account: Account, { id }: ExportOrder['list']): ContactRecord[] {
	const { contacts } = account;
	const isMember =
		typeof id === 'number'
			? (contact: number) => contacts.isMember(contact, id)
			: (contact: number) => STATUSES[id].includes(contacts.status(contact));
	return Array.from(contacts.ids(isMember), (contact) => contacts.get(contact)!);
}

function optIn(contact: ContactRecord, { id }: ExportOrder['list']): ContactRecord {
	const membership = contact.memberships.find(({ listId }) => listId === id);
	return membership === undefined ? contact : { ...contact, ...membership };
}

function compare(a: ContactRecord, b: ContactRecord, sortBy: ExportOrder['sortBy']): number {
	if (sortBy === 'DATE_DESC' && a.optInTime !== b.optInTime) return b.optInTime - a.optInTime;
	return a.email < b.email ? -1 : 1;
}

function titleCase(name: string): string {
	return name.toLowerCase().replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
}

/** Writes the members of a list to a file: a header line, then one line each. */
export function exportContacts(account: Account, order: ExportOrder, id: string): ActivityResult {
	const { list, fileType, optDate, optSource, listName, sortBy } = order;
	const columns = ['EMAIL ADDRESS', ...order.columns.map((name) => name.toUpperCase())];
	const unique = [...new Set(columns)];
	const header = [
		...unique.map(titleCase),
		...(optDate ? ['Date Added'] : []),
		...(optSource ? ['Added By'] : []),
		...(listName ? ['List Name'] : []),
	];
	const rows = membersOf(account, list)
		.map((contact) => optIn(contact, list))
		.sort((a, b) => compare(a, b, sortBy))
		.map((contact) => [
			...unique.map((name) => columnValue(contact, columnTarget(name)!)),
			...(optDate ? [instant(contact.optInTime)] : []),
			...(optSource ? [contact.optInSource] : []),
			...(listName ? [list.name] : []),
		]);
	const isCsv = fileType === 'CSV';
	const content = Papa.unparse([header, ...rows], { delimiter: isCsv ? ',' : '\t' });
	return {
		errors: [],
		transactions: rows.length,
		file: {
			name: `${id}.${fileType.toLowerCase()}`,
			contentType: isCsv ? 'text/csv;charset=UTF-8' : 'text/plain;charset=UTF-8',
			content: `${content}\r\n`,
		},
	};
}
