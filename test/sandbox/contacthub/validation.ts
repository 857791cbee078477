import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { jsonBytes, type Json, type JsonObject } from '../json';
import { isDate, parseDateTime } from './dates';
import type { FieldError } from './errors';
import type { Schema } from './schemas/parts';

const SECTION_LIMIT = 64 * 1024;
/** Area/City as spelled in the time zone database, which Intl alone doesn't enforce. */
const PLACE =
	/^(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)(\/[A-Z][A-Za-z_-]+)+$/;

/** Only IANA names of places: the API's list has no UTC, GMT or Etc (ContactHub API 3.1). */
function isTimezone(name: string): boolean {
	// The API's own spelling, which isn't in any time zone database
	if (name === 'Antarctica/DumontDUrville') return true;
	if (!PLACE.test(name)) return false;
	try {
		Intl.DateTimeFormat('en', { timeZone: name });
		return true;
	} catch {
		return false;
	}
}

const ajv = new Ajv({ allErrors: true, strict: false, validateSchema: false });
addFormats(ajv, ['email', 'uri', 'url', 'ipv4', 'ipv6']);
ajv.addFormat('date', isDate);
ajv.addFormat('date-time', (value: string) => parseDateTime(value) !== undefined);
ajv.addFormat('timezone', isTimezone);

const compiled = new Map<Schema, ValidateFunction>();

function validatorOf(schema: Schema): ValidateFunction {
	let validator = compiled.get(schema);
	if (validator === undefined) {
		// The API's schemas are declared as draft-04; the features they use mean the same in Ajv's draft-07
		const { $schema: _draft, ...rest } = schema;
		validator = ajv.compile(rest);
		compiled.set(schema, validator);
	}
	return validator;
}

function fieldError(prefix: string, error: ErrorObject): FieldError {
	const path = prefix + error.instancePath;
	if (error.keyword === 'additionalProperties') {
		const name = String(error.params.additionalProperty);
		return { path: `${path}/${name}`, message: `property '${name}' is not allowed` };
	}
	if (error.keyword === 'required') {
		const name = String(error.params.missingProperty);
		return { path: `${path}/${name}`, message: 'required property is missing' };
	}
	return { path: path === '' ? '/' : path, message: error.message ?? 'value is not valid' };
}

/** What is wrong with a value; `prefix` is the JSON pointer of the value in the body. */
export function validate(schema: Schema, value: Json, prefix = ''): FieldError[] {
	const validator = validatorOf(schema);
	if (validator(value)) return [];
	return (validator.errors ?? []).map((error) => fieldError(prefix, error));
}

/** Rejects sections of more than 64 KB (ContactHub API 1.5). */
export function sectionSizes(body: JsonObject, sections: string[]): FieldError[] {
	return sections
		.filter((name) => jsonBytes(body[name] ?? null) > SECTION_LIMIT)
		.map((name) => ({ path: `/${name}`, message: 'property exceeds the limit of 64 KB' }));
}
