import Papa from 'papaparse';

import { InputError } from '../../errors/errors';
import type { TellHint } from '../../errors/hints';
import { listSome } from '../../errors/listSome';
import { toResultSync } from '../../async/result';
import { openWorkbook, WorkbookError, type WorkbookParts } from './parts';
import { readSheetRows } from './sheetRows';

/** Maximum size in bytes of a workbook's file, which is held in memory. */
export const LARGEST_WORKBOOK = 50_000_000;

/** What to do about a workbook that can't be read. */
export const SAVE_AS_CSV =
	"Save the sheet as 'CSV UTF-8', or use n8n's 'Extract from File' node before this one and take the rows from items.";

/** Maximum number of sheets listed in a hint. */
const MOST_NAMED = 5;

/**
 * Reads the first visible sheet of an Excel workbook (XLSX) as CSV, in pieces. Cells have their displayed text if the format is
 * known: dates, times, postal codes with leading zeros.
 *
 * @param name of the file, for messages
 * @param hint called with the sheet that was read, if there are several
 * @throws InputError if it isn't a workbook, or is damaged or too large
 */
export function* readWorkbookAsCsv(
	file: Uint8Array,
	name: string,
	hint?: TellHint,
): Generator<string> {
	const parts = orRefuse(name, () => openWorkbook(file));
	const { sheetNames } = parts;
	if (sheetNames.length > 1) {
		const [first, ...others] = sheetNames.map((sheet) => `'${sheet}'`);
		hint?.(`Read the first sheet, ${first}, of '${name}', and not ${listSome(others, MOST_NAMED)}`);
	}
	for (const rows of toRows(parts, name)) yield `${Papa.unparse(rows, { newline: '\n' })}\n`;
}

function* toRows(parts: WorkbookParts, name: string): Generator<string[][]> {
	const pages = readSheetRows(parts);
	for (;;) {
		const next = orRefuse(name, () => pages.next());
		if (next.done === true) return;
		yield next.value;
	}
}

/** @throws InputError for anything wrong with the workbook */
function orRefuse<Value>(name: string, work: () => Value): Value {
	const result = toResultSync(work);
	if (result.ok) return result.value;
	const { error } = result;
	// Any other error comes from the XML parser.
	const problem =
		error instanceof WorkbookError ? error : new WorkbookError("is damaged: a part isn't XML");
	throw new InputError(problem.describe(name), SAVE_AS_CSV);
}
