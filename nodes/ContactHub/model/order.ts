import type { IDataObject } from 'n8n-workflow';

import { unreadableResponseError, type TransportError } from '../../kit';
import { getAttributeLabel } from './customerFields';
import { toTimestamp } from './times';

/** The requested order of a list. */
export interface TimeOrder {
	/** A time that every record has. */
	attribute: string;
	direction: 'asc' | 'desc';
}

/**
 * Records of a list, if they are in the requested order. Reading continues from the last record, so in any other order most would
 * be lost silently.
 *
 * @param before the last record of the previous page
 * @throws TransportError if a record comes before one that should precede it
 */
export function requireOrder(
	records: IDataObject[],
	{ attribute, direction }: TimeOrder,
	request: string,
	before?: IDataObject,
): void {
	let last = toTimestamp(before?.[attribute]);
	for (const record of records) {
		const time = toTimestamp(record[attribute]);
		if (direction === 'asc' ? time < last : time > last)
			throw unsortedListError(attribute, request);
		if (!Number.isNaN(time)) last = time;
	}
}

/**
 * The time of a record in epoch milliseconds.
 *
 * @throws TransportError if it has none: then it couldn't be determined how far a list was read
 */
export function requireTime(record: IDataObject, attribute: string, request: string): number {
	const time = toTimestamp(record[attribute]);
	if (Number.isFinite(time)) return time;
	const seen = `the server sent a customer without a readable time '${attribute}'`;
	throw unreadableResponseError(request, seen);
}

/** The message about a list in another order. */
export function unsortedListError(attribute: string, request: string): TransportError {
	const seen = `the server did not sort the list by '${getAttributeLabel(attribute)}' as requested, so records would be missed`;
	return unreadableResponseError(request, seen);
}
