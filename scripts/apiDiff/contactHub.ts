import type { Endpoint } from '../../test/sandbox/contacthub/api';
import { configurationEndpoints } from '../../test/sandbox/contacthub/configurationEndpoints';
import { customerEndpoints } from '../../test/sandbox/contacthub/customers/endpoints';
import { subResourceEndpoints } from '../../test/sandbox/contacthub/customers/subResources';
import { eventEndpoints } from '../../test/sandbox/contacthub/events/endpoints';
import { base } from '../../test/sandbox/contacthub/schemas/customer';
import { EVENT_TYPES } from '../../test/sandbox/contacthub/schemas/events';
import { sessionEndpoints } from '../../test/sandbox/contacthub/sessionEndpoints';
import { updateEndpoints } from '../../test/sandbox/contacthub/updateEndpoints';
import type { Facts } from './facts';
import { addSchema, isObject } from './openApi';

/** Endpoints that the nodes and the sandbox use. */
const ENDPOINTS: Endpoint[] = [
	...configurationEndpoints,
	...customerEndpoints,
	...eventEndpoints,
	...sessionEndpoints,
	...subResourceEndpoints,
	...updateEndpoints,
];

/** The service's JSON schemas to read, by their paths below `/docs/schema/`. */
export const SCHEMA_PATHS = [
	'enums.json',
	'base-property/base-properties.json',
	...EVENT_TYPES.map(({ type }) => `event/${type}/post.json`),
];

/**
 * Parameters that the service accepts although its specification has never named them: they are in its general rules for all APIs,
 * and in use.
 */
const UNNAMED = ['page', 'size', 'sort'];
const UNNAMED_AT = [
	'GET /customers/{}: query nodeId',
	'DELETE /customers/{}: query nodeId',
	'GET /events/{}: query nodeId',
];

/**
 * The assumptions about ContactHub: its endpoints with their query parameters, the fields of customers, and the properties of
 * events.
 */
export function assumedOfContactHub(): Facts {
	const facts: Facts = new Map();
	for (const { method, path, query = [], global = false } of ENDPOINTS) {
		const name = `${method} ${plainPath(path.replace(/:\w+/g, '{}'), global)}`;
		facts.set(name, {});
		for (const parameter of query) {
			const about = `${name}: query ${parameter}`;
			if (!UNNAMED.includes(parameter) && !UNNAMED_AT.includes(about)) facts.set(about, {});
		}
	}
	addFields(facts, 'customer base', base);
	for (const { type, propertiesSchema } of EVENT_TYPES) {
		addFields(facts, `event ${type}`, propertiesSchema);
	}
	return facts;
}

/** The operations of a specification with their query parameters, in the same format as the assumptions. */
export function operationsOfContactHub(specified: Facts): Facts {
	const facts: Facts = new Map();
	for (const about of specified.keys()) {
		const [, method, path, parameter] = /^([A-Z]+) (\/[^:]*)(?:: query (.*))?$/.exec(about) ?? [];
		if (path === undefined) continue;
		const isGlobal = !path.startsWith('/workspaces/{');
		const plain = plainPath(
			path.replace(/^\/workspaces\/\{[^}]*\}/, '').replace(/\{[^}]*\}/g, '{}'),
			isGlobal,
		);
		facts.set(`${method} ${plain}${parameter === undefined ? '' : `: query ${parameter}`}`, {});
	}
	return facts;
}

/**
 * The facts in the service's JSON schemas.
 *
 * @param schemas by their paths below `/docs/schema/`
 */
export function fieldsOfContactHub(schemas: Map<string, unknown>): Facts {
	const facts: Facts = new Map();
	const enums = schemas.get('enums.json');
	for (const [path, schema] of schemas) {
		const whole = withReferences(schema, enums);
		if (!isObject(whole)) continue;
		if (path.startsWith('base-property/')) addFields(facts, 'customer base', whole);
		const type = /^event\/(\w+)\/post/.exec(path)?.[1];
		const own = isObject(whole.properties) ? whole.properties.properties : undefined;
		if (type !== undefined && isObject(own)) addFields(facts, `event ${type}`, own);
	}
	return facts;
}

/** Adds the fields of a schema with their choices; the vendor's schemas are too loose to compare more. */
function addFields(facts: Facts, name: string, schema: Record<string, unknown>): void {
	const all: Facts = new Map();
	addSchema(all, name, schema);
	for (const [about, { enum: choices }] of all) {
		// The names of time zones here are n8n's own.
		const isListed = typeof choices === 'string' && !about.endsWith('.timezone');
		const known = isListed ? choices.split(', ').filter((one) => one !== 'null') : [];
		facts.set(about, known.length > 0 ? { enum: known.join(', ') } : {});
	}
}

/** A schema with references to the file of enumerations resolved. */
function withReferences(value: unknown, enums: unknown): unknown {
	if (Array.isArray(value)) return value.map((entry) => withReferences(entry, enums));
	if (!isObject(value)) return value;
	const reference = value.$ref ?? value.ref;
	const name =
		typeof reference === 'string'
			? /enums\.json#\/definitions\/(\w+)$/.exec(reference)?.[1]
			: undefined;
	const definitions = isObject(enums) && isObject(enums.definitions) ? enums.definitions : {};
	if (name !== undefined && isObject(definitions[name])) return definitions[name];
	return Object.fromEntries(
		Object.entries(value).map(([key, entry]) => [key, withReferences(entry, enums)]),
	);
}

/** The path below a workspace, or the whole path if it doesn't belong to one. */
function plainPath(path: string, isGlobal: boolean): string {
	return isGlobal ? `${path} (outside workspaces)` : path;
}
