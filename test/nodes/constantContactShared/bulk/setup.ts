import { columnsFrom } from '../../../../nodes/constantContactShared/bulk/columns';
import type { Place, Row, Source } from '../../../../nodes/constantContactShared/bulk/rows';

export { collect } from '../../../kit/collect';

/** Columns as a version of the API could name them. */
export const known = columnsFrom('EMAIL', ['FIRST NAME', 'CITY'], { TOWN: 'CITY' });

/** A table with these columns. */
export function tableWith(...columns: string[]): Source {
	return { columns, emailAt: columns.indexOf('EMAIL') };
}

/** A row that can be sent. */
export function rowOf(source: Source, values: string[], place: Place = { item: 0 }): Row {
	return { ...place, json: JSON.stringify(values), source };
}

/** Rows with an address alone, an input item each. */
export function rowsOf(...emails: string[]): Row[] {
	const source = tableWith('EMAIL');
	return emails.map((email, item) => rowOf(source, [email], { item }));
}

/** The values one after the other, as a file is read. */
export async function* inTurns<Value>(values: Value[]): AsyncGenerator<Value> {
	yield* values;
}
