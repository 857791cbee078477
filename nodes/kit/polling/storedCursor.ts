import type { DateTime } from 'luxon';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { isRecord } from '../values/json';

/** What the user wants to follow. When it changes, the trigger begins anew. */
export interface Subject {
	/** What starts the workflow, by its stored value. */
	event: string;
	/** Where to begin, as the user wrote it: an expression may give another date with each poll. */
	start: string;
	/** Tells accounts of the service apart. */
	account: string;
}

/** What a trigger with the parameters of `startFields` follows. */
export function toSubject<Event extends string>(
	{ event, startDate }: { event: Event; startDate?: DateTime | undefined },
	rawParameters: INodeParameters,
	account: string,
): Subject {
	const start = startDate === undefined ? 'now' : String(rawParameters.startDate);
	return { event, start, account };
}

/**
 * The filters as the user wrote them: an expression may give another value with each poll.
 *
 * @param names of parameters that narrow what is found
 * @param optionNames of those among the options
 */
export function toFilterKey(
	rawParameters: INodeParameters,
	names: string[],
	optionNames: string[],
): string {
	const options: unknown = rawParameters.triggerOptions;
	const chosen = isRecord(options) ? options : {};
	const narrowing = [
		...names.map((name) => rawParameters[name]),
		...optionNames.map((name) => chosen[name]),
	];
	return JSON.stringify(narrowing.map((value) => value ?? null));
}

/** What the trigger remembers between polls. Plain JSON. */
interface TriggerState extends Subject {
	/** Format of this record, for versions to come. */
	version: 1;
	/** The filters, as the user wrote them. */
	filter: string;
	/** How far the feed was read; each feed has a format of its own. */
	cursor: object;
	/** When the trigger began anew because this record was damaged; until the user was told. */
	damagedAt?: string;
}

/** Where the last poll stopped. */
interface StoredCursor {
	/** Undefined where what is stored can't be read. */
	cursor: object | undefined;
	/** Whether the user has changed the filters since. */
	isRefiltered: boolean;
}

const KEY = 'state';

/**
 * The cursor at which the last poll stopped.
 *
 * @param isCursor whether it is one that can be read on from
 * @returns undefined for a new trigger, and when its settings ask for something else now
 */
export function readCursor(
	data: IDataObject,
	subject: Subject,
	filter: string,
	isCursor: (cursor: object) => boolean = () => true,
): StoredCursor | undefined {
	const stored = data[KEY];
	if (stored === undefined) return undefined;
	const damaged = { cursor: undefined, isRefiltered: false };
	if (!isRecord(stored) || stored.version !== 1) return damaged;
	const { event, start, account } = stored;
	const isSame = event === subject.event && start === subject.start && account === subject.account;
	if (!isSame) return undefined;
	if (!isRecord(stored.cursor) || !isCursor(stored.cursor)) return damaged;
	// A copy: a poll that fails must not have moved anything.
	const cursor = JSON.parse(JSON.stringify(stored.cursor)) as object;
	return { cursor, isRefiltered: typeof stored.filter === 'string' && stored.filter !== filter };
}

/** Notes that the trigger has begun anew because what was stored is damaged. */
export function noteDamage(data: IDataObject): void {
	data[KEY] = { ...(data[KEY] as IDataObject), damagedAt: new Date(Date.now()).toISOString() };
}

/** When the trigger has begun anew because of damage, where the user has not been told yet. It is told once. */
export function takeDamage(data: IDataObject): string | undefined {
	const stored = data[KEY];
	if (!isRecord(stored) || typeof stored.damagedAt !== 'string') return undefined;
	const { damagedAt, ...rest } = stored;
	data[KEY] = rest as IDataObject;
	return damagedAt;
}

/** Remembers a cursor. */
export function writeCursor(
	data: IDataObject,
	subject: Subject,
	filter: string,
	cursor: object,
): void {
	const state: TriggerState = { version: 1, ...subject, filter, cursor };
	data[KEY] = { ...state } as IDataObject;
}
