import { toIsoSeconds } from '../isoTimes';
import type { JsonObject } from '../json';
import { invalid } from './errors';
import type { ConstantContactV3Options } from './options';

const DATE_TIME = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/;
const DATE = /^\d{4}-\d\d-\d\d$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A time with seconds, as for contacts, lists, tags and fields (V3 API 3). */
export function seconds(time: number): string {
	return `${toIsoSeconds(time)}Z`;
}

/** A time with milliseconds, as for campaigns and activities. */
export function millis(time: number): string {
	return new Date(time).toISOString();
}

/** A record whose properties without a value are missing, or null if the account is to return them so. */
export function withEmpty(
	{ options }: { options: Pick<ConstantContactV3Options, 'emptyProperties'> },
	names: readonly string[],
	record: JsonObject,
): JsonObject {
	if (options.emptyProperties === 'absent') return record;
	return { ...Object.fromEntries(names.map((name) => [name, null])), ...record };
}

/** A calendar date in UTC. */
export function day(time: number): string {
	return new Date(time).toISOString().slice(0, 10);
}

/** Whether this has the form of an id: a UUID. */
export function isUuid(text: string): boolean {
	return UUID.test(text);
}

/** Whether this date, written year first, exists. */
export function isRealDay(text: string): boolean {
	const time = Date.parse(`${text}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Milliseconds since 1970 of an ISO 8601 time with an offset, or of a date; undefined for anything else. */
export function parseTime(text: string): number | undefined {
	if (DATE.test(text)) return isRealDay(text) ? Date.parse(`${text}T00:00:00Z`) : undefined;
	const match = DATE_TIME.exec(text);
	if (match === null || !isRealDay(match[1]!)) return undefined;
	const time = Date.parse(text);
	return Number.isNaN(time) ? undefined : time;
}

/**
 * A time in the query; undefined if not given.
 * @throws ApiError 400
 */
export function timeFilter(query: URLSearchParams, name: string): number | undefined {
	const text = query.get(name);
	if (text === null) return undefined;
	const time = parseTime(text);
	if (time === undefined) throw invalid(`${name} is not a valid ISO-8601 date`);
	return time;
}

/** The values of a parameter that accepts several: repeated, or separated by commas (V3 API 13). */
export function listFilter(query: URLSearchParams, name: string): string[] {
	return query
		.getAll(name)
		.flatMap((text) => text.split(','))
		.map((text) => text.trim())
		.filter((text) => text !== '');
}

/**
 * Query values that must be among the known ones.
 * @throws ApiError 400
 */
export function wordsFilter<const T extends string>(
	query: URLSearchParams,
	name: string,
	words: readonly T[],
): T[] {
	return listFilter(query, name).map((text) => {
		const word = words.find((known) => known === text);
		if (word === undefined) throw invalid(`${name} '${text}' is not valid`);
		return word;
	});
}

/**
 * A query value that must be one of the known ones; undefined if not given.
 * @throws ApiError 400
 */
export function wordFilter<const T extends string>(
	query: URLSearchParams,
	name: string,
	words: readonly T[],
): T | undefined {
	const text = query.get(name);
	if (text === null) return undefined;
	const word = words.find((known) => known === text);
	if (word === undefined) throw invalid(`${name} '${text}' is not valid`);
	return word;
}

/**
 * true or false in the query.
 * @throws ApiError 400
 */
export function flagFilter(query: URLSearchParams, name: string, otherwise = false): boolean {
	const word = wordFilter(query, name, ['true', 'false']);
	return word === undefined ? otherwise : word === 'true';
}

/**
 * Ids in the query, each a UUID.
 * @throws ApiError 400 for any other form, and for more than `max`
 */
export function idsFilter(query: URLSearchParams, name: string, max: number): string[] {
	const ids = listFilter(query, name);
	if (ids.length > max) throw invalid(`${name} has more than ${max} values`);
	const wrong = ids.find((id) => !isUuid(id));
	if (wrong !== undefined) throw invalid(`${name} '${wrong}' is in an invalid format`);
	return ids.map((id) => id.toLowerCase());
}
