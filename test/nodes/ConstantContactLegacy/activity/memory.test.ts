import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { readCsvRows } from '../../../../nodes/kit';
import { MOST_BYTES } from '../../../../nodes/ConstantContactLegacy/activity/bulk';
import { columns } from '../../../../nodes/ConstantContactLegacy/activity/columns';
import { asFormValue } from '../../../../nodes/ConstantContactLegacy/activity/form';
import { chunksOf } from '../../../../nodes/constantContactShared/bulk/chunks';
import { addFile } from '../../../../nodes/constantContactShared/bulk/rowSources';
import { RowTable } from '../../../../nodes/constantContactShared/bulk/rows';
import { manyRows } from './setup';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Memory in use after a collection, in MB. */
function memory(): number {
	collectGarbage();
	const { heapUsed, external } = process.memoryUsage();
	return (heapUsed + external) / 1e6;
}

it('turns a file of 100,000 rows into requests with less than 64 MB', async () => {
	const file = Buffer.from(manyRows(100_000));
	async function* pieces(): AsyncGenerator<string> {
		for (let at = 0; at < file.length; at += 65_536) {
			yield file.toString('utf8', at, Math.min(at + 65_536, file.length));
		}
	}
	const before = memory();
	const table = new RowTable();
	const rules = { known: columns, columns: columns.names, stopAtUnknownColumns: true };
	await addFile(table, readCsvRows(pieces()), 0, rules);
	const used = [memory() - before];
	let rows = 0;
	const limits = { bytes: MOST_BYTES - 1000, rows: Infinity };
	for (const chunk of chunksOf(table.rows, columns.names, limits, asFormValue)) {
		expect(chunk.parts.join('').length).toBeLessThan(MOST_BYTES);
		rows += chunk.rows.length;
		used.push(memory() - before);
	}
	expect(rows).toBe(100_000);
	expect(used).toHaveLength(6);
	expect(Math.max(...used)).toBeLessThan(64);
}, 180_000);
