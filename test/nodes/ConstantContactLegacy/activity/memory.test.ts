import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { readCsvPages } from '../../../../nodes/kit';
import { MOST_BYTES } from '../../../../nodes/ConstantContactLegacy/activity/bulk';
import { columns } from '../../../../nodes/ConstantContactLegacy/activity/columns';
import { asFormValue } from '../../../../nodes/ConstantContactLegacy/activity/form';
import { encodeChunks } from '../../../../nodes/constantContactShared/bulk/chunks';
import { addFile } from '../../../../nodes/constantContactShared/bulk/fileRows';
import type { Row } from '../../../../nodes/constantContactShared/bulk/rows';
import { RowTable } from '../../../../nodes/constantContactShared/bulk/rowTable';
import { manyRows } from './setup';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Memory in use after a collection, in MB. */
function memory(): number {
	collectGarbage();
	const { heapUsed, external } = process.memoryUsage();
	return (heapUsed + external) / 1e6;
}

it('turns a file of 200,000 rows into requests with less than 32 MB', async () => {
	const file = Buffer.from(manyRows(200_000));
	async function* pieces(): AsyncGenerator<string> {
		for (let at = 0; at < file.length; at += 65_536) {
			yield file.toString('utf8', at, Math.min(at + 65_536, file.length));
		}
	}
	const rules = { known: columns, columns: columns.names, stopAtUnknownColumns: true };
	const before = memory();
	const table = new RowTable();
	for await (const _ of addFile(table, readCsvPages(pieces()), 0, rules));
	const used = [memory() - before];
	async function* again(): AsyncGenerator<Row[]> {
		const reading = table.readAgain(0);
		for await (const _ of addFile(reading, readCsvPages(pieces()), 0, rules)) {
			yield reading.take().map(({ row }) => row);
		}
	}
	let rows = 0;
	const limits = { bytes: MOST_BYTES - 1000, rows: Infinity };
	const [sent = []] = table.columnSets;
	for await (const chunk of encodeChunks(again(), sent, limits, asFormValue)) {
		expect(chunk.parts.join('').length).toBeLessThan(MOST_BYTES);
		rows += chunk.rows.length;
		used.push(memory() - before);
	}
	expect(rows).toBe(200_000);
	expect(used.length).toBeGreaterThan(10);
	expect(Math.max(...used)).toBeLessThan(32);
}, 600_000);
