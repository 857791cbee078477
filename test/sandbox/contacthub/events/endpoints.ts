import type { ApiResponse } from '../../http';
import { isObject, type JsonObject } from '../../json';
import { ROLES } from '../access';
import type { Call, Endpoint } from '../api';
import { createRecord } from '../customers/document';
import { requireCustomer } from '../customers/write';
import { parseDateTime } from '../dates';
import { ApiError, invalid, invalidParameter } from '../errors';
import { pageOf } from '../parameters';
import { CONTEXTS } from '../schemas/context';
import { checkAddressee, checkEvent } from './checks';
import { toEvent, type EventRecord } from './record';

const DEFAULT_SIZE = 10;

function requireEvent({ hub, params }: Call): EventRecord {
	const record = hub.events.get(params.id!);
	if (record === undefined) throw new ApiError(404, `event not found ${params.id}`);
	return record;
}

/** The contextInfo with the caller's address and program, unless it already has a client. */
function withClient({ request }: Call, contextInfo: JsonObject): JsonObject {
	if (contextInfo.client !== undefined) return contextInfo;
	const ip = request.remoteAddress.replace(/^::ffff:/, '').replace(/^::1$/, '127.0.0.1');
	const client = { userAgent: request.headers['user-agent'] ?? null, ip };
	return { ...contextInfo, client };
}

function dateOf(body: JsonObject, otherwise: number): number {
	return typeof body.date === 'string' ? parseDateTime(body.date)! : otherwise;
}

/** The customer of an event with bringBackProperties; an unknown external id creates one. */
function bringBack(call: Call, properties: JsonObject, at: number): string | null {
	const { hub, caller } = call;
	const [nodeId, value] = [String(properties.nodeId), String(properties.value)];
	if (properties.type === 'SESSION_ID') return hub.sessions.owner(nodeId, value) ?? null;
	const [known] = hub.customers.withExternalId(nodeId, value);
	if (known !== undefined) return known.id;
	const created = createRecord(
		{ externalId: value },
		{
			id: hub.random.uuid(),
			nodeId,
			writer: caller.id,
			now: at,
			sequence: hub.customers.nextSequence(),
		},
	);
	hub.putCustomer(created, at);
	return created.id;
}

function postEvent(call: Call): ApiResponse {
	const { hub, body, now } = call;
	const eventType = checkEvent('POST', body);
	checkAddressee(body);
	const properties = isObject(body.bringBackProperties) ? body.bringBackProperties : null;
	let nodeId: string;
	if (properties === null) {
		nodeId = requireCustomer(hub, String(body.customerId)).nodeId;
	} else {
		nodeId = String(properties.nodeId);
		hub.nodes.requireEntry(nodeId, '/bringBackProperties/nodeId');
	}
	const id = hub.random.uuid();
	const contextInfo = withClient(call, isObject(body.contextInfo) ? body.contextInfo : {});
	const at = now + hub.options.eventLagMs;
	hub.schedule.add(at, now, () => {
		const customerId = properties ? bringBack(call, properties, at) : String(body.customerId);
		// The customer may have been deleted by the time the queue reaches its event
		if (properties === null && hub.customers.get(String(body.customerId)) === undefined) return;
		hub.putEvent(
			{
				id,
				customerId,
				bringBackProperties: properties,
				nodeId,
				type: eventType.type,
				context: String(body.context),
				mode: eventType.mode,
				date: dateOf(body, now),
				properties: isObject(body.properties) ? body.properties : {},
				contextInfo,
				registeredAt: at,
				updatedAt: at,
				tracking: isObject(body.tracking) ? body.tracking : null,
			},
			at,
		);
	});
	return hub.options.emptyEventBody ? { status: 202 } : { status: 202, body: { id } };
}

function putEvent(call: Call): ApiResponse {
	const { hub, body, now } = call;
	const before = requireEvent(call);
	const eventType = checkEvent('PUT', body);
	if (body.id !== before.id) {
		const message = 'is not the id in the path';
		throw invalid('event is not valid', [{ path: '/id', message }]);
	}
	if ((body.customerId ?? before.customerId) !== before.customerId) {
		const message = 'an event stays with its customer';
		throw invalid('event is not valid', [{ path: '/customerId', message }]);
	}
	const after: EventRecord = {
		...before,
		type: eventType.type,
		mode: eventType.mode,
		context: String(body.context),
		date: dateOf(body, before.date),
		properties: isObject(body.properties) ? body.properties : {},
		contextInfo: isObject(body.contextInfo) ? body.contextInfo : before.contextInfo,
		tracking: isObject(body.tracking) ? body.tracking : null,
		updatedAt: now,
	};
	hub.schedule.add(now + hub.options.eventLagMs, now, () => {
		if (hub.events.get(after.id)) hub.putEvent(after, now + hub.options.eventLagMs);
	});
	return { status: 202, body: toEvent(after) };
}

function listEvents({ hub, query }: Call): ApiResponse {
	const customerId = query.text('customerId');
	const nodeIds = query.list('nodeId')?.flatMap((id) => hub.nodes.shownBy(id));
	if (customerId === undefined && nodeIds === undefined) {
		throw invalidParameter('nodeId', 'it or customerId is required');
	}
	const types = query.list('type');
	const contexts = query.list('context');
	for (const context of contexts ?? []) {
		if (!CONTEXTS.some((known) => known === context)) {
			throw invalidParameter('context', `${context} is unknown`);
		}
	}
	const mode = query.oneOf('mode', ['ACTIVE', 'PASSIVE']);
	// Both filter by the event's date, not its registration (ContactHub API 2.6)
	const from = query.instant('dateFrom') ?? -Infinity;
	const to = query.instant('dateTo') ?? Infinity;
	const paging = query.paging(DEFAULT_SIZE, hub.options);
	const found = [...hub.events.index()].filter(
		(event) =>
			(customerId === undefined || event.customerId === customerId) &&
			(nodeIds === undefined || nodeIds.includes(event.nodeId)) &&
			(types === undefined || types.includes(event.type)) &&
			(contexts === undefined || contexts.includes(event.context)) &&
			(mode === undefined || event.mode === mode) &&
			event.date >= from &&
			event.date <= to,
	);
	const first = paging.page * paging.size;
	const elements = found.slice(first, first + paging.size).map(toEvent);
	return { status: 200, body: pageOf(elements, found.length, paging) };
}

/** Events (ContactHub API 2.6). */
export const eventEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/events',
		roles: ROLES.full,
		query: [
			'customerId',
			'nodeId',
			'type',
			'context',
			'mode',
			'dateFrom',
			'dateTo',
			'page',
			'size',
		],
		run: listEvents,
	},
	{ method: 'POST', path: '/events', roles: ROLES.write, run: postEvent },
	{
		method: 'GET',
		path: '/events/:id',
		roles: ROLES.full,
		query: ['nodeId'],
		run: (call) => ({ status: 200, body: toEvent(requireEvent(call)) }),
	},
	{ method: 'PUT', path: '/events/:id', roles: ROLES.write, run: putEvent },
	{
		method: 'DELETE',
		path: '/events/:id',
		roles: ROLES.full,
		run: (call) => {
			call.hub.deleteEvent(requireEvent(call), call.now);
			return { status: 204 };
		},
	},
];
