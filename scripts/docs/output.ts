import type { JsonSchema } from '../../nodes/kit';
import { code, table } from './markdown';

const WORDS: Record<string, string> = {
	array: 'list',
	boolean: 'true or false',
	integer: 'number',
	number: 'number',
	object: 'object',
	string: 'text',
};

const PLURALS: Record<string, string> = {
	list: 'lists',
	number: 'numbers',
	object: 'objects',
	text: 'texts',
};

/** Small objects are shown on one line: a consent with its three switches, a location with its two numbers. */
const SMALL = 3;

/** A table of the fields in an output item. */
export function outputTable(schema: JsonSchema): string {
	return table(['Field', 'Value'], toRows(schema, ''));
}

function toRows(schema: JsonSchema, prefix: string): string[][] {
	return Object.entries(schema.properties ?? {}).flatMap(([key, child]) => {
		const path = `${prefix}${key}`;
		const inner = child.properties === undefined || isSmall(child) ? [] : toRows(child, `${path}.`);
		return inner.length > 0 ? inner : [[code(path), describe(child)]];
	});
}

function isSmall({ properties = {} }: JsonSchema): boolean {
	const children = Object.values(properties);
	return children.length <= SMALL && children.every((child) => toWord(child) !== 'object');
}

function describe(schema: JsonSchema): string {
	const word = toWord(schema);
	const { properties, items } = schema;
	if (properties !== undefined && Object.keys(properties).length > 0)
		return `object with ${Object.keys(properties).map(code).join(', ')}`;
	if (items === undefined || word !== 'list') return word;
	const keys = Object.keys(items.properties ?? {});
	if (keys.length > 0) return `list of objects with ${keys.map(code).join(', ')}`;
	return items.type === undefined ? 'list' : `list of ${PLURALS[toWord(items)] ?? toWord(items)}`;
}

function toWord({ type }: JsonSchema): string {
	const name = (Array.isArray(type) ? type : [type]).find((entry) => entry !== 'null');
	return name === undefined ? 'any' : (WORDS[name] ?? name);
}
