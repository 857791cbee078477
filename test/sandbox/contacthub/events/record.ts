import type { JsonObject } from '../../json';
import { formatInstant } from '../dates';
import type { EventMode } from '../schemas/events';

/** An event as the sandbox stores it; timestamps in milliseconds since 1970. */
export interface EventRecord {
	id: string;
	customerId: string | null;
	bringBackProperties: JsonObject | null;
	/** The customer's node, or the one in bringBackProperties; not in responses. */
	nodeId: string;
	type: string;
	context: string;
	/** The type's mode, for the `mode` filter; not in responses. */
	mode: EventMode;
	date: number;
	properties: JsonObject;
	contextInfo: JsonObject;
	registeredAt: number;
	updatedAt: number;
	tracking: JsonObject | null;
}

/** An event as in responses (ContactHub API 3.2). */
export interface Event {
	id: string;
	customerId: string | null;
	bringBackProperties: JsonObject | null;
	type: string;
	context: string;
	date: string;
	properties: JsonObject;
	contextInfo: JsonObject;
	registeredAt: string;
	updatedAt: string;
	tracking: JsonObject | null;
}

/** Converts a record to the format of responses. */
export function toEvent(record: EventRecord): Event {
	return {
		id: record.id,
		customerId: record.customerId,
		bringBackProperties: record.bringBackProperties,
		type: record.type,
		context: record.context,
		date: formatInstant(record.date),
		properties: record.properties,
		contextInfo: record.contextInfo,
		registeredAt: formatInstant(record.registeredAt),
		updatedAt: formatInstant(record.updatedAt),
		tracking: record.tracking,
	};
}
