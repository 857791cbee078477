import { InputError } from '../errors/errors';

/**
 * Builds a URL path from a template, escaping the inserted values: path`/customers/${id}/sessions` . An ID can't add or remove
 * path segments.
 *
 * @throws InputError if a value is empty, a path segment such as `..`, or the text of a missing value, or contains half a
 *   character
 */
export function path(texts: TemplateStringsArray, ...values: string[]): string {
	return texts.reduce(
		(built, text, index) => `${built}${escapeSegment(values[index - 1] as string)}${text}`,
	);
}

function escapeSegment(value: string): string {
	if (value.trim() === '' || /^(?:\.+|NaN|undefined|\[object Object\])$/.test(value)) {
		throw new InputError(
			`The ID '${value}' can't be used`,
			'Choose an entry from the list, or paste its ID.',
		);
	}
	return encode(value);
}

/** @throws InputError if the text contains half a character, which no server could read */
function encode(value: string | number | boolean): string {
	if (/\p{Surrogate}/u.test(String(value))) {
		throw new InputError(
			`'${value}' isn't valid text: a character in it was cut in half`,
			'Correct the value, or the expression that returns it.',
		);
	}
	return encodeURIComponent(value);
}

/** A value of a query string; undefined leaves the parameter out. */
export type QueryValue = string | number | boolean | string[] | undefined;

/** Query parameters by name. */
export type Query = Record<string, QueryValue>;

/**
 * Encodes a query string completely, including brackets: a client that left `[` and `]` unescaped broke a parameter with a JSON
 * query.
 *
 * @returns the string with its question mark; empty if there are no parameters
 * @throws InputError if a value contains half a character
 */
export function encodeQuery(query: Query): string {
	const pairs = Object.entries(query).flatMap(([name, value]) => {
		if (value === undefined) return [];
		const values = Array.isArray(value) ? value : [value];
		return values.map((entry) => `${encode(name)}=${encode(entry)}`);
	});
	return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}
