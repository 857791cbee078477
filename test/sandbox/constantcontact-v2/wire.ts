import { badRequest } from './errors';
import type { ConstantContactV2Options } from './options';

/** Earliest date, which stands for "never" in the dates of an e-mail address (V2 API 1.6). */
export const NEVER = '1969-12-31T19:00:00.000Z';

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:?\d\d)$/;
const DATE = /^\d{4}-\d\d-\d\d$/;

/** An id as the options ask for it. */
export function wireId(
	id: number | string,
	{ idType }: Pick<ConstantContactV2Options, 'idType'>,
): string | number {
	return idType === 'number' && Number.isFinite(Number(id)) ? Number(id) : String(id);
}

/** UTC with milliseconds, from milliseconds since 1970. */
export function instant(time: number): string {
	return new Date(time).toISOString();
}

/** The time of day in another zone is known; the calendar day has to exist. */
function isRealDay(text: string): boolean {
	const day = text.slice(0, 10);
	const time = Date.parse(`${day}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

/**
 * Reads a date of the query: a time in UTC or with an offset, or a day alone (V2 API 1.6).
 * @returns milliseconds since 1970
 * @throws ApiError 400
 */
export function readTime(name: string, text: string, dateOnly = true): number {
	const isTime = DATE_TIME.test(text) || (dateOnly && DATE.test(text));
	const time = isTime && isRealDay(text) ? Date.parse(text) : NaN;
	if (Number.isNaN(time)) throw badRequest(`Bad request. '${text}' is no valid ${name}.`);
	return time;
}

/** Milliseconds since 1970 of a date in the query, or undefined when it isn't there. */
export function timeFilter(
	filters: URLSearchParams,
	name: string,
	dateOnly = true,
): number | undefined {
	const text = filters.get(name);
	return text === null ? undefined : readTime(name, text, dateOnly);
}

/**
 * A word of the query that must be one of the known ones.
 * @throws ApiError 400
 */
export function wordFilter<const T extends string>(
	filters: URLSearchParams,
	name: string,
	words: readonly T[],
): T | undefined {
	const text = filters.get(name);
	const word = words.find((known) => known === text);
	if (text !== null && word === undefined) {
		throw badRequest(`Invalid ${name} '${text}': it must be one of ${words.join(', ')}.`);
	}
	return word;
}

/**
 * true or false of the query; false when it isn't there.
 * @throws ApiError 400
 */
export function flagFilter(filters: URLSearchParams, name: string): boolean {
	return wordFilter(filters, name, ['true', 'false']) === 'true';
}

/** The number in a path; NaN, which no id is, for anything else. */
export function idOf(text: string): number {
	return /^-?\d{1,15}$/.test(text) ? Number(text) : NaN;
}
