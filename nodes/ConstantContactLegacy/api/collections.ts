import type { IDataObject } from 'n8n-workflow';

import {
	requireSameRecord,
	unreadableResponseError,
	type Collection,
	type HttpResponse,
} from '../../kit';
import { readEntry } from './atom';
import { decodeEntry } from './payload';
import { readXml } from './responses';

/** The records of an account that have an ID (V1 API 2 to 7). */
const COLLECTIONS: Collection[] = [
	{
		path: /\/customers\/[^/]+\/contacts$/,
		id: 'id',
		known: ({ email_address: email }) => [email],
	},
	{ path: /\/customers\/[^/]+\/(?:lists|campaigns)$/, id: 'id', known: ({ name }) => [name] },
	{ path: /\/(?:activities|emailaddresses|registrants)$/, id: 'id' },
	{ path: /\/customers\/[^/]+\/events$/, id: 'id' },
];

/**
 * The record in a response, if it is the one requested. Only the response for a new activity has no content (V1 API 4.2); any
 * other record read without content would be written back empty.
 *
 * @param sent what a creation sent
 * @throws TransportError if it is another record, or there is none
 */
export function readRecord(response: HttpResponse, sent?: IDataObject): IDataObject {
	const entry = readXml(response, readEntry);
	if (entry.payload === undefined && !/^POST .*\/activities$/.test(response.request)) {
		throw unreadableResponseError(response, 'the server sent an entry without content');
	}
	return requireSameRecord(decodeEntry(entry), response, COLLECTIONS, sent);
}
