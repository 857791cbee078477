import { isObject, type JsonObject } from '../../json';
import { invalid, type FieldError } from '../errors';
import { CONTEXTS, contextInfo, tracking, type Context } from '../schemas/context';
import { findEventType, type EventType } from '../schemas/events';
import { anyObject, dateTime, nullable, object, oneOf, type Schema } from '../schemas/parts';
import { sectionSizes, validate } from '../validation';

const filled: Schema = { type: 'string', minLength: 1 };
const bringBackProperties = nullable(
	object({ type: oneOf('SESSION_ID', 'EXTERNAL_ID'), value: filled, nodeId: filled }, [
		'type',
		'value',
		'nodeId',
	]),
);

const common: Record<string, Schema> = {
	bringBackProperties,
	type: filled,
	context: oneOf(...CONTEXTS),
	properties: anyObject,
	date: dateTime,
	contextInfo: anyObject,
	tracking,
};

/** No mode, no externalId, no sessionId (ContactHub API 2.6). */
const POST = object({ customerId: filled, ...common }, ['type', 'context', 'properties']);
const PUT = object(
	{
		id: filled,
		customerId: nullable(filled),
		...common,
		registeredAt: dateTime,
		updatedAt: dateTime,
	},
	['id', 'type', 'context', 'registeredAt', 'updatedAt', 'properties'],
);

function refuse(errors: FieldError[]): void {
	if (errors.length > 0) throw invalid('event is not valid', errors);
}

function contentErrors(body: JsonObject, eventType: EventType | undefined): FieldError[] {
	if (eventType === undefined) {
		return [{ path: '/type', message: `event type '${String(body.type)}' is unknown` }];
	}
	const errors = validate(eventType.propertiesSchema, body.properties ?? {}, '/properties');
	if (isObject(body.contextInfo)) {
		const schema = contextInfo[body.context as Context];
		errors.push(...validate(schema, body.contextInfo, '/contextInfo'));
	}
	return [...errors, ...sectionSizes(body, ['properties', 'contextInfo'])];
}

/**
 * Validates the body of an event write against the schemas of its type and context.
 * @returns the event's type
 * @throws ApiError 400
 */
export function checkEvent(method: 'POST' | 'PUT', body: JsonObject): EventType {
	refuse(validate(method === 'POST' ? POST : PUT, body));
	const eventType = findEventType(String(body.type));
	refuse(contentErrors(body, eventType));
	return eventType!;
}

/** Checks that an event identifies its customer in one of the two ways, not both. */
export function checkAddressee(body: JsonObject): void {
	const named = [body.customerId, body.bringBackProperties].filter(
		(value) => value !== undefined && value !== null,
	);
	if (named.length === 1) return;
	const message = 'either customerId or bringBackProperties is required';
	refuse([{ path: '/customerId', message }]);
}
