import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { ApiRequest } from '../http';
import { isObject, type Json, type JsonObject } from '../json';
import { invalid } from './errors';
import type { ConstantContactV3Options } from './options';
import { parseTime } from './wire';

/** A JSON schema. */
export type Schema = JsonObject;

/** Text with a maximum length; null means none. */
export function text(maxLength?: number): Schema {
	return { type: ['string', 'null'], ...(maxLength === undefined ? {} : { maxLength }) };
}

/** Required text, from 1 to this many characters. */
export function requiredText(maxLength?: number): Schema {
	return { type: 'string', minLength: 1, ...(maxLength === undefined ? {} : { maxLength }) };
}

/** A whole number; null means none. */
export function integer(minimum?: number, maximum?: number): Schema {
	return {
		type: ['integer', 'null'],
		...(minimum === undefined ? {} : { minimum }),
		...(maximum === undefined ? {} : { maximum }),
	};
}

export const boolean: Schema = { type: ['boolean', 'null'] };
export const id: Schema = { type: 'string', format: 'uuid' };
/** Read-only properties in responses: accepted, and ignored. */
export const readOnly: Schema = {};

/** One of these texts. */
export function oneOf(...values: string[]): Schema {
	return { type: 'string', enum: values };
}

/** An array of these. */
export function list(items: Schema, maxItems?: number, minItems?: number): Schema {
	return {
		type: 'array',
		items,
		...(maxItems === undefined ? {} : { maxItems }),
		...(minItems === undefined ? {} : { minItems }),
	};
}

/** An object without keys other than these. */
export function object(properties: Record<string, Schema>, required: string[] = []): Schema {
	return { type: 'object', additionalProperties: false, properties, required };
}

const ajv = new Ajv({ allErrors: true, strict: false, validateSchema: false });
addFormats(ajv, ['uuid', 'email']);
ajv.addFormat('date-time', (value: string) => parseTime(value) !== undefined);

const compiled = new Map<Schema, ValidateFunction>();

function validatorOf(schema: Schema): ValidateFunction {
	let validator = compiled.get(schema);
	if (validator === undefined) {
		validator = ajv.compile(schema);
		compiled.set(schema, validator);
	}
	return validator;
}

/** Name of a property in messages: `street_addresses[0].kind`. */
function nameOf(pointer: string, last?: string): string {
	const parts = pointer.split('/').slice(1);
	if (last !== undefined) parts.push(last);
	return parts
		.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
		.reduce((path, part) => {
			if (/^\d+$/.test(part)) return `${path}[${part}]`;
			return path === '' ? part : `${path}.${part}`;
		}, '');
}

function faultOf({ instancePath, keyword, params, message }: ErrorObject): string {
	if (keyword === 'required') {
		return `${nameOf(instancePath, String(params.missingProperty))} is required`;
	}
	if (keyword === 'additionalProperties') {
		return `${nameOf(instancePath, String(params.additionalProperty))} is not a known property`;
	}
	if (keyword === 'enum') {
		const values = params.allowedValues as unknown[];
		return `${nameOf(instancePath)} is not valid, it must be one of ${values.join(' ')}`;
	}
	if (keyword === 'format') return `${nameOf(instancePath)} is in an invalid format`;
	return `${nameOf(instancePath) || 'the body'} ${message}`;
}

/** What is wrong with a value; `unknownNames` says how unknown properties are handled. */
export function faultsOf(
	schema: Schema,
	value: unknown,
	{ unknownNames }: Pick<ConstantContactV3Options, 'unknownNames'>,
): string[] {
	const validator = validatorOf(schema);
	if (validator(value)) return [];
	return (validator.errors ?? [])
		.filter(({ keyword }) => unknownNames === 'reject' || keyword !== 'additionalProperties')
		.map(faultOf);
}

/**
 * The JSON body of a request.
 * @throws ApiError 400 if it isn't JSON
 */
export function parseBody({ body }: ApiRequest): Json {
	try {
		return JSON.parse(body.toString('utf8')) as Json;
	} catch {
		throw invalid('the request body is not valid JSON');
	}
}

/**
 * The body of a request, an object that matches the schema.
 * @throws ApiError 400 that lists every error
 */
export function readBody(
	request: ApiRequest,
	schema: Schema,
	options: Pick<ConstantContactV3Options, 'unknownNames'>,
): JsonObject {
	const value = parseBody(request);
	if (!isObject(value)) throw invalid('the request body must be an object');
	const faults = faultsOf(schema, value, options);
	if (faults.length > 0) throw invalid(...faults);
	return value;
}

/** Text in a body; undefined if it is absent or null. */
export function textOf(value: Json | undefined): string | undefined {
	return typeof value === 'string' ? value : undefined;
}

/** A number in a body; undefined if it is absent or null. */
export function numberOf(value: Json | undefined): number | undefined {
	return typeof value === 'number' ? value : undefined;
}

/** The objects in an array; undefined if it is absent. */
export function objectsOf(value: Json | undefined): JsonObject[] | undefined {
	return Array.isArray(value) ? (value as JsonObject[]) : undefined;
}

/** The texts in an array; undefined if it is absent. */
export function textsOf(value: Json | undefined): string[] | undefined {
	return Array.isArray(value) ? (value as string[]) : undefined;
}
