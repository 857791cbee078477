import { holdsData, isObject, type Json, type JsonObject } from '../../json';
import { ApiError, invalid, type FieldError } from '../errors';
import type { Caller } from '../access';
import type { Hub } from '../hub';
import { base, consents, tags } from '../schemas/customer';
import { extended } from '../schemas/extended';
import {
	anyObject,
	boolean,
	dateTime,
	nullable,
	object,
	text,
	type Schema,
} from '../schemas/parts';
import { sectionSizes, validate } from '../validation';
import type { CustomerRecord } from './record';

/** The API's message for a rejected customer, verbatim (ContactHub API 1.5). */
const NOT_VALID = 'source customer is not valid';
/** The link in conflicts, as in captured responses: the real host, whatever the base URL. */
const HREF = 'https://api.contactlab.it/hub/v1/workspaces';

const { $schema: _draft, ...extendedSchema } = extended;
const sections: Record<string, Schema> = {
	externalId: nullable(text),
	base: nullable(base),
	extended: nullable(extendedSchema),
	extra: nullable(text),
	tags: nullable(tags),
	consents: nullable(consents),
	enabled: boolean,
};

const POST = object({ nodeId: text, ...sections }, ['nodeId']);
/** No nodeId, but an id is accepted (ContactHub API 2.1). */
const PATCH = object({ id: text, ...sections });
const PUT = object(
	{
		id: text,
		nodeId: text,
		...sections,
		sourceInfo: nullable(anyObject),
		registeredAt: dateTime,
		updatedAt: dateTime,
	},
	['id', 'nodeId'],
);
const SCHEMAS = { POST, PATCH, PUT };

function refuse(errors: FieldError[]): void {
	if (errors.length > 0) throw invalid(NOT_VALID, errors);
}

/**
 * Validates the body of a customer write against the schema and the 64 KB limits.
 * @throws ApiError 400
 */
export function checkBody(method: keyof typeof SCHEMAS, body: JsonObject): void {
	refuse([
		...validate(SCHEMAS[method], body),
		...sectionSizes(body, ['base', 'extended', 'extra']),
	]);
}

/** Checks that `id` in a body is the id in the path. */
export function checkId(body: JsonObject, id: string): void {
	if (body.id !== undefined && body.id !== id) {
		refuse([{ path: '/id', message: 'is not the id in the path' }]);
	}
}

/** Checks the size of a customer after a PATCH. */
export function checkSizes(record: CustomerRecord): void {
	const { base: whole, extended: own, extra } = record;
	refuse(sectionSizes({ base: whole, extended: own, extra }, ['base', 'extended', 'extra']));
}

function at(body: JsonObject, property: string): Json | undefined {
	let value: Json | undefined = body;
	for (const key of property.split('.')) value = isObject(value) ? value[key] : undefined;
	return value;
}

/**
 * Checks that a POST or PUT contains data at all (ContactHub API 2.1), and what the workspace requires.
 * @throws ApiError 400
 */
export function checkContent(body: JsonObject, hub: Hub): void {
	const { mandatoryProperties, uniqueProperty, uniquePropertyRequired } = hub.options;
	const pointer = (property: string): string => `/${property.replaceAll('.', '/')}`;
	const errors: FieldError[] = [];
	if (!['externalId', 'base', 'extended'].some((section) => holdsData(body[section]))) {
		errors.push({ path: '/', message: 'one of externalId, base, extended is required' });
	}
	if (uniquePropertyRequired && !holdsData(at(body, uniqueProperty))) {
		const message = 'unique customer property is required';
		errors.push({ path: pointer(uniqueProperty), message });
	}
	for (const name of mandatoryProperties) {
		// The node's configuration lists properties of `base` without the prefix
		const property = /^(base|extended|externalId|extra)(\.|$)/.test(name) ? name : `base.${name}`;
		if (holdsData(at(body, property))) continue;
		errors.push({ path: pointer(property), message: 'mandatory customer property is required' });
	}
	refuse(errors);
}

/** 409 as captured, including its typo; untrusted sources aren't told which customer (ContactHub API 1.6). */
export function conflict(hub: Hub, existing: CustomerRecord, caller: Caller): ApiError {
	const { id } = existing;
	const href = `${HREF}/${hub.workspaceId}/customers/${id}`;
	const data = caller.role === 'UNTRUSTED_APPLICATION' ? null : { customer: { id, href } };
	return new ApiError(409, `Conflict with exiting customer ${id}`, data);
}
