import type { Conversion, Parameters } from './parameters';

/** A resource and one of its operations. */
export interface Target {
	resource: string;
	operation: string;
}

/** How one operation is carried over. */
export interface Mapping {
	/** The operation of V3; undefined where there is none. */
	successor: Target | undefined;
	/** What is different, or why there is no successor. */
	notes: string[];
	/** The parameters of the successor. */
	convert?: (conversion: Conversion) => Parameters;
}

export function becomes(
	resource: string,
	operation: string,
	convert: (conversion: Conversion) => Parameters,
	...notes: string[]
): Mapping {
	return { successor: { resource, operation }, notes, convert };
}

export function hasNone(...notes: string[]): Mapping {
	return { successor: undefined, notes };
}
