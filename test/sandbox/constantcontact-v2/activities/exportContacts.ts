import Papa from 'papaparse';
import type { AddressText, TextName } from '../contacts/fields';
import type { ContactRecord } from '../contacts/record';
import type { Account } from '../state';
import { instant } from '../wire';
import type { ActivityResult } from './record';

/** The settings of an export. */
export interface ExportOrder {
	listId: number;
	sortBy: 'EMAIL_ADDRESS' | 'DATE_DESC';
	dateAdded: boolean;
	addedBy: boolean;
	/** Names of the requested columns, with their properties. */
	columns: string[];
	properties: string[];
}

function cell(contact: ContactRecord, property: string): string {
	if (property === 'email') return contact.email;
	if (property.startsWith('custom_field_')) {
		return contact.customFields[property.replace('custom_field_', 'CustomField')] ?? '';
	}
	const text = contact.texts[property as TextName];
	if (text !== undefined) return text;
	const texts = contact.addresses[0]?.texts ?? {};
	if (property === 'state_code') return texts.state_code ?? texts.state ?? '';
	return texts[property as AddressText] ?? '';
}

function compare(a: ContactRecord, b: ContactRecord, sortBy: ExportOrder['sortBy']): number {
	if (sortBy === 'DATE_DESC' && a.optInTime !== b.optInTime) return b.optInTime - a.optInTime;
	return a.email < b.email ? -1 : 1;
}

/** Writes the contacts of a list as CSV: a line of column names, then one line each. */
export function exportContacts({ contacts }: Account, order: ExportOrder): ActivityResult {
	const { listId, sortBy, dateAdded, addedBy, columns, properties } = order;
	const members = Array.from(
		contacts.ids((id) => contacts.isMember(id, listId)),
		(id) => contacts.get(id)!,
	).sort((a, b) => compare(a, b, sortBy));
	const header = [
		...columns,
		...(dateAdded ? ['Date Added'] : []),
		...(addedBy ? ['Added By'] : []),
	];
	const rows = members.map((contact) => [
		...properties.map((property) => cell(contact, property)),
		...(dateAdded ? [instant(contact.optInTime)] : []),
		...(addedBy ? [contact.optInSource] : []),
	]);
	const file = `${Papa.unparse([header, ...rows])}\r\n`;
	return { errors: [], contactCount: members.length, file };
}
