import type { JsonObject } from '../../json';

/** A JSON schema. */
export type Schema = JsonObject;

export const text: Schema = { type: 'string' };
export const number: Schema = { type: 'number' };
export const integer: Schema = { type: 'integer' };
export const boolean: Schema = { type: 'boolean' };
export const amount: Schema = { type: 'number', minimum: 0 };
export const url: Schema = { type: 'string', format: 'url' };
export const email: Schema = { type: 'string', format: 'email' };
export const date: Schema = { type: 'string', format: 'date' };
export const dateTime: Schema = { type: 'string', format: 'date-time' };
export const anyObject: Schema = { type: 'object' };

/** One of these texts. */
export function oneOf(...values: string[]): Schema {
	return { type: 'string', enum: values };
}

/** An array of these. */
export function list(items: Schema): Schema {
	return { type: 'array', items };
}

/** An object without keys other than these. */
export function object(properties: Record<string, Schema>, required: string[] = []): Schema {
	const schema: Schema = { type: 'object', additionalProperties: false, properties };
	if (required.length > 0) schema.required = required;
	return schema;
}

/** The same schema, with null allowed. */
export function nullable(schema: Schema): Schema {
	const allowed: Schema = { ...schema, type: [schema.type as string, 'null'] };
	if (Array.isArray(schema.enum)) allowed.enum = [...schema.enum, null];
	return allowed;
}

/** Every property is nullable, as in the API's customer schemas. */
export function nullables(properties: Record<string, Schema>): Record<string, Schema> {
	return Object.fromEntries(
		Object.entries(properties).map(([name, schema]) => [name, nullable(schema)]),
	);
}
