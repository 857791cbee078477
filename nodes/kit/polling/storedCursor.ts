import type { DateTime } from 'luxon';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { isRecord } from '../values/json';

/** What the user wants to follow. If it changes, the trigger starts over. */
export interface Subject {
	/** The event that starts the workflow, by its stored value. */
	event: string;
	/** Where to begin, as the user wrote it: an expression may return a different date in each poll. */
	start: string;
	/** Identifies the account of the service. */
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
 * The filters as the user wrote them: an expression may return a different value in each poll.
 *
 * @param names of parameters that filter what is found
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

/** The state of a trigger between polls. Plain JSON. */
interface TriggerState extends Subject {
	/** Format of this record, for future versions. */
	version: 1;
	/** The filters, as the user wrote them. */
	filter: string;
	/** How far the feed was read; each feed has its own format. */
	cursor: object;
	/** When the trigger started over because this record was damaged; kept until the user has been told. */
	damagedAt?: string;
}

/** Where the last poll stopped. */
interface StoredCursor {
	/** Undefined if the stored state can't be read. */
	cursor: object | undefined;
	/** Whether the user has changed the filters since then. */
	isRefiltered: boolean;
}

const KEY = 'state';

/**
 * The cursor at which the last poll stopped.
 *
 * @param isCursor whether a value is a valid cursor
 * @returns undefined for a new trigger, and if its settings now ask for something else
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
	// A copy, because a failed poll must not change anything.
	const cursor = JSON.parse(JSON.stringify(stored.cursor)) as object;
	return { cursor, isRefiltered: typeof stored.filter === 'string' && stored.filter !== filter };
}

/** Records that the trigger has started over because its stored state is damaged. */
export function noteDamage(data: IDataObject): void {
	data[KEY] = { ...(data[KEY] as IDataObject), damagedAt: new Date(Date.now()).toISOString() };
}

/** When the trigger started over because of damage, if the user hasn't been told yet. Reported once. */
export function takeDamage(data: IDataObject): string | undefined {
	const stored = data[KEY];
	if (!isRecord(stored) || typeof stored.damagedAt !== 'string') return undefined;
	const { damagedAt, ...rest } = stored;
	data[KEY] = rest as IDataObject;
	return damagedAt;
}

/** Stores a cursor. */
export function writeCursor(
	data: IDataObject,
	subject: Subject,
	filter: string,
	cursor: object,
): void {
	const state: TriggerState = { version: 1, ...subject, filter, cursor };
	data[KEY] = { ...state } as IDataObject;
}
