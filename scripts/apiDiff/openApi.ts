import { enumTrait, toTraits, type Facts, type Traits } from './facts';

type Json = Record<string, unknown>;

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** Locations of parameters that are compared; headers are the same for every request. */
const PLACES = ['path', 'query', 'formData', 'body'];

/**
 * The facts in a specification, Swagger 2.0 or OpenAPI 3.
 *
 * @param document parsed from YAML or JSON
 * @throws Error if it isn't one
 */
export function factsOfOpenApi(document: unknown): Facts {
	if (!isObject(document) || !isObject(document.paths)) {
		throw new Error("it isn't an OpenAPI document: it has no paths");
	}
	const facts: Facts = new Map();
	for (const [path, item] of Object.entries(document.paths)) {
		if (!isObject(item)) continue;
		for (const method of METHODS) {
			const operation = item[method];
			if (isObject(operation))
				addOperation(facts, document, `${method.toUpperCase()} ${path}`, item, operation);
		}
	}
	const { definitions, components } = document;
	const schemas = isObject(components) ? components.schemas : definitions;
	for (const [name, schema] of Object.entries(isObject(schemas) ? schemas : {})) {
		if (isObject(schema)) addSchema(facts, name, schema);
	}
	return facts;
}

function addOperation(
	facts: Facts,
	document: Json,
	name: string,
	item: Json,
	operation: Json,
): void {
	const responses = Object.keys(isObject(operation.responses) ? operation.responses : {});
	facts.set(name, toTraits({ statuses: responses.sort().join(' ') }));
	const all = [...asList(item.parameters), ...asList(operation.parameters)];
	for (const raw of all) {
		const parameter = resolve(document, raw);
		const place = String(parameter.in);
		if (!PLACES.includes(place)) continue;
		const schema = isObject(parameter.schema) ? parameter.schema : parameter;
		// Names of bodies aren't part of the API.
		const own = place === 'body' ? 'body' : String(parameter.name);
		facts.set(`${name}: ${place} ${own}`, {
			...toTraits({ required: parameter.required === true }),
			...parameterTraits(schema),
		});
	}
	const body = resolve(document, operation.requestBody);
	for (const content of Object.values(isObject(body.content) ? body.content : {}).slice(0, 1)) {
		const schema = isObject(content) && isObject(content.schema) ? content.schema : {};
		const required = toTraits({ required: body.required === true });
		facts.set(`${name}: body body`, { ...required, ...schemaTraits(schema) });
	}
}

/** Limits of a parameter: for several values, some specifications limit their number, others their length. */
function parameterTraits(schema: Json): Traits {
	const { minLength, maxLength, minItems, maxItems, ...traits } = schemaTraits(schema);
	return {
		...traits,
		...toTraits({
			minimum: traits.minimum ?? minItems ?? minLength,
			maximum: traits.maximum ?? maxItems ?? maxLength,
		}),
	};
}

/** Adds the properties of a schema and of the objects inside it. */
export function addSchema(facts: Facts, name: string, schema: Json): void {
	facts.set(name, {});
	addProperties(facts, name, schema);
}

function addProperties(facts: Facts, name: string, schema: Json): void {
	const required = asList(schema.required).map(String);
	const properties = readProperties(schema);
	for (const [key, raw] of Object.entries(properties)) {
		const property = isObject(raw) ? raw : {};
		facts.set(`${name}.${key}`, {
			...toTraits({ required: required.includes(key), readOnly: property.readOnly === true }),
			...schemaTraits(property),
		});
		addProperties(facts, `${name}.${key}`, property);
	}
}

/** The properties of an object, of the objects in a list, or of a combination of schemas. */
function readProperties(schema: Json): Json {
	const parts = ['allOf', 'anyOf', 'oneOf']
		.flatMap((word) => asList(schema[word]))
		.filter(isObject);
	const items = isObject(schema.items) ? readProperties(schema.items) : {};
	const own = isObject(schema.properties) ? schema.properties : {};
	return Object.assign({}, ...parts.map(readProperties), items, own) as Json;
}

/** Type, limits and choices of a value. */
function schemaTraits(raw: Json): Traits {
	const schema = raw.$ref === undefined ? oneBesideNull(raw) : raw;
	const items = isObject(schema.items) ? schema.items : undefined;
	return {
		...toTraits({
			type: readType(schema),
			minLength: schema.minLength,
			maxLength: schema.maxLength,
			minimum: schema.minimum,
			maximum: schema.maximum,
			minItems: schema.minItems,
			maxItems: schema.maxItems,
			default: schema.default === undefined ? undefined : String(schema.default),
		}),
		...enumTrait(schema.enum ?? items?.enum),
	};
}

/** The schema of a value when it isn't null. */
function oneBesideNull(schema: Json): Json {
	for (const word of ['anyOf', 'oneOf']) {
		const others = asList(schema[word]).filter((part) => isObject(part) && part.type !== 'null');
		if (others.length === 1 && isObject(others[0])) return others[0];
	}
	return schema;
}

function readType(schema: Json): string | undefined {
	if (typeof schema.$ref === 'string') return schema.$ref.split('/').at(-1);
	const types = asList(Array.isArray(schema.type) ? schema.type : [schema.type]).filter(
		(type) => type !== 'null',
	);
	const type = types.length === 1 ? String(types[0]) : undefined;
	if (type === 'undefined') return undefined;
	if (type === 'array')
		return `[${isObject(schema.items) ? (readType(schema.items) ?? 'any') : 'any'}]`;
	return typeof schema.format === 'string' ? `${String(type)}(${schema.format})` : type;
}

/** Resolves a reference within the document. */
function resolve(document: Json, value: unknown): Json {
	if (!isObject(value)) return {};
	if (typeof value.$ref !== 'string') return value;
	let found: unknown = document;
	for (const step of value.$ref.replace(/^#\//, '').split('/')) {
		found = isObject(found) ? found[step.replaceAll('~1', '/').replaceAll('~0', '~')] : undefined;
	}
	return isObject(found) ? found : {};
}

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asList(value: unknown): unknown[] {
	return Array.isArray(value) ? (value as unknown[]) : [];
}
