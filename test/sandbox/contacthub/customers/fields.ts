import { isObject, type Json, type JsonObject } from '../../json';
import { invalidParameter } from '../errors';
import { customerAttribute } from '../query/attributes';
import type { Customer } from './record';

/** Requested keys; an empty tree means everything below. */
interface FieldTree {
	[key: string]: FieldTree;
}

function pick(value: Json | undefined, tree: FieldTree): Json | undefined {
	if (Object.keys(tree).length === 0) return value;
	if (Array.isArray(value)) return value.map((element) => pick(element, tree) ?? null);
	if (!isObject(value)) return value;
	const picked: JsonObject = {};
	for (const [key, entry] of Object.entries(value)) {
		const below = tree[key];
		// As in the live service, properties that weren't requested are null instead of absent.
		picked[key] = below === undefined ? null : (pick(entry, below) ?? null);
	}
	return picked;
}

/**
 * Parses the `fields` parameter, a comma-separated list of attributes. The response always includes the id (ContactHub API 1.4).
 * @throws ApiError 400 for attributes that customers don't have
 */
export function compileFields(paths: string[]): (customer: Customer) => object {
	const tree: FieldTree = { id: {} };
	for (const path of paths) {
		if (customerAttribute(path) === undefined) {
			throw invalidParameter('fields', `attribute ${path} is unknown`);
		}
		let level = tree;
		for (const key of path.split('.')) level = level[key] ??= {};
	}
	return (customer) => pick({ ...customer }, tree) as JsonObject;
}
