import { carryLocator, type IdKind } from './ids';
import type { Conversion, Parameters } from './parameters';

/** What the records of V3 and of a legacy version differ in, where both have them. */
export const OTHER_RECORDS =
	'The fields of the records have other names: correct the expressions that read them.';

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

/** Operations on one record. */
export function aboutOne(
	resource: string,
	operation: string,
	name: string,
	kind: IdKind,
	...notes: string[]
): Mapping {
	return becomes(
		resource,
		operation,
		(conversion) => ({ [name]: carryLocator(conversion, name, kind) }),
		...notes,
	);
}
