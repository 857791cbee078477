import type { ApiRequest } from '../http';
import type { Json, JsonObject } from '../json';
import { isObject } from '../json';
import { ApiError, badRequest, problem, type ErrorEntry } from './errors';

/** The allowed form of a value in a body; null is allowed everywhere, because clients send responses back. */
export type Shape =
	| { type: 'string'; min?: number; max?: number; values?: readonly string[] }
	| { type: 'id' | 'boolean' | 'integer' | 'any' }
	| { type: 'array'; items: Shape; min?: number; max?: number }
	| { type: 'object'; properties: Record<string, Shape>; required?: readonly string[] };

/** Text with a maximum length. */
export function text(max?: number): Shape {
	return max === undefined ? { type: 'string' } : { type: 'string', max };
}

const invalid = (where: string, message: string, key = 'json.field.invalid'): ErrorEntry =>
	problem(key, `${where}: ${message}`);

function checkText(value: string, shape: Extract<Shape, { type: 'string' }>, where: string) {
	const { min = 0, max = Infinity, values } = shape;
	if (value.length > max) {
		const message = `Value exceeds maximum length of ${max}.`;
		return [invalid(where, message, 'json.max.length.violation')];
	}
	if (value.length < min) {
		const message = `Value is below minimum length of ${min}.`;
		return [invalid(where, message, 'json.min.length.violation')];
	}
	if (values !== undefined && value !== '' && !values.includes(value)) {
		return [invalid(where, `Value is not one of ${values.join(', ')}.`)];
	}
	return [];
}

function checkObject(
	value: JsonObject,
	{ properties, required = [] }: Extract<Shape, { type: 'object' }>,
	where: string,
): ErrorEntry[] {
	const missing = required
		.filter((name) => value[name] === undefined || value[name] === null)
		.map((name) => invalid(`${where}/${name}`, 'Property is required.'));
	const found = Object.entries(value).flatMap(([name, child]) => {
		const shape = Object.hasOwn(properties, name) ? properties[name] : undefined;
		const pointer = `${where}/${name}`;
		if (shape !== undefined) return problemsOf(child!, shape, pointer);
		// The message is known verbatim (V2 API 1.3)
		return [invalid(pointer, 'Property was found but is not permitted at this location.')];
	});
	return [...missing, ...found];
}

function hasType(value: Json, type: Shape['type']): boolean {
	switch (type) {
		case 'any':
			return true;
		case 'id':
			return typeof value === 'string' || Number.isInteger(value);
		case 'integer':
			return Number.isInteger(value);
		case 'array':
			return Array.isArray(value);
		case 'object':
			return isObject(value);
		default:
			return typeof value === type;
	}
}

/** Everything in a value that the schema doesn't allow; `where` begins with `#`. */
export function problemsOf(value: Json, shape: Shape, where = '#'): ErrorEntry[] {
	if (value === null) return [];
	if (!hasType(value, shape.type)) return [invalid(where, `Value is not of type ${shape.type}.`)];
	switch (shape.type) {
		case 'string':
			return checkText(value as string, shape, where);
		case 'array': {
			const items = value as Json[];
			if (items.length < (shape.min ?? 0)) {
				const message = `There are less than ${shape.min} elements.`;
				return [invalid(where, message, 'json.min.length.violation')];
			}
			if (items.length > (shape.max ?? Infinity)) {
				return [invalid(where, `There are more than ${shape.max} elements.`)];
			}
			return items.flatMap((item, at) => problemsOf(item, shape.items, `${where}/${at}`));
		}
		case 'object':
			return checkObject(value as JsonObject, shape, where);
		default:
			return [];
	}
}

/**
 * Parses and validates a JSON body.
 * @throws ApiError 400, with one entry for each problem
 */
export function readJson(request: ApiRequest, shape: Shape): Json {
	let value: Json;
	try {
		value = JSON.parse(request.body.toString('utf8')) as Json;
	} catch {
		throw badRequest('The body is not valid JSON.', 'json.type.invalid');
	}
	const problems =
		value === null ? [invalid('#', 'A value is required.')] : problemsOf(value, shape);
	if (problems.length > 0) throw new ApiError(400, problems);
	return value;
}

/**
 * Parses a body that must be an object.
 * @throws ApiError 400, with one entry for each problem
 */
export function readObject(
	request: ApiRequest,
	properties: Record<string, Shape>,
	required?: readonly string[],
): JsonObject {
	return readJson(request, { type: 'object', properties, required }) as JsonObject;
}
