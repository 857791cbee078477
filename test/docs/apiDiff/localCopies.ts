import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';

import type { Facts, Traits } from '../../../scripts/apiDiff/facts';
import { base } from '../../sandbox/contacthub/schemas/customer';
import { EVENT_TYPES } from '../../sandbox/contacthub/schemas/events';

type Json = Record<string, unknown>;

/** The object or list at a path in a document; if there is none, an empty object is created. */
export function at(document: unknown, ...path: Array<string | number>): Json {
	let found = document as Json;
	for (const step of path) found = (found[step] ??= {}) as Json;
	return found;
}

/** The list at a path in a document. */
export function listAt(document: unknown, ...path: Array<string | number>): unknown[] {
	return at(document, ...path) as unknown as unknown[];
}

/** A specification (Swagger 2.0) with exactly these facts. */
export function swaggerOf(facts: Facts, version: string): Json {
	const document: Json = {
		swagger: '2.0',
		info: { title: 'A local copy', version },
		paths: {},
		definitions: {},
	};
	for (const [about, traits] of facts) {
		const [, method, path, place, name] = /^([A-Z]+) (\/\S+?)(?:: (\w+) (.+))?$/.exec(about) ?? [];
		if (method === undefined || path === undefined) {
			addProperty(document.definitions as Json, about.split('.'), traits);
			continue;
		}
		const operation = at(document, 'paths', path, method.toLowerCase());
		operation.parameters ??= [];
		operation.responses ??= {};
		if (place === undefined) {
			for (const status of String(traits.statuses ?? '')
				.split(' ')
				.filter(Boolean)) {
				at(operation, 'responses', status).description = '';
			}
		} else {
			const schema = schemaOf(traits);
			const own = place === 'body' ? { schema } : schema;
			listAt(operation, 'parameters').push({
				name,
				in: place,
				required: traits.required === true,
				...own,
			});
		}
	}
	return document;
}

/** A schema with the traits of a fact. */
function schemaOf({
	type = 'object',
	enum: choices,
	required: _required,
	...traits
}: Traits): Json {
	const enumeration = typeof choices === 'string' ? { enum: choices.split(', ') } : {};
	return { ...typed(String(type)), ...traits, ...enumeration };
}

function typed(type: string): Json {
	const items = /^\[(.*)\]$/.exec(type)?.[1];
	if (items !== undefined) return { type: 'array', items: typed(items) };
	const [, plain = type, format] = /^(\w+)\(([^)]*)\)$/.exec(type) ?? [];
	if (/^(?:string|integer|number|boolean|object|file)$/.test(plain)) {
		return { type: plain, ...(format !== undefined && { format }) };
	}
	return { $ref: `#/definitions/${type}` };
}

function addProperty(definitions: Json, path: string[], traits: Traits): void {
	const [name = '', ...rest] = path;
	let schema = at(definitions, name);
	schema.type ??= 'object';
	for (const [depth, key] of rest.entries()) {
		const owner = (schema.items ?? schema) as Json;
		const properties = at(owner, 'properties');
		properties[key] ??= schemaOf(traits);
		if (depth === rest.length - 1 && traits.required === true) {
			owner.required = [...((owner.required ?? []) as string[]), key];
		}
		schema = at(properties, key);
	}
}

/** Writes a document as YAML; returns its path. */
export function writeCopy(folder: string, name: string, document: unknown): string {
	const path = join(folder, name);
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, stringify(document));
	return path;
}

/** Writes the JSON schemas of ContactHub like the vendor's: the properties of an event are below one of its own. */
export function writeSchemas(
	folder: string,
	change: (schemas: Map<string, Json>) => void = () => {},
): string {
	const schemas = new Map<string, Json>([
		['enums.json', { definitions: {} }],
		['base-property/base-properties.json', structuredClone(base) as Json],
		...EVENT_TYPES.map(({ type, propertiesSchema }): [string, Json] => [
			`event/${type}/post.json`,
			{ type: 'object', properties: { type: {}, properties: structuredClone(propertiesSchema) } },
		]),
	]);
	change(schemas);
	for (const [path, schema] of schemas) writeCopy(join(folder, 'schemas'), path, schema);
	return join(folder, 'schemas');
}
