import type { RateLimit } from './rateLimit';

const RETRY_AFTER = ['seconds', 'date', 'none'] as const;

/**
 * Parses a number on the command line.
 * @throws RangeError if it isn't a number, or is negative
 */
export function number(name: string, text: string): number {
	const value = Number(text);
	if (text.trim() === '' || !Number.isFinite(value) || value < 0) {
		throw new RangeError(`--${name} needs a number, not '${text}'`);
	}
	return value;
}

/**
 * Parses one of several words on the command line.
 * @throws RangeError if it isn't one of them
 */
export function oneOf<const T extends string>(name: string, text: string, values: readonly T[]): T {
	const value = values.find((known) => known === text);
	if (value === undefined) throw new RangeError(`--${name} must be one of ${values.join(', ')}`);
	return value;
}

/**
 * Parses `<requests>/<milliseconds>` on the command line.
 * @throws RangeError if it has any other form
 */
export function rateLimit(name: string, text: string, retryAfter: string): RateLimit {
	const [requests, perMs, ...rest] = text.split('/');
	if (perMs === undefined || rest.length > 0) {
		throw new RangeError(`--${name} needs <requests>/<milliseconds>, not '${text}'`);
	}
	return {
		requests: number(name, requests!),
		perMs: number(name, perMs),
		retryAfter: oneOf('retry-after', retryAfter, RETRY_AFTER),
	};
}
