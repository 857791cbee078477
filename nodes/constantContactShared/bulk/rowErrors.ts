import type { IDataObject } from 'n8n-workflow';

import { isBlank } from '../../kit';
import { toContactRecord, getEmail, toRowPosition, type Row } from './rows';

/**
 * Traces rejected rows back to the user's.
 *
 * Whether the line number includes the header isn't documented (V1 API 4.5), so the email address decides: each occurs once in a
 * request. If an error has no address, its line number is used, shifted as in errors with a known address; without any, the
 * header is taken to be line 1.
 *
 * @param errors as listed in the activity
 * @param rows of the request, in order
 */
export function traceErrors(errors: IDataObject[], rows: Row[]): IDataObject[] {
	if (errors.length === 0) return [];
	const positions = new Map(rows.map((row, index) => [getEmail(row).toLowerCase(), index]));
	const byAddress = errors.map(({ email_address }) =>
		positions.get(
			String(email_address ?? '')
				.trim()
				.toLowerCase(),
		),
	);
	const lines = errors.map(({ line_number }) => getLineNumber(line_number));
	let shift = findShift(lines, byAddress) ?? HEADER_IS_LINE_1;
	return errors.map((error, index) => {
		const known = byAddress[index];
		const line = lines[index] as number;
		if (known !== undefined && Number.isFinite(line)) shift = line - known;
		// An address that was not sent doesn't belong to any row, whatever the line says.
		if (known === undefined && !isBlank(error.email_address)) return error;
		const row = rows[known ?? line - shift];
		return row === undefined
			? error
			: {
					...error,
					...toRowPosition(row),
					email_address: getEmail(row),
					contact: toContactRecord(row),
				};
	});
}

/** A missing or non-numeric value isn't a line. */
function getLineNumber(value: unknown): number {
	return isBlank(value) ? NaN : Number(value);
}

/** Line number minus position (from 0) when the header is line 1. */
const HEADER_IS_LINE_1 = 2;

/** The shift shown by the first error with a known address. */
function findShift(lines: number[], positions: Array<number | undefined>): number | undefined {
	const at = positions.findIndex(
		(position, index) => position !== undefined && Number.isFinite(lines[index]),
	);
	return at < 0 ? undefined : (lines[at] as number) - (positions[at] as number);
}
