import type { Json } from '../../json';
import { parseInstant } from '../dates';
import type { Operator } from './conditions';

/** An interval of time stamps, both ends included. */
export interface Bounds {
	from: number;
	to: number;
	/** True when lying inside is all that the condition asks for. */
	exact: boolean;
}

/** Everything passes. */
export const ANYTHING: Bounds = { from: -Infinity, to: Infinity, exact: true };

/** The condition says nothing about the stamp. */
export const NOTHING_KNOWN: Bounds = { from: -Infinity, to: Infinity, exact: false };

/** The interval that an atomic condition asks for; stamps are whole milliseconds. */
export function stampBounds(operator: Operator, value: Json): Bounds {
	const [first, second] = (Array.isArray(value) ? value : [value]).map(parseInstant);
	if (first === undefined) return NOTHING_KNOWN;
	switch (operator) {
		case 'EQUALS':
			return { from: first, to: first, exact: true };
		case 'GTE':
			return { from: first, to: Infinity, exact: true };
		case 'GT':
			return { from: Math.floor(first) + 1, to: Infinity, exact: true };
		case 'LTE':
			return { from: -Infinity, to: first, exact: true };
		case 'LT':
			return { from: -Infinity, to: Math.ceil(first) - 1, exact: true };
		case 'BETWEEN':
			return { from: first, to: second!, exact: true };
		default:
			return NOTHING_KNOWN;
	}
}

/** The interval of conditions that all must hold. */
export function intersection(bounds: Bounds[]): Bounds {
	return {
		from: Math.max(...bounds.map(({ from }) => from)),
		to: Math.min(...bounds.map(({ to }) => to)),
		exact: bounds.every(({ exact }) => exact),
	};
}

/** The interval around conditions of which one must hold. */
export function hull(bounds: Bounds[]): Bounds {
	if (bounds.length === 1) return bounds[0]!;
	return {
		from: Math.min(...bounds.map(({ from }) => from)),
		to: Math.max(...bounds.map(({ to }) => to)),
		exact: false,
	};
}
