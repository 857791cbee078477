import type { IDataObject } from 'n8n-workflow';

import { unreadableResponseError, type TransportError } from '../../kit';
import { getAttributeLabel } from './customerFields';
import { toTimestamp } from './times';

/** The order in which a list was asked for. */
export interface TimeOrder {
	/** A time that each record has. */
	attribute: string;
	direction: 'asc' | 'desc';
}

/**
 * Records of a list, if they come in the order that was asked for. A list is read on from its last record, so of one in
 * another order most would be lost without a word.
 *
 * @param before the last record of the page before
 * @throws TransportError when a record stands in front of one that comes before it
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

/** What to say of a list that comes in another order. */
export function unsortedListError(attribute: string, request: string): TransportError {
	const seen = `the server does not sort the list by '${getAttributeLabel(attribute)}', as it was asked to, so a part of it would be missed`;
	return unreadableResponseError(request, seen);
}
