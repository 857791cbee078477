import type { ApiResponse } from '../../http';
import { ROLES } from '../access';
import type { Call, Endpoint } from '../api';
import { ApiError, invalid } from '../errors';
import { bindSession, checkSessionFree } from '../sessionEndpoints';
import { checkBody, checkContent, checkId, checkSizes, conflict } from './checks';
import { createRecord, patchRecord, replaceRecord } from './document';
import { listCustomers } from './list';
import { toCustomer, type CustomerRecord } from './record';
import { patchSource, requireCustomer, saveCustomer } from './write';

/** Rejects a change that would make two customers identical, unless duplicates are allowed. */
function checkUnique(call: Call, changed: CustomerRecord): void {
	const { hub, caller } = call;
	if (hub.options.uniquenessPolicy === 'NO_CHECK') return;
	const other = hub.customers.match(changed, hub.matchingPolicy);
	if (other !== undefined) throw conflict(hub, other, caller);
}

function postCustomer(call: Call): ApiResponse {
	const { hub, body, caller, query, now } = call;
	checkBody('POST', body);
	const nodeId = String(body.nodeId);
	hub.nodes.requireEntry(nodeId, '/nodeId');
	checkContent(body, hub);
	const id = hub.random.uuid();
	const sequence = hub.customers.nextSequence();
	const created = createRecord(body, { id, nodeId, writer: caller.id, now, sequence });
	const policy = hub.options.uniquenessPolicy;
	const existing =
		policy === 'NO_CHECK' ? undefined : hub.customers.match(created, hub.matchingPolicy);
	if (existing !== undefined && policy === 'BLOCK') throw conflict(hub, existing, caller);
	const sessionId = query.text('sessionId');
	checkSessionFree(hub, nodeId, sessionId, existing?.id);
	const { nodeId: _node, ...data } = body;
	const saved = existing ? patchRecord(existing, data, caller.id, now) : created;
	checkSizes(saved);
	saveCustomer(call, existing, saved, existing ? patchSource(call, existing, data) : created);
	bindSession(hub, saved, sessionId, now);
	// The status of a merging POST is unknown; 201 is the only one documented
	return { status: 201, body: toCustomer(saved) };
}

function changeCustomer(
	call: Call,
	change: (record: CustomerRecord) => CustomerRecord,
	bySource: (record: CustomerRecord) => CustomerRecord,
): ApiResponse {
	const { hub, params, query, now } = call;
	const before = requireCustomer(hub, params.id!);
	const after = change(before);
	checkSizes(after);
	checkUnique(call, after);
	const sessionId = query.text('sessionId');
	checkSessionFree(hub, before.nodeId, sessionId, before.id);
	saveCustomer(call, before, after, bySource(before));
	bindSession(hub, after, sessionId, now);
	return { status: 200, body: toCustomer(after) };
}

function patchCustomer(call: Call): ApiResponse {
	const { body, params, caller, now } = call;
	checkBody('PATCH', body);
	checkId(body, params.id!);
	return changeCustomer(
		call,
		(record) => patchRecord(record, body, caller.id, now),
		(record) => patchSource(call, record, body),
	);
}

function putCustomer(call: Call): ApiResponse {
	const { hub, body, params, caller, now } = call;
	checkBody('PUT', body);
	checkId(body, params.id!);
	hub.nodes.requireEntry(String(body.nodeId), '/nodeId');
	checkContent(body, hub);
	const replace = (record: CustomerRecord): CustomerRecord => {
		if (record.nodeId !== body.nodeId) {
			const message = 'a customer stays in its node';
			throw invalid('source customer is not valid', [{ path: '/nodeId', message }]);
		}
		return replaceRecord(record, body, caller.id, now);
	};
	return changeCustomer(call, replace, replace);
}

/** Customers and their sources (ContactHub API 2.1). */
export const customerEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/customers',
		roles: ROLES.listCustomers,
		query: ['nodeId', 'externalId', 'query', 'fields', 'sort', 'page', 'size'],
		run: listCustomers,
	},
	{
		method: 'POST',
		path: '/customers',
		roles: ROLES.write,
		query: ['sessionId'],
		locked: true,
		run: postCustomer,
	},
	{
		method: 'GET',
		path: '/customers/:id',
		roles: ROLES.read,
		query: ['nodeId'],
		run: ({ hub, params }) => ({
			status: 200,
			body: toCustomer(requireCustomer(hub, params.id!)),
		}),
	},
	{
		method: 'PATCH',
		path: '/customers/:id',
		roles: ROLES.write,
		query: ['sessionId'],
		locked: true,
		run: patchCustomer,
	},
	{
		method: 'PUT',
		path: '/customers/:id',
		roles: ROLES.write,
		query: ['sessionId'],
		locked: true,
		run: putCustomer,
	},
	{
		method: 'DELETE',
		path: '/customers/:id',
		roles: ROLES.full,
		query: ['nodeId'],
		locked: true,
		run: ({ hub, params, now }) => {
			hub.deleteCustomer(requireCustomer(hub, params.id!), now);
			return { status: 200 };
		},
	},
	{
		method: 'GET',
		path: '/customers/:id/sources',
		roles: ROLES.full,
		run: ({ hub, params }) => ({
			status: 200,
			body: { elements: hub.sources.of(requireCustomer(hub, params.id!)) },
		}),
	},
	{
		method: 'GET',
		path: '/customers/:id/sources/:sourceId',
		roles: ROLES.full,
		run: ({ hub, params }) => {
			const records = hub.sources.of(requireCustomer(hub, params.id!));
			const record = records.find(({ id }) => id === params.sourceId);
			if (record === undefined) throw new ApiError(404, `source not found ${params.sourceId}`);
			return { status: 200, body: record };
		},
	},
];
