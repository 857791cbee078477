import type { IDataObject } from 'n8n-workflow';

import { TransportError } from '../errors/errors';
import type { HttpResponse } from './messages';

/** How records of an API are identified. */
export interface Collection {
	/** Matches the end of the collection's path, e.g. `/\/contacts$/`. */
	path: RegExp;
	/** Key of the record's ID. */
	id: string;
	/** What identifies a new record before it has an ID, if given: its name or address. */
	known?: (record: IDataObject) => unknown[];
	/** Paths below the collection that concern the whole collection. */
	others?: string[];
	/** Paths below a record whose response also contains the record's ID. */
	parts?: string[];
}

/**
 * Checks that a response contains the record that was requested: one that was read or changed has the ID in the request's path, a
 * new one has an ID, and the name or address that was sent. A successful status must not hide another record, or none.
 *
 * Requests that don't concern a record of the collections pass.
 *
 * @param sent body of a request that creates a record
 * @throws TransportError if it is another record, or none
 */
export function requireSameRecord(
	record: IDataObject,
	{ request, mayHaveActed }: Pick<HttpResponse, 'request' | 'mayHaveActed'>,
	collections: Collection[],
	sent: IDataObject = {},
): IDataObject {
	const [method = '', path = ''] = request.split(' ', 2);
	const isNew = method === 'POST';
	const refuse = (seen: string) =>
		new TransportError('unreadable', request, seen, mayHaveActed || method !== 'GET');
	const { collection, wanted } = findCollection(path, isNew, collections);
	if (collection === undefined) return record;
	const id = toComparableText(record[collection.id]);
	if (id === undefined) throw refuse('the server sent a record without an ID');
	if (wanted !== undefined && !isAlike(id, decodeURIComponent(wanted))) {
		throw refuse(`the server sent a different record than requested (ID ${id})`);
	}
	const { known = () => [] } = collection;
	const received = known(record).map(toComparableText);
	for (const [index, value] of (isNew ? known(sent) : []).entries()) {
		const [mine, theirs] = [toComparableText(value), received[index]];
		if (mine !== undefined && theirs !== undefined && !isAlike(mine, theirs)) {
			throw refuse(`the server returned a different record than was sent (${theirs}, not ${mine})`);
		}
	}
	return record;
}

/** The collection of a path, and the ID in it. */
function findCollection(
	path: string,
	isNew: boolean,
	collections: Collection[],
): { collection?: Collection; wanted?: string } {
	const steps = path.split('/');
	if (isNew) return { collection: collections.find((candidate) => candidate.path.test(path)) };
	const [last = '', before] = [steps.at(-1), steps.at(-2)];
	const [own, parent] = [steps.slice(0, -1).join('/'), steps.slice(0, -2).join('/')];
	const part = collections.find(
		(candidate) => candidate.parts?.includes(last) && candidate.path.test(parent),
	);
	if (part !== undefined) return { collection: part, wanted: before };
	const collection = collections.find((candidate) => candidate.path.test(own));
	return collection?.others?.includes(last) ? {} : { collection, wanted: last };
}

function toComparableText(value: unknown): string | undefined {
	const text = typeof value === 'number' ? String(value) : value;
	return typeof text === 'string' && text !== '' ? text : undefined;
}

/** Services may change the case of addresses, names and IDs, and trim them. */
function isAlike(left: string, right: string): boolean {
	return toPlainText(left) === toPlainText(right);
}

function toPlainText(text: string): string {
	return text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
}
