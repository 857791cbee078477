import { parseDateTime } from './dates';
import { ApiError, invalidParameter } from './errors';

const INTEGER = /^-?\d+$/;

/** The query parameters of a request, validated when read. */
export class Parameters {
	constructor(private readonly query: URLSearchParams) {}

	/**
	 * Rejects parameters that the endpoint doesn't have, and repeated ones other than `sort`.
	 * @throws ApiError 400
	 */
	check(known: readonly string[]): void {
		for (const name of new Set(this.query.keys())) {
			if (!known.includes(name)) throw invalidParameter(name, 'it is unknown');
			if (name !== 'sort' && this.query.getAll(name).length > 1) {
				throw invalidParameter(name, 'it occurs more than once');
			}
		}
	}

	/** Text; undefined if omitted, rejected if empty. */
	text(name: string): string | undefined {
		const value = this.query.get(name);
		if (value === '') throw invalidParameter(name, 'it is empty');
		return value ?? undefined;
	}

	/** Required text. */
	required(name: string): string {
		const value = this.text(name);
		if (value === undefined) throw invalidParameter(name, 'it is required');
		return value;
	}

	/** All values of a parameter that may be repeated. */
	all(name: string): string[] {
		return this.query.getAll(name);
	}

	/** The values of a comma-separated list; undefined if omitted. */
	list(name: string): string[] | undefined {
		const values = this.text(name)?.split(',');
		if (values?.includes('')) throw invalidParameter(name, 'it has an empty value');
		return values;
	}

	/** A whole number from `min` to `max`; undefined if omitted. */
	integer(name: string, min: number, max: number): number | undefined {
		const value = this.text(name);
		if (value === undefined) return undefined;
		const number = Number(value);
		if (!INTEGER.test(value) || number < min || number > max) {
			throw invalidParameter(name, `${value} isn't a whole number from ${min} to ${max}`);
		}
		return number;
	}

	/** One of several values; undefined if omitted. */
	oneOf<T extends string>(name: string, values: readonly T[]): T | undefined {
		const value = this.text(name);
		if (value === undefined) return undefined;
		const known = values.find((candidate) => candidate === value);
		if (known === undefined) throw invalidParameter(name, `${value} isn't ${values.join(', ')}`);
		return known;
	}

	/** A date-time in milliseconds since 1970; undefined if omitted. */
	instant(name: string): number | undefined {
		const value = this.text(name);
		if (value === undefined) return undefined;
		const time = parseDateTime(value);
		if (time === undefined) throw invalidParameter(name, `${value} isn't a date-time`);
		return time;
	}

	/**
	 * `page` (0-based) and `size` (50 at most, ContactHub API 1.3).
	 * @throws ApiError 400 for invalid values; `deepPagingStatus` for a page beyond the result window if deep paging is rejected
	 */
	paging(
		defaultSize: number,
		limits?: { deepPaging: boolean; deepPagingStatus: number; resultWindow: number },
	): { page: number; size: number } {
		const page = this.integer('page', 0, Number.MAX_SAFE_INTEGER) ?? 0;
		const size = this.integer('size', 1, 50) ?? defaultSize;
		const reach = page * size + size;
		if (limits?.deepPaging === false && reach > limits.resultWindow) {
			throw new ApiError(
				limits.deepPagingStatus,
				'Result window is too large, from + size must be less than or equal to: ' +
					`[${limits.resultWindow}] but was [${reach}]`,
			);
		}
		return { page, size };
	}
}

/** The API's page envelope (ContactHub API 1.3). */
export function pageOf<T>(
	elements: T[],
	totalElements: number,
	{ page, size }: { page: number; size: number },
): object {
	return {
		elements,
		page: {
			size,
			totalElements,
			totalUnfilteredElements: 0,
			totalPages: Math.ceil(totalElements / size),
			number: page,
		},
	};
}
