import type { IDataObject } from 'n8n-workflow';

import { isBlank } from '../../kit';
import { toContactRecord, getEmail, toRowPosition, type Row } from './rows';

/**
 * Traces the rows that the service refused back to the user's.
 *
 * Whether the header counts in the line number isn't documented (V1 API 4.5), so the email address decides: each occurs once in a
 * request. Where an error names no address, the line counts, shifted as those errors show whose address is known; if none does,
 * the header is taken for line 1.
 *
 * @param errors as the activity names them
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
		// An address that was not sent belongs to none of the rows, whatever the line says.
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

/** What isn't a number, or nothing at all, isn't a line. */
function getLineNumber(value: unknown): number {
	return isBlank(value) ? NaN : Number(value);
}

/** Line number minus position (from 0) when the header is line 1. */
const HEADER_IS_LINE_1 = 2;

/** The shift that the first error with a known address shows. */
function findShift(lines: number[], positions: Array<number | undefined>): number | undefined {
	const at = positions.findIndex(
		(position, index) => position !== undefined && Number.isFinite(lines[index]),
	);
	return at < 0 ? undefined : (lines[at] as number) - (positions[at] as number);
}
