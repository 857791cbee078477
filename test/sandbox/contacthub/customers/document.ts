import { isObject, mergePatch, type Json, type JsonObject } from '../../json';
import { completeBase, completeConsents, completeTags, type CustomerRecord } from './record';

/** What a new record needs besides the client's data. */
export interface Origin {
	id: string;
	nodeId: string;
	/** The source or user that writes. */
	writer: string;
	now: number;
	sequence: number;
}

function text(value: Json | undefined): string | null {
	return typeof value === 'string' ? value : null;
}

/** A new customer from the body of a POST. */
export function createRecord(body: JsonObject, origin: Origin): CustomerRecord {
	return {
		id: origin.id,
		nodeId: origin.nodeId,
		externalId: text(body.externalId),
		extra: text(body.extra),
		registeredAt: origin.now,
		updatedAt: origin.now,
		enabled: body.enabled !== false,
		base: completeBase(body.base),
		extended: isObject(body.extended) ? mergePatch({}, body.extended) : null,
		tags: completeTags(body.tags),
		consents: completeConsents(body.consents),
		sourceInfo: { registeredBy: origin.writer, updatedBy: origin.writer },
		sequence: origin.sequence,
	};
}

/** The customer with nothing but the content of a PUT body. */
export function replaceRecord(
	record: CustomerRecord,
	body: JsonObject,
	writer: string,
	now: number,
): CustomerRecord {
	return {
		...createRecord(body, { ...record, writer, now }),
		registeredAt: record.registeredAt,
		sourceInfo: { registeredBy: record.sourceInfo.registeredBy, updatedBy: writer },
	};
}

function patchSection(current: JsonObject | null, patch: Json | undefined): JsonObject | null {
	if (patch === undefined) return current;
	return isObject(patch) ? mergePatch(current ?? {}, patch) : null;
}

/**
 * The customer after a PATCH: objects are merged deeply, arrays are replaced, null clears, omitted properties stay (ContactHub
 * API 2.1). `updatedAt` changes even if nothing else does.
 */
export function patchRecord(
	record: CustomerRecord,
	body: JsonObject,
	writer: string,
	now: number,
): CustomerRecord {
	const { externalId, extra, enabled } = body;
	return {
		...record,
		externalId: externalId === undefined ? record.externalId : text(externalId),
		extra: extra === undefined ? record.extra : text(extra),
		enabled: typeof enabled === 'boolean' ? enabled : record.enabled,
		updatedAt: now,
		base: completeBase(patchSection(record.base, body.base)),
		extended: patchSection(record.extended, body.extended),
		tags: completeTags(patchSection(record.tags, body.tags)),
		consents: completeConsents(patchSection(record.consents, body.consents)),
		sourceInfo: { ...record.sourceInfo, updatedBy: writer },
	};
}
