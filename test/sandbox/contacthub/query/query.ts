import { isObject } from '../../json';
import { invalidParameter } from '../errors';
import { customerAttribute, eventAttribute } from './attributes';
import {
	allOf,
	anyOf,
	checkKeys,
	compileCondition,
	EVERYTHING,
	type Condition,
} from './conditions';

/** Finds a customer's events, for the behavioral part (`did`) of a query. */
export type EventsOfCustomer = (customerId: string) => object[];

function behaviour(did: unknown, eventsOf: EventsOfCustomer): Condition {
	const { event, condition, timeframe } = checkKeys(did, 'did', [
		'event',
		'condition',
		'timeframe',
	]);
	const { name } = checkKeys(event, 'did.event', ['name']);
	if (typeof name !== 'string') throw invalidParameter('query', 'did.event needs a name');
	const wanted = allOf(
		[condition, timeframe]
			.filter((part) => part !== undefined)
			.map((part) => compileCondition(part, eventAttribute)),
	);
	return {
		...EVERYTHING,
		bounds: (column) => ({ ...EVERYTHING.bounds(column), exact: false }),
		test: (customer) => {
			const id = 'id' in customer ? String(customer.id) : '';
			return eventsOf(id).some(
				(found) => 'type' in found && found.type === name && wanted.test(found),
			);
		},
	};
}

/** Compiles a simple or combined query; both accept `name` (ContactHub API 2.2). */
function compilePart(part: unknown, eventsOf: EventsOfCustomer): Condition {
	if (!isObject(part)) throw invalidParameter('query', 'query must be an object');
	if (part.type === 'simple') {
		checkKeys(part, 'a simple query', ['type', 'name', 'are', 'did']);
		const conditions: Condition[] = [];
		if (part.are !== undefined) {
			const { condition } = checkKeys(part.are, 'are', ['condition']);
			conditions.push(compileCondition(condition, customerAttribute));
		}
		if (part.did !== undefined) conditions.push(behaviour(part.did, eventsOf));
		if (conditions.length === 0) throw invalidParameter('query', 'a simple query needs are');
		return allOf(conditions);
	}
	if (part.type !== 'combined') {
		throw invalidParameter('query', `type ${JSON.stringify(part.type ?? null)} is unknown`);
	}
	checkKeys(part, 'a combined query', ['type', 'name', 'conjunction', 'queries']);
	if (!Array.isArray(part.queries) || part.queries.length === 0) {
		throw invalidParameter('query', 'queries are missing');
	}
	const parts = part.queries.map((inner) => compilePart(inner, eventsOf));
	switch (part.conjunction) {
		case 'INTERSECT':
			return allOf(parts);
		case 'UNION':
			return anyOf(parts);
		case 'EXCEPT': {
			const [first, ...others] = parts;
			if (others.length === 0) return first!;
			return {
				test: (record) => first!.test(record) && !others.some((other) => other.test(record)),
				bounds: (column) => ({ ...first!.bounds(column), exact: false }),
			};
		}
		default:
			throw invalidParameter('query', 'conjunction must be INTERSECT, UNION or EXCEPT');
	}
}

/**
 * Compiles the `query` parameter: a JSON container `{name?, query}`.
 * @throws ApiError 400 if it isn't JSON, or contains anything that isn't part of the language
 */
export function compileQuery(text: string, eventsOf: EventsOfCustomer): Condition {
	let container: unknown;
	try {
		container = JSON.parse(text);
	} catch {
		throw invalidParameter('query', 'not JSON');
	}
	const { name, query } = checkKeys(container, 'the query', ['name', 'query']);
	if (name !== undefined && typeof name !== 'string') {
		throw invalidParameter('query', 'name must be a text');
	}
	return compilePart(query, eventsOf);
}
