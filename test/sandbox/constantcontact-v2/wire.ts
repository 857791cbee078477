import { badRequest } from './errors';
import type { ConstantContactV2Options } from './options';

/** Earliest date, which means "never" for an email address (V2 API 1.6). */
export const NEVER = '1969-12-31T19:00:00.000Z';

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:?\d\d)$/;
const DATE = /^\d{4}-\d\d-\d\d$/;

/** An id in the form set in the options. */
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

/** Time zone offsets are applied; the calendar date must exist. */
function isRealDay(text: string): boolean {
	const day = text.slice(0, 10);
	const time = Date.parse(`${day}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

/**
 * Parses a date in the query: a time in UTC or with an offset, or just a date (V2 API 1.6).
 * @returns milliseconds since 1970
 * @throws ApiError 400
 */
export function readTime(name: string, text: string, dateOnly = true): number {
	const isTime = DATE_TIME.test(text) || (dateOnly && DATE.test(text));
	const time = isTime && isRealDay(text) ? Date.parse(text) : NaN;
	if (Number.isNaN(time)) throw badRequest(`Bad request. '${text}' is no valid ${name}.`);
	return time;
}

/** A date in the query as milliseconds since 1970; undefined if not given. */
export function timeFilter(
	filters: URLSearchParams,
	name: string,
	dateOnly = true,
): number | undefined {
	const text = filters.get(name);
	return text === null ? undefined : readTime(name, text, dateOnly);
}

/**
 * A query parameter that must have one of the known values.
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
 * true or false in the query; false if not given.
 * @throws ApiError 400
 */
export function flagFilter(filters: URLSearchParams, name: string): boolean {
	return wordFilter(filters, name, ['true', 'false']) === 'true';
}

/** The number in a path; for anything else NaN, which no id is. */
export function idOf(text: string): number {
	return /^-?\d{1,15}$/.test(text) ? Number(text) : NaN;
}
