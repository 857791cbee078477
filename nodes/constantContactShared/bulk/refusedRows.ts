import type { IDataObject } from 'n8n-workflow';

import { formatCount, isRecord, type BatchRecord } from '../../kit';
import { describeLeftOut } from './reports';
import { toRowPosition, type LeftOut, type RowPosition } from './rows';

/**
 * A row that was rejected or not sent, as an item. Any field other than these three would keep n8n from sending it to the error
 * output.
 */
export function toRefusedItem(row: IDataObject): BatchRecord {
	const { item, row: line, line_number, contact, email_address, message } = row;
	const reason = String(message ?? 'Constant Contact gave no reason');
	// The row of a file, or the index of an item; if it can't be traced to either, the line of the data sent.
	const place = line ?? item ?? line_number ?? null;
	const values = isRecord(contact) ? contact : { ...(email_address && { email_address }) };
	const who = email_address ? ` (${String(email_address)})` : '';
	return {
		json: {
			error: `${getName(row)}${who}: ${reason}`,
			message: reason,
			details: { row: place, values: values as IDataObject, reason },
		},
		items: [typeof item === 'number' ? item : 0],
	};
}

/** A message about the rows that the service rejected. */
export function describeRefused(errors: IDataObject[], sent: number): string {
	const places = errors.filter(isPlaced).map(toLeftOut);
	const others = errors
		.filter((error) => !isPlaced(error))
		.map((error) => `${getName(error)}: ${String(error.message ?? 'no reason given')}`);
	const named = [...(places.length > 0 ? [describeLeftOut(places)] : []), ...others.slice(0, 5)];
	return `Constant Contact refused ${errors.length} of ${formatCount(sent, 'row')}: ${named.join('; ')}`;
}

function isPlaced({ item }: IDataObject): boolean {
	return typeof item === 'number';
}

function toLeftOut({ item, row, email_address, message }: IDataObject): LeftOut {
	const place = toRowPosition({
		item: item as number,
		row: row as number | undefined,
	} as RowPosition);
	const who = email_address ? `${String(email_address)}, ` : '';
	return { ...place, email: '', message: `${who}${String(message ?? 'no reason given')}` };
}

function getName({ item, row, line_number: line }: IDataObject): string {
	if (typeof row === 'number') return `Row ${row}`;
	if (typeof item === 'number') return `Item ${item}`;
	return line === undefined ? 'A row' : `Line ${String(line)}`;
}
