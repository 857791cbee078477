import { encodeQuery, type QueryValue } from '../../kit';

/** Query parameters by name; multiple values are separated by commas (V3 API 13). */
export type V3Query = Record<string, QueryValue>;

/** Parameters that are repeated for each value (V3 API 13). */
const REPEATED = ['bounce_code', 'tracking_activity_type'];

/** The query string; multiple values of other parameters are joined by commas. */
export function buildQuery(query: V3Query): string {
	const joined = Object.entries(query).map(([name, value]): [string, QueryValue] => [
		name,
		Array.isArray(value) && !REPEATED.includes(name) ? value.join(',') : value,
	]);
	return encodeQuery(Object.fromEntries(joined));
}
