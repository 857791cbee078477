/**
 * A time as ContactHub writes it, in epoch milliseconds; the offset has no colon (ContactHub API 1.1).
 */
export function toTimestamp(value: unknown): number {
	const text = String(value);
	if (text.endsWith('+0000')) return Date.parse(`${text.slice(0, -5)}Z`);
	return Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
}
