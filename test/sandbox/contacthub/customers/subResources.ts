import type { ApiResponse } from '../../http';
import { isObject, type Json, type JsonObject } from '../../json';
import { ROLES } from '../access';
import type { Call, Endpoint } from '../api';
import { ApiError, invalid } from '../errors';
import { education, job, like, subscription } from '../schemas/customer';
import type { Schema } from '../schemas/parts';
import { validate } from '../validation';
import { checkSizes } from './checks';
import { patchRecord } from './document';
import { completeSubResource, type CustomerRecord, type SubResource } from './record';
import { patchSource, requireCustomer, saveCustomer } from './write';

interface Kind {
	name: SubResource;
	singular: string;
	schema: Schema;
	/** Only subscriptions respond to POST with 201 (ContactHub API 2.4). */
	created: 200 | 201;
}

const KINDS: Kind[] = [
	{ name: 'educations', singular: 'education', schema: education, created: 200 },
	{ name: 'jobs', singular: 'job', schema: job, created: 200 },
	{ name: 'likes', singular: 'like', schema: like, created: 200 },
	{ name: 'subscriptions', singular: 'subscription', schema: subscription, created: 201 },
];

function entriesOf(record: CustomerRecord, { name }: Kind): JsonObject[] {
	const entries = record.base?.[name];
	return Array.isArray(entries) ? entries.filter(isObject) : [];
}

function requireEntry(entries: JsonObject[], kind: Kind, id: string): JsonObject {
	const entry = entries.find((other) => other.id === id);
	if (entry === undefined) throw new ApiError(404, `${kind.singular} not found ${id}`);
	return entry;
}

function checkBody(kind: Kind, body: JsonObject): JsonObject {
	const errors = validate(kind.schema, body);
	if (errors.length > 0) throw invalid(`${kind.singular} is not valid`, errors);
	return completeSubResource(kind.name, body);
}

/** Writes the list to the customer, as a PATCH of it would. */
function saveEntries(call: Call, before: CustomerRecord, kind: Kind, entries: Json[]): void {
	const patch = { base: { [kind.name]: entries } };
	const after = patchRecord(before, patch, call.caller.id, call.now);
	checkSizes(after);
	saveCustomer(call, before, after, patchSource(call, before, patch));
}

function post(call: Call, kind: Kind): ApiResponse {
	const customer = requireCustomer(call.hub, call.params.customerId!);
	const entry = checkBody(kind, call.body);
	const entries = entriesOf(customer, kind);
	if (entries.some(({ id }) => id === entry.id)) {
		// Undocumented; rejected because a careful client never sends it
		throw new ApiError(409, `${kind.singular} already exists ${String(entry.id)}`);
	}
	saveEntries(call, customer, kind, [...entries, entry]);
	return { status: kind.created, body: entry };
}

function get(call: Call, kind: Kind): ApiResponse {
	const customer = requireCustomer(call.hub, call.params.customerId!);
	return { status: 200, body: requireEntry(entriesOf(customer, kind), kind, call.params.id!) };
}

function put(call: Call, kind: Kind): ApiResponse {
	const customer = requireCustomer(call.hub, call.params.customerId!);
	const entries = entriesOf(customer, kind);
	const known = requireEntry(entries, kind, call.params.id!);
	const entry = checkBody(kind, call.body);
	if (entry.id !== known.id) {
		const errors = [{ path: '/id', message: 'is not the id in the path' }];
		throw invalid(`${kind.singular} is not valid`, errors);
	}
	const changed = entries.map((other) => (other === known ? entry : other));
	saveEntries(call, customer, kind, changed);
	return { status: 200, body: entry };
}

function remove(call: Call, kind: Kind): ApiResponse {
	const customer = requireCustomer(call.hub, call.params.customerId!);
	const entries = entriesOf(customer, kind);
	const known = requireEntry(entries, kind, call.params.id!);
	const others = entries.filter((other) => other !== known);
	saveEntries(call, customer, kind, others);
	return { status: 200 };
}

/** Educations, jobs, likes and subscriptions: no list, no PATCH (ContactHub API 2.4). */
export const subResourceEndpoints: Endpoint[] = KINDS.flatMap((kind): Endpoint[] => {
	const all = `/customers/:customerId/${kind.name}`;
	const one = `${all}/:id`;
	const { read, write, full } = ROLES;
	return [
		{ method: 'POST', path: all, roles: write, locked: true, run: (call) => post(call, kind) },
		{ method: 'GET', path: one, roles: read, run: (call) => get(call, kind) },
		{ method: 'PUT', path: one, roles: write, locked: true, run: (call) => put(call, kind) },
		{ method: 'DELETE', path: one, roles: full, locked: true, run: (call) => remove(call, kind) },
	];
});
