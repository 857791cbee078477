/** A JSON value. */
export type Json = string | number | boolean | null | Json[] | JsonObject;

/** A JSON object; an absent key reads as `undefined`. */
export interface JsonObject {
	[key: string]: Json | undefined;
}

/** Whether this is a JSON object: not null or an array. */
export function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Merges a partial document into a document without changing either: objects are merged key by key, everything else (including
 * arrays) is replaced, and null removes the key.
 */
export function mergePatch(target: JsonObject, patch: JsonObject): JsonObject {
	const merged: JsonObject = { ...target };
	for (const [key, value] of Object.entries(patch)) {
		if (value === undefined) continue;
		if (value === null) {
			delete merged[key];
		} else if (isObject(value)) {
			const current = merged[key];
			merged[key] = mergePatch(isObject(current) ? current : {}, value);
		} else {
			merged[key] = value;
		}
	}
	return merged;
}

/** Whether the value contains anything but nulls, empty texts, empty arrays and empty objects. */
export function holdsData(value: Json | undefined): boolean {
	if (value === undefined || value === null || value === '') return false;
	if (Array.isArray(value)) return value.some(holdsData);
	if (isObject(value)) return Object.values(value).some(holdsData);
	return true;
}

/** Size of a value as JSON, in bytes. */
export function jsonBytes(value: Json): number {
	return Buffer.byteLength(JSON.stringify(value));
}
