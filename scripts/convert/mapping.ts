import type { Conversion, Parameters } from './parameters';

/** A resource and one of its operations. */
export interface Target {
	resource: string;
	operation: string;
}

/** How one operation is converted. */
export interface Mapping {
	/** The V3 operation; undefined if there is none. */
	successor: Target | undefined;
	/** What differs, or why there is no successor. */
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
