import type { Json } from '../../json';
import { parseInstant } from '../dates';
import type { Operator } from './conditions';

/** An interval of timestamps, including both ends. */
export interface Bounds {
	from: number;
	to: number;
	/** Whether being inside is the whole condition. */
	exact: boolean;
}

/** Everything passes. */
export const ANYTHING: Bounds = { from: -Infinity, to: Infinity, exact: true };

/** The condition doesn't restrict the timestamp. */
export const NOTHING_KNOWN: Bounds = { from: -Infinity, to: Infinity, exact: false };

/** The interval for an atomic condition; timestamps are whole milliseconds. */
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

/** The interval for conditions that must all be met. */
export function intersection(bounds: Bounds[]): Bounds {
	return {
		from: Math.max(...bounds.map(({ from }) => from)),
		to: Math.min(...bounds.map(({ to }) => to)),
		exact: bounds.every(({ exact }) => exact),
	};
}

/** The interval for conditions of which at least one must be met. */
export function hull(bounds: Bounds[]): Bounds {
	if (bounds.length === 1) return bounds[0]!;
	return {
		from: Math.min(...bounds.map(({ from }) => from)),
		to: Math.max(...bounds.map(({ to }) => to)),
		exact: false,
	};
}
