import type { JsonObject } from '../../json';
import type { Call } from '../api';
import { customerNotFound } from '../errors';
import type { Hub } from '../hub';
import { createRecord, patchRecord } from './document';
import type { CustomerRecord } from './record';

/**
 * The customer named in a path.
 * @throws ApiError 404, also for ids that aren't UUIDs (ContactHub API 1.5)
 */
export function requireCustomer(hub: Hub, id: string): CustomerRecord {
	const record = hub.customers.get(id);
	if (record === undefined) throw customerNotFound(id);
	return record;
}

/** Writes a changed or new customer together with the calling source's record of it. */
export function saveCustomer(
	{ hub, caller, now }: Call,
	before: CustomerRecord | undefined,
	after: CustomerRecord,
	bySource: CustomerRecord,
): void {
	hub.sources.keep(before, caller.id, bySource);
	hub.putCustomer(after, now);
}

/** The calling source's own record of a customer after a PATCH. */
export function patchSource(call: Call, before: CustomerRecord, body: JsonObject): CustomerRecord {
	const { hub, caller, now } = call;
	const { id, nodeId, sequence } = before;
	const own =
		hub.sources.get(before, caller.id) ??
		createRecord({}, { id, nodeId, sequence, writer: caller.id, now });
	return patchRecord(own, body, caller.id, now);
}
