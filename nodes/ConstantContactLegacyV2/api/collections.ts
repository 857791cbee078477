import type { IDataObject } from 'n8n-workflow';

import {
	isRecord,
	requireSameRecord,
	unreadableResponseError,
	type Collection,
	type HttpResponse,
} from '../../kit';
import { toRecord, toRecords } from './records';
import { readData } from './responses';

/** The records of an account that have an ID (V2 API 2). */
const COLLECTIONS: Collection[] = [
	{
		path: /^\/contacts$/,
		id: 'id',
		known: ({ email_addresses: addresses }) => findEmails(addresses),
	},
	{
		path: /^\/(?:lists|library\/folders|emailmarketing\/campaigns)$/,
		id: 'id',
		known: ({ name }) => [name],
	},
	{ path: /^\/(?:activities|library\/files|eventspot\/events)$/, id: 'id' },
	{ path: /\/(?:schedules|registrants)$/, id: 'id' },
];

function findEmails(addresses: unknown): unknown[] {
	return toRecords(addresses).map(({ email_address: email }) => email);
}

/**
 * The record in a response, if it is the one requested.
 *
 * @param sent what a creation sent
 * @throws TransportError if it is another record, or there is none
 */
export function readRecord(response: HttpResponse, sent?: IDataObject): IDataObject {
	const value = readData(response);
	if (isRecord(value)) return requireSameRecord(toRecord(value), response, COLLECTIONS, sent);
	throw unreadableResponseError(response, 'the server sent something other than a record');
}
