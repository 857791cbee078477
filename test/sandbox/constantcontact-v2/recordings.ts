import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, type Json } from '../json';

/** Folder of recorded responses; without it, the comparison is skipped. */
const folder = join(process.env.WIRE_FIXTURES ?? '', 'constantcontact-v2', 'ruby-sdk');

/** `describe` if there are recordings, otherwise skipped. */
export function describeRecorded(name: string, tests: () => void): void {
	const isThere = process.env.WIRE_FIXTURES !== undefined && existsSync(folder);
	(isThere ? describe : describe.skip)(name, tests);
}

/** A recorded body. */
export function recorded(name: string): Json {
	return JSON.parse(readFileSync(join(folder, name), 'utf8')) as Json;
}

function collect(value: Json | undefined, path: string, fields: Set<string>): void {
	if (Array.isArray(value)) {
		fields.add(`${path}[]`);
		for (const item of value) collect(item, `${path}[]`, fields);
	} else if (isObject(value)) {
		for (const [name, child] of Object.entries(value)) collect(child, `${path}.${name}`, fields);
	} else if (value !== null) {
		// The type of a null is unknown
		fields.add(`${path}: ${typeof value}`);
	}
}

/** Paths of all values with their types, e.g. `results[].id: string`. */
export function fieldsOf(value: unknown): Set<string> {
	const fields = new Set<string>();
	collect(value as Json, '', fields);
	return fields;
}

/** Properties of the first value that the second one lacks. */
export function lackingFields(value: unknown, other: unknown): string[] {
	const known = fieldsOf(other);
	return [...fieldsOf(value)].filter((field) => !known.has(field));
}
