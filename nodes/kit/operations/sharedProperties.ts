import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import type { Operation, Resource } from './operation';

/** A parameter of an operation, and when it is shown. */
export interface ShownProperty {
	property: INodeProperties;
	when: IDisplayOptions['show'];
	unless: IDisplayOptions['hide'];
}

/**
 * Merges the parameters of all operations: one that looks the same in several appears only once, because the editor downloads
 * them all. The order within each operation is kept.
 *
 * @param toShown returns the parameters of an operation, in order
 */
export function shareProperties<Api>(
	resources: Array<Resource<Api>>,
	toShown: (operation: Operation<Api>) => ShownProperty[],
): INodeProperties[] {
	const known = new Set(
		resources.flatMap(({ value, operations }) =>
			operations.map((operation) => toPlace(value, operation.value)),
		),
	);
	const mergeAll = (lists: Shared[][]) =>
		lists.reduce((sofar, list) => mergeLists(sofar, list, known), []);
	const byResource = resources.map(({ value, operations }) =>
		mergeAll(
			operations.map((operation) =>
				toShown(operation).map((shown) => toShared(shown, value, operation.value)),
			),
		),
	);
	return mergeAll(byResource).map(toProperty);
}

/** A parameter, and the operations that show it. */
interface Shared extends ShownProperty {
	/** What must be equal for it to be shared. */
	key: string;
	resources: string[];
	/** Operations of each of the resources, except those that a resource doesn't have. */
	operations: string[];
	/** The same, each operation with its resource. */
	places: ReadonlySet<string>;
}

function toShared(shown: ShownProperty, resource: string, operation: string): Shared {
	const { property, when, unless } = shown;
	return {
		...shown,
		key: JSON.stringify([property, when, unless]),
		resources: [resource],
		operations: [operation],
		places: new Set([toPlace(resource, operation)]),
	};
}

/** An operation of a resource, as a string. */
function toPlace(resource: string, operation: string): string {
	return `${resource}.${operation}`;
}

/**
 * Adds parameters to those placed so far, sharing as much as both orders allow: the longest common subsequence, weighted by text
 * length.
 */
function mergeLists(left: Shared[], right: Shared[], known: ReadonlySet<string>): Shared[] {
	const merges = left.map((one) => right.map((other) => merge(one, other, known)));
	const mergeAt = (i: number, j: number) => merges[i]?.[j];
	// Savings from the i-th on the left and the j-th on the right to the end.
	const saved = Array.from({ length: left.length + 1 }, () =>
		Array.from({ length: right.length + 1 }, () => 0),
	);
	const savedAt = (i: number, j: number) => saved[i]?.[j] ?? 0;
	for (let i = left.length - 1; i >= 0; i--) {
		for (let j = right.length - 1; j >= 0; j--) {
			const merged = mergeAt(i, j);
			const together = merged ? merged.key.length + savedAt(i + 1, j + 1) : 0;
			const row = saved[i];
			if (row) row[j] = Math.max(together, savedAt(i + 1, j), savedAt(i, j + 1));
		}
	}

	const result: Shared[] = [];
	let [i, j] = [0, 0];
	for (;;) {
		const [one, other] = [left[i], right[j]];
		if (one === undefined || other === undefined) break;
		const merged = mergeAt(i, j);
		if (merged && savedAt(i, j) === merged.key.length + savedAt(i + 1, j + 1)) {
			result.push(merged);
			i += 1;
			j += 1;
		} else if (savedAt(i, j) === savedAt(i + 1, j)) {
			result.push(one);
			i += 1;
		} else {
			result.push(other);
			j += 1;
		}
	}
	return [...result, ...left.slice(i), ...right.slice(j)];
}

/**
 * Two parameters merged into one.
 *
 * @returns undefined if they differ, or if the editor would show the result for an operation without it: a parameter is shown for
 * each of its resources with each of its operations
 */
function merge(one: Shared, other: Shared, known: ReadonlySet<string>): Shared | undefined {
	if (one.key !== other.key) return undefined;
	const resources = [...new Set([...one.resources, ...other.resources])];
	const operations = [...new Set([...one.operations, ...other.operations])];
	const places = new Set([...one.places, ...other.places]);
	const isExact = resources.every((resource) =>
		operations.every((operation) => {
			const place = toPlace(resource, operation);
			return places.has(place) || !known.has(place);
		}),
	);
	return isExact ? { ...one, resources, operations, places } : undefined;
}

function toProperty(shown: Shared): INodeProperties {
	const { property, resources, operations, when, unless } = shown;
	return {
		...property,
		displayOptions: {
			show: { resource: resources, operation: operations, ...when },
			...(unless && { hide: unless }),
		},
	};
}
