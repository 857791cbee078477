import type { ApiResponse } from '../http';
import { ROLES } from './access';
import type { Call, Endpoint } from './api';
import type { CustomerRecord } from './customers/record';
import { requireCustomer } from './customers/write';
import { ApiError, invalid } from './errors';
import type { Hub } from './hub';
import { object } from './schemas/parts';
import type { Session } from './sessions';
import { validate } from './validation';

const BODY = object({ value: { type: 'string', minLength: 1 } }, ['value']);

/**
 * Checks that a customer write may bind the session in its `sessionId` parameter.
 * @param customerId the customer that may already own it
 * @throws ApiError 400 if it belongs to another customer
 */
export function checkSessionFree(
	hub: Hub,
	nodeId: string,
	value: string | undefined,
	customerId: string | undefined,
): void {
	const owner = value === undefined ? undefined : hub.sessions.owner(nodeId, value);
	if (owner !== undefined && owner !== customerId) {
		throw invalid(`session already bound ${value}`);
	}
}

/** Binds a session to a customer, unless it already is. */
export function bindSession(
	hub: Hub,
	customer: CustomerRecord,
	value: string | undefined,
	now: number,
): void {
	if (value === undefined || hub.sessions.owner(customer.nodeId, value) !== undefined) return;
	hub.sessions.bind(customer.nodeId, customer.id, { id: hub.random.uuid(), value });
	hub.attachSession(customer, value, now);
}

function postSession({ hub, params, body, now }: Call): ApiResponse {
	const customer = requireCustomer(hub, params.customerId!);
	const errors = validate(BODY, body);
	if (errors.length > 0) throw invalid('session is not valid', errors);
	const value = String(body.value);
	// "Not a real error but a notice": also if it is bound to this very customer
	if (hub.sessions.owner(customer.nodeId, value) !== undefined) {
		throw invalid(`session already bound ${value}`);
	}
	bindSession(hub, customer, value, now);
	return { status: 201, body: hub.sessions.of(customer.id).at(-1)! };
}

function requireSession(call: Call): { customer: CustomerRecord; session: Session } {
	const customer = requireCustomer(call.hub, call.params.customerId!);
	// By the hub's record id: using the client's value is a mistake (ContactHub API 2.5)
	const id = call.params.sessionId;
	const session = call.hub.sessions.of(customer.id).find((other) => other.id === id);
	if (session === undefined) throw new ApiError(404, `session not found ${id}`);
	return { customer, session };
}

/** Sessions of customers (ContactHub API 2.5). */
export const sessionEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/customers/:customerId/sessions',
		roles: ROLES.full,
		run: ({ hub, params }) => {
			const customer = requireCustomer(hub, params.customerId!);
			return { status: 200, body: { elements: hub.sessions.of(customer.id) } };
		},
	},
	{
		method: 'POST',
		path: '/customers/:customerId/sessions',
		roles: ROLES.write,
		run: postSession,
	},
	{
		method: 'GET',
		path: '/customers/:customerId/sessions/:sessionId',
		roles: ROLES.full,
		run: (call) => ({ status: 200, body: requireSession(call).session }),
	},
	{
		method: 'DELETE',
		path: '/customers/:customerId/sessions/:sessionId',
		roles: ROLES.full,
		run: (call) => {
			const { customer, session } = requireSession(call);
			call.hub.sessions.unbind(customer.nodeId, customer.id, session);
			return { status: 200 };
		},
	},
];
